import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { isHttps } from './env';
import { STRICT_TRANSPORT } from './security-headers';

/**
 * Has every answer, files and refusals too, tell browsers to come by HTTPS only, where the public address says that
 * they can. Not in next.config.ts: a build is shared by copies with different addresses.
 */
export function demandHttps(): void {
  if (!isHttps()) return;
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('response' in message)) return;
    if (message.response instanceof ServerResponse) {
      message.response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT);
    }
  });
}
