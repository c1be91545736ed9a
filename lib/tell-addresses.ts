import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

/**
 * Has every request say who is connected, as the last entry of `X-Forwarded-For`, before anything else reads it.
 * Next.js writes the header only where there is none, and would believe one that the caller made up.
 */
export function tellAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    request.headers['x-forwarded-for'] = forwardedFor(
      request.headers['x-forwarded-for'],
      request.socket.remoteAddress,
    );
  });
}

/**
 * @param given the header as it came; a list where it came more than once
 * @param connected the address of the socket; gone when the connection is
 */
export function forwardedFor(given: string | string[] | undefined, connected: string | undefined): string {
  return [given, connected ?? 'unknown'].flat().filter(Boolean).join(', ');
}
