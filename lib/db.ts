import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/prisma/generated/client/client';
import { invariant } from './domain/invariant';
import { env } from './env';
import { AppError } from './errors';

/** A transaction. Functions that take one never call a provider. */
export type Tx = Prisma.TransactionClient;

type Connections = { prisma: PrismaClient; cards: pg.Pool };

// Next.js reloads modules in development and bundles them per route; the connections must outlive both.
const shared = globalThis as typeof globalThis & { __monetDb?: Connections };

function connections(): Connections {
  shared.__monetDb ??= {
    prisma: new PrismaClient({
      adapter: new PrismaPg({
        connectionString: env().DATABASE_URL,
        max: env().DATABASE_POOL_SIZE,
        // Prisma reads several relations at once, in a transaction on one connection: only so does pg allow that.
        pipeline: true,
      }),
    }),
    cards: new pg.Pool({ connectionString: env().CARDS_DATABASE_URL, max: 5 }),
  };
  return shared.__monetDb;
}

const insideTransaction = new AsyncLocalStorage<true>();

/**
 * The product's database.
 * @throws InvariantError inside a transaction: whoever holds one connection and waits for a second can, with as
 *   many of its kind as the pool has connections, wait for ever
 */
export function db(): PrismaClient {
  invariant(!insideTransaction.getStore(), 'db() inside a transaction; pass its tx on');
  return connections().prisma;
}

/** A pool whose login may read `"ListingCardView"` and nothing else: what public pages and the search use. */
export function cardsDb(): pg.Pool {
  return connections().cards;
}

/**
 * Runs `work` in one transaction. Reads committed: state changes are conditional updates, and what must never
 * be is a constraint.
 * @throws AppError `too_busy` when no connection came free in time; nothing of `work` has run
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const run = (tx: Tx) => insideTransaction.run(true, () => work(tx));
  try {
    return await db().$transaction(run, { maxWait: 10_000, timeout: 20_000 });
  } catch (error) {
    throw neverBegan(error) ? tooBusy(error) : error;
  }
}

/** Prisma has one code for all that can become of a transaction itself. */
function neverBegan(error: unknown): error is Error {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === 'P2028' &&
    error.message.includes('Unable to start a transaction')
  );
}

function tooBusy(cause: Error): AppError {
  return new AppError(
    'too_busy',
    'Too much is going on at this moment. Nothing was changed; please try again in a few seconds.',
    { retryAfterSeconds: 5, log: cause.message, cause },
  );
}

/** Closes all connections; for the end of a process or a test. */
export async function closeDb(): Promise<void> {
  const open = shared.__monetDb;
  delete shared.__monetDb;
  if (open) await Promise.all([open.prisma.$disconnect(), open.cards.end()]);
}

/** PostgreSQL's SQLSTATE of a failed statement, or null when the error is something else. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : null) {
    if ('originalCode' in at && typeof at.originalCode === 'string') return at.originalCode;
    if ('meta' in at && typeof at.meta === 'object' && at.meta !== null && 'driverAdapterError' in at.meta) {
      return sqlState(at.meta.driverAdapterError);
    }
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
    return UNIQUE_VIOLATION;
  return null;
}

export const UNIQUE_VIOLATION = '23505';
export const EXCLUSION_VIOLATION = '23P01';
/** Of our own: something would belong to an account that is deleted. */
export const ACCOUNT_DELETED = 'MD001';
