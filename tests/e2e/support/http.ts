import { readFileSync } from 'node:fs';

/** The running copy that a test talks to: its web address, and its sandbox's with the control interface. */
export class Copy {
  private constructor(
    readonly web: string,
    readonly sandbox: string,
  ) {}

  static fromEnvironment(): Copy {
    return new Copy(need('MONET_E2E_WEB'), need('MONET_E2E_SANDBOX'));
  }

  /** Calls the sandbox's control interface. */
  async control<T = unknown>(method: 'GET' | 'POST' | 'DELETE', address: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox}${address}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Unexpected(`${method} ${address}`, answer.status, text);
    return (text ? JSON.parse(text) : null) as T;
  }

  /** Moves the clock by an ISO 8601 duration, and answers when everything that fell due has run. */
  async advance(duration: string): Promise<void> {
    await this.control('POST', '/control/clock', { advance: duration });
  }

  /** Moves the clock to an instant. */
  async advanceTo(instant: Date): Promise<void> {
    await this.control('POST', '/control/clock', { to: instant.toISOString() });
  }

  /** The time that the product goes by. */
  async now(): Promise<Date> {
    return new Date((await this.control<{ now: string }>('GET', '/control/clock')).now);
  }

  /** Confirms a card as Stripe.js does in the browser. */
  async confirmCard(checkout: Checkout, card = 'pm_card_visa'): Promise<Response> {
    return fetch(`${this.sandbox}/stripe/v1/payment_intents/${checkout.paymentIntentId}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({
        key: checkout.publishableKey,
        client_secret: checkout.clientSecret,
        payment_method: card,
      }),
    });
  }

  /** What every book of the sandbox's Stripe holds, available and pending together, in cents by its name. */
  async books(): Promise<ReadonlyMap<string, number>> {
    const { items } = await this.control<{ items: Line[] }>('GET', '/control/stripe/balances');
    const books = new Map<string, number>();
    for (const { book, available, pending } of items) {
      books.set(book, (books.get(book) ?? 0) + available + pending);
    }
    return books;
  }
}

export type Checkout = {
  readonly paymentIntentId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
};

type Line = { readonly book: string; readonly available: number; readonly pending: number };
type Answer = Record<string, unknown>;

/** Somebody who is signed in, by nothing but `fetch` and a cookie. */
export class Client {
  readonly #jar = new Map<string, string>();

  constructor(private readonly web: string) {}

  /** Sends a request and keeps the cookies of the answer. Forms and bytes go as they are, anything else as JSON. */
  async send(method: string, address: string, body?: object): Promise<Response> {
    const isRaw = body instanceof URLSearchParams || body instanceof Uint8Array;
    const answer = await fetch(`${this.web}${address}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body && !isRaw ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: isRaw ? (body as BodyInit) : JSON.stringify(body) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** @throws Unexpected when the answer is a refusal */
  async json(method: string, address: string, body?: object): Promise<Answer> {
    const answer = await this.send(method, address, body);
    const text = await answer.text();
    if (!answer.ok) throw new Unexpected(`${method} ${address}`, answer.status, text);
    return JSON.parse(text) as Answer;
  }

  /** The cookies, as a browser of Playwright takes them. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.#jar].map(([name, value]) => ({ name, value, url: this.web }));
  }
}

/** Signs in with a demo account's password, as a script from outside does. */
export async function signIn(copy: Copy, email: string): Promise<Client> {
  const client = new Client(copy.web);
  const { csrfToken } = await client.json('GET', '/api/auth/csrf');
  await client.send(
    'POST',
    '/api/auth/callback/credentials',
    new URLSearchParams({ csrfToken: String(csrfToken), email, password: 'monet-demo-password' }),
  );
  const me = await client.json('GET', '/api/me');
  if (me.email !== email) throw new Unexpected('GET /api/me', 200, JSON.stringify(me));
  return client;
}

/** An answer that a test did not expect, with what it said. */
class Unexpected extends Error {
  constructor(request: string, status: number, text: string) {
    super(`${request}: ${status} ${text.slice(0, 1_000)}`);
    this.name = 'Unexpected';
  }
}

function need(name: string): string {
  const value = process.env[name];
  if (value) return value;
  // By hand, against the copy that runs here.
  const run = JSON.parse(readFileSync('.data/run.json', 'utf8')) as { web: string; sandbox: string };
  return name === 'MONET_E2E_WEB' ? run.web : run.sandbox;
}
