/** What a look at an address told: it answers as it should, or why not. */
export type Look = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** Asks an address once. 2xx means ready; the body of any other answer says why. */
export async function look(url: string): Promise<Look> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    const body = await response.text();
    return response.ok ? { ready: true } : { ready: false, why: `${response.status} ${body.slice(0, 500)}` };
  } catch (error) {
    return {
      ready: false,
      why: error instanceof Error ? String(error.cause ?? error.message) : String(error),
    };
  }
}

/** Asks until the address is ready or the time is over; returns the last look. */
export async function untilReady(url: string, limitMs: number, stopped: () => boolean): Promise<Look> {
  const until = Date.now() + limitMs;
  for (;;) {
    const seen = await look(url);
    if (seen.ready || Date.now() > until || stopped()) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
