/** Why a calendar could not be read by its address; each is a different thing to do for its owner. */
export const ICS_FAULTS = [
  /** Not an `https` address of a server that everybody can reach. */
  'bad_address',
  /** It leads to a network that is not public. */
  'forbidden_address',
  /** The server says that there is no such calendar, or that it is not shown any more. */
  'gone',
  /** No answer in time, or a failure that may pass. */
  'unavailable',
  /** The answer is no iCalendar file, or a broken one. */
  'not_a_calendar',
  /** An event is in a time zone that the file does not explain. */
  'unknown_zone',
  /** Larger, or with more repetitions, than a calendar of a person is. */
  'too_large',
] as const;
export type IcsFault = (typeof ICS_FAULTS)[number];

export type IcsFailure = {
  readonly ok: false;
  readonly code: IcsFault;
  /** What happened, for the log: never the address, which is a secret. */
  readonly log: string;
};
export type IcsResult<Value> = { readonly ok: true; readonly value: Value } | IcsFailure;

export function icsFailure(code: IcsFault, log: string): IcsFailure {
  return { ok: false, code, log };
}
