import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';
import { newChallenge, takeChallenge } from './challenges';
import { passkeySite } from './passkey-site';
import { readJson } from './passkeys';

/** Ties what is signed to the browser that was asked. */
export const PASSKEY_COOKIE = 'monet.passkey';

/** What the browser needs to sign in with whichever passkey its owner chooses, or null where there can be none. */
export async function beginPasskeySignIn(): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const site = passkeySite();
  if (!site) return null;
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: await newChallenge(null),
    timeout: 120_000,
    userVerification: 'required',
  });
}

/** The challenge that this browser was given. */
export function challengeOf(headers: Headers): string {
  return (
    new RegExp(`(?:^|;\\s*)${PASSKEY_COOKIE}=([\\w-]{43})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1] ??
    ''
  );
}

const assertion = z.object({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  response: z.object({ userHandle: z.string().optional() }),
});

/**
 * Checks what a passkey signed: our challenge, for our site, by somebody whom the device knew.
 * @returns whose passkey it is, or null
 */
export async function checkPasskey(given: unknown, challenge: string): Promise<string | null> {
  const site = passkeySite();
  const response = typeof given === 'string' && given.length < 20_000 ? readJson(given) : null;
  const read = assertion.safeParse(response);
  if (!site || !read.success || !(await takeChallenge(challenge, null))) return null;
  const passkey = await db().passkey.findUnique({ where: { id: read.data.id }, include: { user: true } });
  if (!passkey || passkey.user.suspendedAt || passkey.user.deletedAt) return null;
  const { userHandle } = read.data.response;
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== passkey.userId) return null;
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // The counter of a copied passkey falls behind: whoever comes second with the same one is refused.
  const { count } = await db().passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: newCounter, backedUp: credentialBackedUp, lastUsedAt: new Date(machineNow()) },
  });
  return count === 1 ? passkey.userId : null;
}
