import Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { stripe } from './client';

/** What a webhook told: enough to look the object up, never its content. */
export type StripeEvent = {
  readonly id: string;
  readonly type: string;
  readonly account: string | null;
  readonly objectId: string;
  readonly paymentIntentId: string | null;
};

const SIGNATURE_TOLERANCE_SECONDS = 300;

const shape = z.object({
  id: z.string(),
  type: z.string(),
  account: z.string().nullish(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/**
 * Verifies a webhook's signature over the raw body, and its age against the product's clock in both directions.
 * @throws AppError `bad_signature`, `malformed_request`
 */
export function verifyWebhook(rawBody: string, signature: string | null, secret: string): StripeEvent {
  const receivedAt = now().epochMilliseconds;
  try {
    const stamp = Number(/(?:^|,)t=(\d+)/.exec(signature ?? '')?.[1] ?? 0);
    if (stamp - receivedAt / 1000 > SIGNATURE_TOLERANCE_SECONDS) throw badSignature();
    const event = stripe().webhooks.constructEvent(
      rawBody,
      signature ?? '',
      secret,
      SIGNATURE_TOLERANCE_SECONDS,
      undefined,
      receivedAt,
    );
    const { success, data } = shape.safeParse(event);
    if (!success) throw new AppError('malformed_request', 'This is not an event of Stripe.');
    const { object } = data.data;
    return {
      id: data.id,
      type: data.type,
      account: data.account ?? null,
      objectId: stringAt(object, 'id') ?? '',
      paymentIntentId: stringAt(object, 'payment_intent'),
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      throw badSignature();
    throw error;
  }
}

function badSignature(): AppError {
  return new AppError('bad_signature', 'The signature is missing, wrong or too old.');
}

function stringAt(object: object, name: string): string | null {
  const value: unknown = Reflect.get(object, name);
  return typeof value === 'string' ? value : null;
}
