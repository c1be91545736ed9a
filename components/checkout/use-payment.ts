'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { isCalendarObstacle } from '@/lib/bookings/calendar-words';
import { EMPTY_FORM, type FormAction, type FormState } from '@/lib/form-state';
import type { PaymentOutcome } from './card-payment';

/** Tells the server that Stripe has confirmed, which looks for itself; a state without a message means yes. */
export type ConfirmOnServer = (before: FormState, form: FormData) => Promise<FormState>;

/** Why the person is still on the page after a try to pay. */
export type Refusal =
  | Extract<PaymentOutcome, { kind: 'declined' | 'processing' | 'released' }>
  /** Stripe gave no answer, and has charged nothing so far. */
  | { readonly kind: 'not_charged' }
  /** Neither Stripe nor we can say at the moment whether the card was charged. */
  | { readonly kind: 'unknown' }
  /** The money came too late and goes back. */
  | { readonly kind: 'returned' }
  /** A calendar forbids the time by now, in words of the server. Stripe was not asked. */
  | { readonly kind: 'not_free'; readonly words: string };

export type Checkout = {
  readonly paymentIntentId: string;
  readonly confirm: ConfirmOnServer;
  readonly bookingId: string;
  /** Reads the calendars of both once more: the page may have been open for long. */
  readonly stillFree: FormAction;
  /** Where the paid booking is. */
  readonly bookingHref: Route;
};

/**
 * One try to pay at a time: a second press while the first is under way does nothing. After Stripe's yes, and after no
 * answer at all, our server finds out where the PaymentIntent stands.
 */
export function usePayment({ paymentIntentId, confirm, bookingId, stillFree, bookingHref }: Checkout) {
  const router = useRouter();
  const underWay = useRef(false);
  const [paying, setPaying] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  // A page that comes back from the browser's memory, after the bank's question, takes another try.
  useEffect(() => {
    const rest = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      underWay.current = false;
      setPaying(false);
    };
    addEventListener('pageshow', rest);
    return () => removeEventListener('pageshow', rest);
  }, []);

  async function pay(attempt: () => Promise<PaymentOutcome>): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setPaying(true);
    setRefusal(null);
    const forbidden = await whatForbids();
    if (forbidden !== null) {
      underWay.current = false;
      setPaying(false);
      return setRefusal({ kind: 'not_free', words: forbidden });
    }
    const outcome = await attempt();
    if (outcome.kind === 'question') return location.assign(outcome.url);
    const refused = await judge(outcome);
    if (refused === 'paid') return router.replace(bookingHref);
    underWay.current = false;
    setPaying(false);
    setRefusal(refused);
  }

  /** Whatever else the server says, or does not, shows when Stripe is asked. */
  async function whatForbids(): Promise<string | null> {
    const form = new FormData();
    form.set('bookingId', bookingId);
    try {
      const { message, code } = await stillFree(EMPTY_FORM, form);
      return message !== null && code !== null && isCalendarObstacle(code) ? message : null;
    } catch {
      return null;
    }
  }

  async function judge(outcome: Exclude<PaymentOutcome, { kind: 'question' }>) {
    if (outcome.kind === 'incomplete') return null;
    if (outcome.kind !== 'succeeded' && outcome.kind !== 'unanswered') return outcome;
    const code = await askServer();
    if (code === null) return 'paid' as const;
    if (code === 'too_late') return { kind: 'returned' } as const;
    if (code === 'payment_not_complete' && outcome.kind === 'unanswered')
      return { kind: 'not_charged' } as const;
    return { kind: 'unknown' } as const;
  }

  async function askServer(): Promise<string | null> {
    const form = new FormData();
    form.set('paymentIntentId', paymentIntentId);
    try {
      const state = await confirm(EMPTY_FORM, form);
      return state.message === null ? null : (state.code ?? 'internal');
    } catch {
      return 'unreachable';
    }
  }

  return { paying, refusal, pay };
}
