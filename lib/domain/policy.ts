/** Numbers that the business may change. Their defaults and meaning are in docs/money.md and docs/booking-walkthrough.md. */
export type Policy = {
  /** Length of a call in minutes. */
  readonly callMinutes: number;
  /** A slot starts at least this many hours ahead. */
  readonly minNoticeHours: number;
  /** A slot starts at most this many days ahead. */
  readonly maxAheadDays: number;
  /** Slots start on this grid, in minutes. */
  readonly gridMinutes: number;
  /** An unanswered request ends after this many days. */
  readonly requestDays: number;
  /** An unpaid slot is released after this many hours ... */
  readonly holdHours: number;
  /** ... or this many hours before it starts, whichever is first. */
  readonly holdReleaseBeforeStartHours: number;
  /** The platform's share in basis points: 2000 is 20 %. */
  readonly feeBps: number;
  /** A candidate who cancels at least this many hours before the start gets everything back. */
  readonly cancelWindowHours: number;
  /** A candidate who cancels later, but before the start, gets this percentage back. */
  readonly lateCancelRefundPercent: number;
  /** How often the two may go to and fro about another time before one is taken; proposals of either count. */
  readonly proposalRounds: number;
  /** So many times may be proposed at once. */
  readonly proposedTimes: number;
  /** Both are reminded of a call so many hours before it. */
  readonly reminderHours: readonly [number, number];
  /** Reminders to write the feedback, in hours after the call's end. */
  readonly nudgeHours: readonly [number, number];
  /** Feedback is due this many hours after the call's end ... */
  readonly feedbackDueHours: number;
  /** ... and impossible after this many more. */
  readonly feedbackGraceHours: number;
  /** A professional who has not come this many minutes after the start is absent. */
  readonly noShowMinutes: number;
  /** Either side may dispute a call up to this many hours after its end, and has as many to answer. */
  readonly disputeHours: number;
};

export const DEFAULT_POLICY: Policy = {
  callMinutes: 30,
  minNoticeHours: 4,
  maxAheadDays: 60,
  gridMinutes: 15,
  requestDays: 7,
  holdHours: 24,
  holdReleaseBeforeStartHours: 1,
  feeBps: 2000,
  cancelWindowHours: 3,
  lateCancelRefundPercent: 50,
  proposalRounds: 3,
  proposedTimes: 3,
  reminderHours: [24, 1],
  nudgeHours: [24, 48],
  feedbackDueHours: 48,
  feedbackGraceHours: 24,
  noShowMinutes: 10,
  disputeHours: 48,
};
