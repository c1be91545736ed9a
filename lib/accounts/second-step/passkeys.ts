import {
  type AuthenticatorTransportFuture,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { machineNow } from '@/lib/clock';
import { db, sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import { requireProof } from '@/lib/proof';
import { lockAccount } from '../lock-account';
import { enqueueNotice } from '../send-notice';
import { newChallenge, takeChallenge } from './challenges';
import { mustKeepOne } from './change-second-step';
import { passkeySite } from './passkey-site';
import { isRequired } from './rule';

type Owner = Authorised<'account.secure'>;

const MOST_PASSKEYS = 20;

export const passkeyName = z
  .string()
  .trim()
  .min(1, 'Write a name that you will know it by.')
  .max(60, 'Use at most 60 characters.');

/**
 * What the browser needs to make a passkey: one that it finds by itself when signing in, and that asks for a finger, a
 * face or a PIN. Which make of device it is, we do not ask.
 * @throws AppError `proof_needed`; `wrong_state` where there can be none, or no more
 */
export async function beginPasskey(actor: Owner): Promise<PublicKeyCredentialCreationOptionsJSON> {
  requireProof(actor);
  const { rpId } = siteOrRefuse();
  const known = await db().passkey.findMany({
    where: { userId: actor.id },
    select: { id: true, transports: true },
  });
  if (known.length >= MOST_PASSKEYS) {
    throw new AppError('wrong_state', `${MOST_PASSKEYS} passkeys are the most. Remove one first.`);
  }
  return generateRegistrationOptions({
    rpName: 'Monet',
    rpID: rpId,
    userName: actor.email,
    userID: new TextEncoder().encode(actor.id),
    challenge: await newChallenge(actor.id),
    timeout: 120_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({
      id,
      transports: transports as AuthenticatorTransportFuture[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Keeps the passkey that the browser made.
 * @throws AppError `proof_needed`, `wrong_credentials` for an answer that is not to our question
 */
export async function addPasskey(actor: Owner, input: { response: string; name: string }): Promise<void> {
  requireProof(actor);
  const { rpId, origin } = siteOrRefuse();
  const response = readJson(input.response) as RegistrationResponseJSON;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(challenge, actor.id),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!verified.verified) throw notMade();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  try {
    await transaction(async (tx) => {
      await tx.passkey.create({
        data: {
          id: credential.id,
          userId: actor.id,
          publicKey: new Uint8Array(credential.publicKey),
          counter: credential.counter,
          transports: (credential.transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)),
          backedUp: credentialBackedUp,
          name: input.name,
          createdAt: new Date(machineNow()),
        },
      });
      await audit(tx, { kind: actor.role, id: actor.id }, 'account.passkey_added', `user/${actor.id}`);
      await enqueueNotice(tx, actor.id, 'passkey_added');
    });
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) throw notMade();
    throw error;
  }
}

/** @throws AppError `not_found`, `proof_needed` */
export async function renamePasskey(actor: Owner, id: string, name: string): Promise<void> {
  requireProof(actor);
  await transaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({ where: { id, userId: actor.id }, data: { name } });
    if (count === 0) throw notFound('passkey');
    await audit(tx, { kind: actor.role, id: actor.id }, 'account.passkey_renamed', `user/${actor.id}`);
  });
}

/** @throws AppError `not_found`, `proof_needed`; `wrong_state` when the admin must keep it */
export async function removePasskey(actor: Owner, id: string): Promise<void> {
  requireProof(actor);
  await transaction(async (tx) => {
    await lockAccount(tx, actor.id);
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) throw notFound('passkey');
    const left =
      (await tx.passkey.count({ where: { userId: actor.id } })) +
      (await tx.totpSecret.count({ where: { userId: actor.id, confirmedAt: { not: null } } }));
    if (isRequired(actor.role) && left === 0) throw mustKeepOne();
    await audit(tx, { kind: actor.role, id: actor.id }, 'account.passkey_removed', `user/${actor.id}`);
    await enqueueNotice(tx, actor.id, 'passkey_removed');
  });
}

/** What a browser sent, as far as it is JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function siteOrRefuse() {
  const site = passkeySite();
  if (!site) throw new AppError('wrong_state', 'Passkeys need a site with a name and https.');
  return site;
}

function notMade(): AppError {
  return new AppError('wrong_credentials', 'The passkey could not be added. Please try once more.');
}
