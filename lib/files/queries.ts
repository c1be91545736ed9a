import type { Authorised } from '@/lib/access';
import { knowEachOther } from '@/lib/bookings/queries';
import { db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { UserId } from '@/lib/ids';
import type { FileKind } from '@/prisma/generated/client/enums';
import { fileAddress, type StoredFile } from './schema';

/** What is told of a file: everything but its bytes. */
export const ABOUT = {
  id: true,
  kind: true,
  size: true,
  width: true,
  height: true,
  pages: true,
  createdAt: true,
} as const;

type Row = Omit<StoredFile, 'address' | 'createdAt'> & { readonly createdAt: Date };

/** A row as its owner sees it. */
export function aboutFile({ createdAt, ...row }: Row): StoredFile {
  return { ...row, address: fileAddress(row.id), createdAt: createdAt.toISOString() };
}

/** Somebody's own files, at most one of each kind. */
export async function filesOf(userId: UserId): Promise<StoredFile[]> {
  const rows = await db().file.findMany({ where: { userId }, select: ABOUT, orderBy: { kind: 'asc' } });
  return rows.map(aboutFile);
}

/** The same by kind, null where there is none. */
export async function filesByKind(userId: UserId): Promise<Readonly<Record<FileKind, StoredFile | null>>> {
  const files = await filesOf(userId);
  const of = (kind: FileKind) => files.find((file) => file.kind === kind) ?? null;
  return { photo: of('photo'), cv: of('cv') };
}

export type FileBytes = {
  readonly kind: FileKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Differs as soon as one byte does. */
  readonly sha256: Uint8Array;
};

/**
 * The bytes of a file for somebody who may have them: its owner, the admin, and the other side of a booking in which
 * names are known; of these only a professional reads a CV.
 * @throws AppError `not_found`, the same as for a file that does not exist
 */
export async function readFile(actor: Authorised<'file.read'>, id: string): Promise<FileBytes> {
  const file = await db().file.findUnique({ where: { id }, select: { userId: true, kind: true } });
  if (!file || !(await mayRead(actor, file))) throw notFound('file');
  const whole = await db().file.findUnique({ where: { id } });
  if (!whole) throw notFound('file'); // replaced meanwhile
  return whole;
}

async function mayRead(
  { id, role }: Authorised<'file.read'>,
  { userId, kind }: { userId: string; kind: FileKind },
): Promise<boolean> {
  if (userId === id || role === 'admin') return true;
  if (role === 'professional') return knowEachOther({ candidateId: userId, professionalId: id });
  return kind === 'photo' && knowEachOther({ candidateId: id, professionalId: userId });
}
