import { hash, verify } from '@node-rs/argon2';
import { normalPassword } from '@/lib/domain/password-rules';

/**
 * Argon2id (the library's default variant) at OWASP's second recommendation: 19 MiB, 2 passes, 1 lane.
 * Change it here and nowhere else: whoever signs in with a weaker hash gets a new one.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** @returns a PHC string with its own salt */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), PARAMETERS);
}

/**
 * Whether the password is the account's. Takes the same time when there is no account or no password, so that
 * the clock does not tell which addresses exist.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const stored = passwordHash ?? (await decoy());
  const normal = normalPassword(password);
  const matches =
    (await verify(stored, normal)) ||
    // Hashed before passwords were normalised.
    (normal !== password && (await verify(stored, password)));
  return matches && passwordHash !== null;
}

/** Whether a hash is of another kind, or cheaper to search, than a new one would be. */
export function isWeaker(passwordHash: string): boolean {
  const [, variant, memory, time] = /^\$(argon2\w+)\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  if (variant !== 'argon2id') return true;
  return Number(memory) < PARAMETERS.memoryCost || Number(time) < PARAMETERS.timeCost;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this password');
  return decoyHash;
}
