import type { Role } from '@/prisma/generated/client/enums';
import { AppError, notFound } from './errors';
import type { UserId } from './ids';

/** Somebody who is signed in, as their session and the database say at this moment. */
export type SignedIn = {
  readonly id: UserId;
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  readonly zone: string;
  readonly sessionId: string;
  /** When they last proved who they are, in milliseconds of the machine's clock; see `requireProof`. */
  readonly provenAtMs: number;
  /** They have to set up a second step before anything else is open to them; see `lacksSecondStep`. */
  readonly secondStepMissing?: true;
};
export type Visitor = SignedIn | null;

/** The two people of a booking: what a relation is judged by. */
export type BookingParties = { readonly candidateId: string; readonly professionalId: string };

type Rule = {
  /** Who may try at all. `anyone` includes visitors who are signed out. */
  readonly roles: readonly (Role | 'anyone')[];
  /** Besides the role: the person must stand in this relation to the booking. The admin stands in each. */
  readonly relation?: 'candidate' | 'professional' | 'party';
  /** Open also to somebody who has to set up a second step first. */
  readonly withoutSecondStep?: true;
};

/**
 * Who may do what: the one policy table. Closed by default: an action that is not here cannot be named, and a
 * route without an action does not type-check.
 */
export const POLICY = {
  'public.read': { roles: ['anyone'] },
  'webhook.deliver': { roles: ['anyone'] }, // judged by its signature instead
  'calendar.follow': { roles: ['anyone'] }, // judged by the secret in its address instead
  'account.sign_up': { roles: ['anyone'] },

  'account.recover': { roles: ['anyone'] }, // proven by a link that was mailed

  /** Pages that are one side's; what they show is judged besides. */
  'candidate.area': { roles: ['candidate'] },
  'professional.area': { roles: ['professional'] },

  'account.secure': { roles: ['candidate', 'professional', 'admin'], withoutSecondStep: true },
  'me.read': { roles: ['candidate', 'professional', 'admin'] },
  'me.export': { roles: ['candidate', 'professional', 'admin'] },
  'account.delete': { roles: ['candidate', 'professional'] }, // the admin is the seed's
  'me.update': { roles: ['candidate', 'professional', 'admin'] },
  'notifications.read': { roles: ['candidate', 'professional', 'admin'] },
  'availability.read': { roles: ['candidate', 'professional'] },
  'availability.write': { roles: ['candidate', 'professional'] },
  'photo.write': { roles: ['candidate', 'professional'] },
  'cv.write': { roles: ['candidate'] },
  /** One's own, and those of the other side of a booking in which names are known. */
  'file.read': { roles: ['candidate', 'professional', 'admin'], relation: 'party' },
  'cards.manage': { roles: ['candidate'] }, // one's own, at Stripe
  'calendar.connect': { roles: ['candidate', 'professional'] },
  'listing.edit': { roles: ['professional'] },
  'listing.verify': { roles: ['professional'] },
  'stripe.onboard': { roles: ['professional'] },
  'earnings.read': { roles: ['professional'] },

  'bookings.list': { roles: ['candidate', 'professional'] },
  'booking.request': { roles: ['candidate'] },
  'booking.read': { roles: ['candidate', 'professional', 'admin'], relation: 'party' },
  'booking.accept': { roles: ['professional'], relation: 'professional' },
  'booking.decline': { roles: ['professional'], relation: 'professional' },
  'booking.schedule': { roles: ['professional'], relation: 'professional' },
  'booking.reschedule': { roles: ['candidate', 'professional'], relation: 'party' },
  'booking.checkout': { roles: ['candidate'], relation: 'candidate' },
  'booking.confirm': { roles: ['candidate'], relation: 'candidate' },
  'booking.cancel': { roles: ['candidate', 'professional'], relation: 'party' },
  'booking.join': { roles: ['candidate', 'professional'], relation: 'party' },
  'feedback.write': { roles: ['professional'], relation: 'professional' },
  'feedback.read': { roles: ['candidate', 'professional', 'admin'], relation: 'party' },
  'review.write': { roles: ['candidate'], relation: 'candidate' },

  'dispute.open': { roles: ['candidate', 'professional'], relation: 'party' },
  'dispute.read': { roles: ['candidate', 'professional', 'admin'], relation: 'party' },
  'dispute.state': { roles: ['candidate', 'professional', 'admin'], relation: 'party' },

  'dispute.decide': { roles: ['admin'] },
  'money.decide': { roles: ['admin'] },
  'qc.recheck': { roles: ['admin'] },
  'work_email.accept': { roles: ['admin'] },
  'account.suspend': { roles: ['admin'] },
  'admin.read': { roles: ['admin'] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;

/** Proof that the policy table allowed each of `Act`; only `authorise` makes one. */
export type Authorised<Act extends Action> = SignedIn & {
  readonly __authorised: { readonly [Each in Act]: true };
};

/**
 * Judges an action that needs no particular booking.
 * @throws AppError `signed_out`, `wrong_role` or `second_step_needed`
 */
export function authorise<Act extends Action>(visitor: Visitor, action: Act): Authorised<Act> {
  const { roles, withoutSecondStep }: Rule = POLICY[action];
  if (!visitor) throw new AppError('signed_out', 'Please sign in first.');
  if (!roles.includes(visitor.role) && !roles.includes('anyone')) {
    throw new AppError('wrong_role', 'Your account cannot do this.');
  }
  if (visitor.secondStepMissing && !withoutSecondStep) {
    throw new AppError('second_step_needed', 'Set up a second step of signing in first, at /account.');
  }
  return visitor as Authorised<Act>;
}

/** Whether somebody signed out may do this. */
export function isOpen(action: Action): boolean {
  return (POLICY[action].roles as readonly string[]).includes('anyone');
}

/**
 * Judges whether somebody already authorised for an action stands in the right relation to a booking.
 * @throws AppError `not_found`, the same as for a booking that does not exist
 */
export function authoriseBooking<Act extends Action>(
  actor: Authorised<Act>,
  action: Act,
  booking: BookingParties | null,
): void {
  const rule: Rule = POLICY[action];
  if (booking && actor.role === 'admin' && rule.roles.includes('admin')) return;
  const isCandidate = booking?.candidateId === actor.id;
  const isProfessional = booking?.professionalId === actor.id;
  const related = {
    candidate: isCandidate,
    professional: isProfessional,
    party: isCandidate || isProfessional,
    none: true,
  }[rule.relation ?? 'none'];
  if (!booking || !related) throw notFound('booking');
}
