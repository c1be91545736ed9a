import type { Core } from '../core';
import { derivedText } from '../ids';
import type { Collection } from '../store';

export type Mode = 'ok' | 'revoked' | 'calendar_error';

export interface Period {
  start: string;
  end: string;
}

/** A Google account of the demo; it exists as soon as somebody names its address. */
export interface Person {
  email: string;
  sub: string;
  name: string;
  mode: Mode;
  /** Busy times that a script has set, beside the events in the calendar. */
  busy: Period[];
}

/** The Google accounts that have been named so far. */
export class People {
  private readonly people: Collection<Person>;

  constructor(core: Core) {
    this.people = core.store.collection<Person>('google.people');
  }

  all(): Person[] {
    return [...this.people.values()];
  }

  /** The account with this address, made if need be. */
  byEmail(address: string): Person {
    const email = address.trim().toLowerCase();
    return (
      this.people.get(email) ??
      this.people.put(email, { email, sub: subjectOf(email), name: nameOf(email), mode: 'ok', busy: [] })
    );
  }

  update(email: string, patch: Partial<Pick<Person, 'busy' | 'mode' | 'name'>>): Person {
    const person = this.byEmail(email);
    return this.people.put(person.email, { ...person, ...patch });
  }
}

/** A number of 21 digits, as Google's are, always the same for the same address. */
function subjectOf(email: string): string {
  const digits = [...derivedText(`google ${email}`, 20)].map((letter) => (letter.codePointAt(0) ?? 0) % 10);
  return `1${digits.join('')}`;
}

/** A name to show, made of the address: `ada.lovelace@x` is Ada Lovelace. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email;
}
