'use client';

import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { Bone, Waiting } from '@/components/ui/skeleton';
import { type CardPayment, outcomeOfError, outcomeOfIntent, type PaymentOutcome } from './card-payment';
import { RefusalNote } from './refusal-note';
import { type Checkout, usePayment } from './use-payment';

type Mounted = { readonly stripe: Stripe; readonly elements: StripeElements };

/** Stripe's own fields, in a frame of theirs: the card is typed into Stripe's page, and answered by its script. */
export function PaymentElementForm({
  payment,
  checkout,
  returnPath,
  label,
  session,
}: {
  payment: CardPayment;
  checkout: Checkout;
  returnPath: string;
  label: string;
  /** Opens what the candidate has saved; without it the form works, and shows and saves nothing. */
  session: string | undefined;
}) {
  const { paying, refusal, pay } = usePayment(checkout);
  const place = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<Mounted | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const { publishableKey, clientSecret } = payment;

  useEffect(() => {
    let gone = false;
    let unmount = () => {};
    mount(publishableKey, { clientSecret, session }, place.current, (next) => !gone && setState(next))
      .then((made) => {
        unmount = () => made?.elements.getElement('payment')?.destroy();
        if (gone) unmount();
        else setMounted(made);
      })
      .catch(() => !gone && setState('failed'));
    return () => {
      gone = true;
      unmount();
    };
  }, [publishableKey, clientSecret, session]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (mounted) void pay(() => confirmWith(mounted, `${location.origin}${returnPath}`));
  }

  return (
    <form onSubmit={submit} aria-label="Card">
      {refusal && <RefusalNote refusal={refusal} bookingHref={checkout.bookingHref} />}
      {state === 'failed' && (
        <Note tone="bad" role="alert" title="Stripe’s card form did not load." className="mb-5">
          Nothing was charged, and the time is still held. Load the page again, or allow js.stripe.com if you
          block scripts.
        </Note>
      )}
      {state === 'loading' && (
        <Waiting label="Loading the card form">
          <Bone size="w-full h-11" />
          <Bone size="w-full h-11" />
        </Waiting>
      )}
      <div ref={place} />
      <div className="mt-6">
        <Button
          type="submit"
          look="primary"
          block
          busy={paying ? 'Paying' : false}
          disabled={state !== 'ready'}
        >
          {label}
        </Button>
      </div>
    </form>
  );
}

async function mount(
  publishableKey: string,
  { clientSecret, session }: { clientSecret: string; session: string | undefined },
  place: HTMLElement | null,
  tell: (state: 'ready' | 'failed') => void,
): Promise<Mounted | null> {
  const stripe = await loadStripe(publishableKey);
  if (!stripe || !place) return null;
  const elements = stripe.elements({
    clientSecret,
    appearance: appearanceOf(place),
    ...(session && { customerSessionClientSecret: session }),
  });
  const element = elements.create('payment', { layout: 'tabs' });
  element.on('ready', () => tell('ready'));
  element.on('loaderror', () => tell('failed'));
  element.mount(place);
  return { stripe, elements };
}

/** Questions of the bank are asked in a layer above the page where they can be; else the browser is led away and back. */
async function confirmWith({ stripe, elements }: Mounted, returnUrl: string): Promise<PaymentOutcome> {
  try {
    const result = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: returnUrl },
      redirect: 'if_required',
    });
    return result.error ? outcomeOfError(result.error) : outcomeOfIntent(result.paymentIntent);
  } catch {
    return { kind: 'unanswered' };
  }
}

/** Our colours, resolved for the theme that the page has: the frame cannot read our style sheet. */
function appearanceOf(place: HTMLElement) {
  const color = (token: string) => {
    const probe = place.appendChild(document.createElement('span'));
    probe.style.color = `var(${token})`;
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  };
  return {
    theme: 'flat' as const,
    variables: {
      colorPrimary: color('--c-accent'),
      colorBackground: color('--c-surface'),
      colorText: color('--c-ink'),
      colorTextSecondary: color('--c-ink-2'),
      colorDanger: color('--c-danger'),
      borderRadius: '3px',
      fontSizeBase: '17px',
    },
    rules: { '.Input': { border: `1px solid ${color('--c-line-strong')}` } },
  };
}
