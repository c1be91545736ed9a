import { createHash } from 'node:crypto';
import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { newId } from '@/lib/ids';
import { cleanFile } from './clean';
import type { Fault } from './faults';
import { ABOUT, aboutFile } from './queries';
import type { StoredFile } from './schema';

/** Who may write a file of which kind. */
export type Writer<Kind extends 'photo' | 'cv'> = Authorised<`${Kind}.write`>;
export type Saved =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Keeps a cleaned copy of what somebody sent, in the place of the one before. It gets an address of its own, so that
 * nobody who knew the old one is shown the new one under it.
 * @param signal whoever sent it has gone
 * @returns why not, where the file is not one that is taken
 * @throws AppError `too_many_requests`, `internal`, `malformed_request` when `signal` comes
 */
export async function saveFile<Kind extends 'photo' | 'cv'>(
  actor: Writer<Kind>,
  kind: Kind,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Saved> {
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  const cleaned = await cleanFile(kind, bytes, signal);
  if (!cleaned.ok) return cleaned;
  const { file } = cleaned;
  const data = {
    ...file,
    id: newId('fi'),
    size: file.bytes.length,
    sha256: new Uint8Array(createHash('sha256').update(file.bytes).digest()),
    createdAt: toDate(now()),
  };
  const { id: userId, role } = actor;
  const row = await transaction(async (tx) => {
    const saved = await tx.file.upsert({
      where: { userId_kind: { userId, kind } },
      create: { ...data, userId, kind },
      update: data,
      select: ABOUT,
    });
    await audit(tx, { kind: role, id: userId }, `account.${kind}_saved`, `user/${userId}`);
    return saved;
  });
  return { ok: true, file: aboutFile(row) };
}
