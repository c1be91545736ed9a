import type { Temporal } from 'temporal-polyfill';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** The sandbox's control interface, as far as the demo's story needs it. */
export class Control {
  readonly #origin = env().MONET_SANDBOX_URL ?? '';

  /** Moves the clock to an instant and waits until everything that fell due has run. */
  async moveTo(at: Temporal.Instant): Promise<void> {
    await this.#post('/control/clock', { to: at.toString() });
  }

  /** Who comes to the call of a booking. */
  async attend(bookingId: string, who: { candidate: boolean; professional: boolean }): Promise<void> {
    await this.#post('/control/zoom/attendance', { bookingId, ...who });
  }

  /** Finishes the onboarding of a connected account, without the webhooks that would tell of it. */
  async onboard(accountId: string): Promise<void> {
    await this.#post(`/control/stripe/accounts/${accountId}/onboard`, { quiet: true });
  }

  /** Confirms a card as the browser does. */
  async payByCard(intent: { paymentIntentId: string; clientSecret: string }, card: string): Promise<void> {
    await this.#post(
      `/stripe/v1/payment_intents/${intent.paymentIntentId}/confirm`,
      new URLSearchParams({
        key: env().STRIPE_PUBLISHABLE_KEY,
        client_secret: intent.clientSecret,
        payment_method: card,
      }),
    );
  }

  async #post(path: string, body: object): Promise<void> {
    const form = body instanceof URLSearchParams;
    const response = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      body: form ? body : JSON.stringify(body),
      ...(form ? {} : { headers: { 'content-type': 'application/json' } }),
    });
    if (response.ok) return;
    throw new AppError('internal', 'The sandbox refused.', {
      log: `${path}: ${response.status} ${await response.text()}`,
    });
  }
}
