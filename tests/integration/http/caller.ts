import { type Answer, expectDescribed } from './described';

type Sent = {
  /** An object is sent as JSON; a string, bytes and a form as they are. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
};

const RAW = [URLSearchParams, FormData, Uint8Array];
const SESSION = 'authjs.session-token';

/** Whoever calls, by nothing but `fetch` and cookies. */
export class Caller {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async send(method: string, path: string, { body, headers }: Sent = {}): Promise<Response> {
    const isRaw = typeof body === 'string' || RAW.some((kind) => body instanceof kind);
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(isRaw || !body ? {} : { 'content-type': 'application/json' }),
        cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
        ...headers,
      },
      ...(body ? { body: isRaw ? (body as BodyInit) : JSON.stringify(body) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Sends a request and reads its answer, which has to be as openapi.json describes it. */
  async call(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const {
      status,
      headers,
      text: read,
    } = await this.send(method, path, sent).then(async (answer) => ({
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
    }));
    const isJson = /json/.test(headers.get('content-type') ?? '');
    const body = isJson && read ? (JSON.parse(read) as Answer['body']) : {};
    const answer = { status, headers, text: read, body };
    expectDescribed(method, new URL(path, this.origin).pathname, answer);
    return answer;
  }

  /** The signed token of the session, or '' when signed out. */
  get session(): string {
    return this.#cookies.get(SESSION) ?? '';
  }

  /** Somebody else with this token. */
  with(session: string): Caller {
    const other = new Caller(this.origin);
    other.#cookies.set(SESSION, session);
    return other;
  }
}
