import { redirect } from 'next/navigation';
import { bookingPage, paidPage } from '@/components/booking/links';
import { priceWords, type Reading } from '@/components/booking/reading';
import { Note } from '@/components/ui/note';
import { Bone, Waiting } from '@/components/ui/skeleton';
import type { Checkout } from '@/lib/bookings/checkout';
import type { FormAction } from '@/lib/form-state';
import { type CardActions, CardForm } from './card-form';
import { adapterFor } from './card-payment';
import { declineWords } from './decline-words';
import { PaymentElementForm } from './payment-element-form';
import { PaymentTrouble } from './payment-trouble';
import type { SavedCard } from './saved-card';
import type { ConfirmOnServer } from './use-payment';

/** What is there to pay with: the saved cards, or what opens them in Stripe's own form. */
export type Wallet = { readonly cards: readonly SavedCard[]; readonly session: string | undefined };

/** What the checkout came to: the open payment, or the code of a refusal or fault. */
export type Opened =
  | { ok: true; value: Checkout }
  | { ok: false; error: { code: string; details: { extra?: Readonly<Record<string, unknown>> } } };

/** The form for the card, once Stripe has answered what there is to pay; or why there is none. */
export async function TakeCard({
  reading,
  opening,
  wallet,
  apiBase,
  confirm,
  stillFree,
  actions,
}: {
  reading: Reading;
  opening: Promise<Opened>;
  wallet: Promise<Wallet>;
  apiBase: string;
  confirm: ConfirmOnServer;
  stillFree: FormAction;
  actions: CardActions;
}) {
  const { view, now, zone } = reading;
  const [opened, { cards, session }] = await Promise.all([opening, wallet]);
  if (!opened.ok) {
    const { code, details } = opened.error;
    return <PaymentTrouble reading={reading} code={code} isOwn={details.extra?.who === 'candidate'} />;
  }
  const { status, lastError, ...intent } = opened.value;
  if (status === 'succeeded') redirect(`${paidPage(view.id)}?payment_intent=${intent.paymentIntentId}`);
  if (status !== 'open') return <PaymentTrouble reading={reading} code={status} />;

  const failed = lastError && declineWords(lastError.code, lastError.declineCode);
  const local = now.toZonedDateTimeISO(zone);
  const form = {
    payment: { ...intent, apiBase },
    checkout: {
      paymentIntentId: intent.paymentIntentId,
      confirm,
      bookingId: view.id,
      stillFree,
      bookingHref: bookingPage('candidate', view.id),
    },
    returnPath: paidPage(view.id),
    label: `Pay ${priceWords(reading)}`,
  };
  return (
    <>
      {failed && (
        <Note tone="warn" title={`The last try failed. ${failed.title}`} className="mb-5">
          Nothing was charged, and the time is still held. {failed.advice}
        </Note>
      )}
      {adapterFor(apiBase) === 'payment_element' ? (
        <PaymentElementForm {...form} session={session} />
      ) : (
        <CardForm
          {...form}
          present={{ year: local.year, month: local.month }}
          bookingId={view.id}
          cards={cards}
          actions={actions}
        />
      )}
    </>
  );
}

/** The shape of the form, while Stripe is asked. */
export function CardSkeleton() {
  return (
    <Waiting label="Loading the card form">
      <Bone size="w-28" />
      <Bone size="w-full h-11" />
      <Bone size="w-20" />
      <Bone size="w-full h-11" />
      <Bone size="w-full h-11" />
    </Waiting>
  );
}
