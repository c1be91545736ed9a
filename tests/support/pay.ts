import type { World } from './world';

type Open = { readonly paymentIntentId: string; readonly clientSecret: string };
export type PaymentAnswer = {
  readonly status: number;
  readonly body: {
    readonly status?: string;
    readonly next_action?: { readonly redirect_to_url: { readonly url: string } } | null;
    readonly error?: {
      readonly code?: string;
      readonly decline_code?: string;
      readonly payment_intent?: { readonly status: string };
    };
  };
};

/** The fields of a card that is typed in. */
export function typedCard(number: string, keep = false): Record<string, string> {
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[allow_redisplay]': keep ? 'always' : 'unspecified',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2030',
    'payment_method_data[card][cvc]': '123',
  };
}

/** Confirms a payment as the checkout page does from the browser. */
export async function pay(
  world: World,
  open: Open,
  fields: Readonly<Record<string, string>>,
): Promise<PaymentAnswer> {
  const answer = await fetch(`${world.origin}/stripe/v1/payment_intents/${open.paymentIntentId}/confirm`, {
    method: 'POST',
    body: new URLSearchParams({
      key: 'pk_test_sandbox',
      client_secret: open.clientSecret,
      return_url: 'http://127.0.0.1/return',
      ...fields,
    }),
  });
  return { status: answer.status, body: (await answer.json()) as PaymentAnswer['body'] };
}

/** Answers the bank's question. */
export async function answerBank({ body }: PaymentAnswer, answer: 'pass' | 'fail'): Promise<void> {
  await fetch(body.next_action?.redirect_to_url.url ?? '', {
    method: 'POST',
    body: new URLSearchParams({ answer }),
    redirect: 'manual',
  });
}
