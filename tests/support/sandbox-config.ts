import path from 'node:path';
import type { SandboxConfig } from '@/sandbox/config';

/** More hosts than any test has calls at one time, unless it is about just that. */
export const ZOOM_HOSTS: readonly string[] = Array.from(
  { length: 120 },
  (_, at) => `host${at + 1}@monet.local`,
);

/**
 * A sandbox on free ports with its state in a folder.
 * @param hooks origin to which it sends webhooks
 */
export function sandboxConfig(
  folder: string,
  clockFile: string,
  hooks: string,
  more: Partial<Pick<SandboxConfig, 'callsDir' | 'settleUrl'>> = {},
): SandboxConfig {
  return {
    port: 0,
    smtpPort: 0,
    dataDir: path.join(folder, 'sandbox'),
    origin: null,
    clockFile,
    callsDir: null,
    settleUrl: null,
    stripe: {
      secretKey: 'sk_test_sandbox',
      publishableKey: 'pk_test_sandbox',
      webhook: { url: `${hooks}/api/stripe/webhook`, secret: 'whsec_platform' },
      connectWebhook: { url: `${hooks}/api/stripe/webhook/connect`, secret: 'whsec_connect' },
    },
    zoom: {
      accountId: 'sandbox-account',
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-secret',
      webhook: { url: `${hooks}/api/zoom/webhook`, secret: 'sandbox-webhook' },
      hostUsers: [...ZOOM_HOSTS],
    },
    google: { clientId: 'google-client', clientSecret: 'google-secret' },
    linkedin: { clientId: 'linkedin-client', clientSecret: 'linkedin-secret' },
    ...more,
  };
}
