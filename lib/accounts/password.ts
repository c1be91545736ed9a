import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default variant) at OWASP's second recommendation: 19 MiB, 2 passes, 1 lane.
 * Change it here and nowhere else.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** @returns a PHC string with its own salt */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether the password is the account's. Takes the same time when there is no account or no password, so that
 * the clock does not tell which addresses exist.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password);
  return matches && passwordHash !== null;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this password');
  return decoyHash;
}
