// @ts-check

/**
 * Why a file is not taken; lib/files/faults.ts has the words.
 * @typedef {'empty' | 'too_large' | 'wrong_type' | 'unreadable' | 'too_small' | 'too_many_pixels' | 'encrypted'
 *   | 'too_many_pages' | 'no_pages' | 'too_heavy'} Fault
 */

/** A file that is not taken: an expected outcome of cleaning. */
export class Refusal extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault);
    this.name = 'Refusal';
    this.fault = fault;
  }
}
