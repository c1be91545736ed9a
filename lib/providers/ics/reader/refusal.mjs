// @ts-check

/** The file cannot be read as somebody's calendar. `code` is one of `ICS_FAULTS`. */
export class Refusal extends Error {
  /** @param {'not_a_calendar' | 'unknown_zone' | 'too_large'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}
