import type { Core } from '../core';
import type { Mode, People, Period, Person } from './people';

/** What a script may do to the imitated Google that no API call can. */
export interface GoogleControl {
  /** Replaces the busy times of a person's primary calendar. */
  setBusy(email: string, busy: Period[]): Person;
  /** `revoked` kills the person's grants; `calendar_error` makes the calendar unreadable. */
  setMode(email: string, mode: Mode): Person;
}

/** Google's part of the control interface. */
export function googleControl(core: Core, people: People): GoogleControl {
  return {
    setBusy: (email, busy) => core.store.transact(() => people.update(email, { busy })),
    setMode: (email, mode) => core.store.transact(() => people.update(email, { mode })),
  };
}
