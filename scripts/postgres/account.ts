import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The operating system's account that PostgreSQL runs as; undefined means the present one. */
export type Account = { readonly uid: number; readonly gid: number };

/**
 * PostgreSQL refuses to run as root, so a root start needs another account: the owner of a cluster that is
 * already there, else `postgres`, else `nobody`, else the number that nobody usually has.
 *
 * @param cluster folder of the cluster, existing or not
 * @returns undefined when the present account is not root
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = statSync(cluster, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const accounts = readAccounts();
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: 65534, gid: 65534 };
}

function readAccounts(): Map<string, Account> {
  const accounts = new Map<string, Account>();
  let lines: string[];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return accounts;
  }
  for (const line of lines) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid && Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/**
 * The first parent of `folder` that the account may not pass through, or undefined when it can reach it.
 * Reads the mode bits only; access control lists are not looked at.
 */
export function firstClosedParent(folder: string, account: Account): string | undefined {
  const parents: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    parents.unshift(at);
    if (at === path.dirname(at)) break;
  }
  for (const parent of parents) {
    const stat = statSync(parent, { throwIfNoEntry: false });
    if (!stat) return undefined;
    const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
    if (((stat.mode >> shift) & 0o1) === 0) return parent;
  }
  return undefined;
}
