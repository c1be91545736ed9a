import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { env } from '@/lib/env';
import { type IcsResult, icsFailure } from './failure';
import { isPublicAddress } from './public-address';

/**
 * Gets a file from an address that a stranger named, without becoming the stranger's way into networks that only this
 * machine can reach. See docs/decisions/0070-calendars-by-address.md.
 */

const MOST_BYTES = 8_000_000;
const MOST_REDIRECTS = 3;

type Place = { readonly address: string; readonly family: number };
/** How names become addresses; tests bring their own. */
export type Resolve = (hostname: string) => Promise<readonly Place[]>;
const byDns: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * The text behind an address. Follows a few redirects, each judged like the first address.
 * @param signal ends everything at the deadline
 */
export async function fetchText(
  address: string,
  signal: AbortSignal,
  resolve: Resolve = byDns,
): Promise<IcsResult<string>> {
  let next = address;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const way = await judge(next, resolve, signal);
      if (!way.ok) return way;
      const answer = await ask(way.value, signal);
      const { statusCode: status = 0, headers } = answer;
      if (status >= 300 && status < 400 && headers.location) {
        answer.destroy();
        if (!URL.canParse(headers.location, way.value.url.href)) return icsFailure('unavailable', 'redirect');
        next = new URL(headers.location, way.value.url).href;
        continue;
      }
      if (status === 200) return await readBody(answer);
      answer.destroy();
      const isGone = [401, 403, 404, 410].includes(status);
      return icsFailure(isGone ? 'gone' : 'unavailable', `status ${status}`);
    }
    return icsFailure('unavailable', 'too many redirects');
  } catch (error) {
    // Never the message: it may hold the address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    return icsFailure('unavailable', signal.aborted ? 'the deadline passed' : code);
  }
}

type Way = { readonly url: URL; readonly place: Place | null };

/** Whether an address may be asked, and at which IP address: what was judged is what is connected to. */
async function judge(address: string, resolve: Resolve, signal: AbortSignal): Promise<IcsResult<Way>> {
  if (!URL.canParse(address)) return icsFailure('bad_address', 'not an address');
  const url = new URL(address);
  if (url.origin === trustedOrigin()) return { ok: true, value: { url, place: null } };
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') {
    return icsFailure('bad_address', 'not https, or with a port or a name');
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const places = isIP(hostname)
    ? [{ address: hostname, family: isIP(hostname) }]
    : await inTime(resolve(hostname), signal);
  const [place] = places;
  if (!place) return icsFailure('unavailable', 'no address');
  // One that is not public is enough: a name of the public internet has none.
  if (!places.every((each) => isPublicAddress(each.address))) {
    return icsFailure('forbidden_address', 'not a public network');
  }
  return { ok: true, value: { url, place } };
}

/** Where the demo's and the tests' calendars are; nothing in production. */
function trustedOrigin(): string | null {
  const { CALENDAR_TRUSTED_ORIGIN: given } = env();
  return given === undefined ? null : new URL(given).origin;
}

function ask({ url, place }: Way, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? overHttps : overHttp;
    const options = {
      signal,
      agent: false,
      headers: {
        accept: 'text/calendar',
        'accept-encoding': 'identity',
        'user-agent': 'Monet calendar reader',
      },
      ...(place && { lookup: pinnedTo(place) }),
    };
    request(url, options, resolve).on('error', reject).end();
  });
}

/** A lookup that knows one answer: asked again, DNS could say something else. Certificates are still for the name. */
export function pinnedTo({ address, family }: Place): LookupFunction {
  return (_hostname, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

async function readBody(answer: IncomingMessage): Promise<IcsResult<string>> {
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    answer.destroy();
    return icsFailure('not_a_calendar', 'a packed answer, which was not asked for');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      answer.destroy();
      return icsFailure('too_large', 'more bytes than a calendar of a person has');
    }
    chunks.push(chunk);
  }
  return { ok: true, value: new TextDecoder().decode(Buffer.concat(chunks)) };
}

/** DNS cannot be broken off, so it is left behind. */
function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
