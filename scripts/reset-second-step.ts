import { pathToFileURL } from 'node:url';
import { withClient } from './postgres/roles';
import { describeError, Problem } from './problem.mjs';

/** What was taken away. */
export type Reset = { readonly codes: boolean; readonly passkeys: number };

/**
 * Takes an account's second step away, with its passkeys, for somebody who lost all of them: their password opens the
 * account again, everybody is signed out, and the audit log and the owner are told. Who asks has to be checked before,
 * by people who know them: this is the way around everything else.
 *
 * @returns null where there is no such account
 */
export function resetSecondStep(databaseUrl: string, email: string): Promise<Reset | null> {
  return withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM users WHERE email = $1 AND deleted_at IS NULL FOR UPDATE',
      [email.trim().toLowerCase()],
    );
    const id = rows[0]?.id;
    if (id === undefined) return null;
    const secrets = await client.query('DELETE FROM totp_secrets WHERE user_id = $1', [id]);
    const keys = await client.query('DELETE FROM passkeys WHERE user_id = $1', [id]);
    await client.query('UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL', [
      id,
    ]);
    const reset = { codes: secrets.rowCount === 1, passkeys: keys.rowCount ?? 0 };
    await client.query(
      `INSERT INTO audit_log (at, actor, action, subject, data)
       VALUES (now(), 'system', 'account.second_step_reset', $1, $2)`,
      [`user/${id}`, JSON.stringify(reset)],
    );
    await client.query(
      `INSERT INTO outbox (id, job, payload, run_at, created_at)
       SELECT key, 'send-notice', jsonb_build_object('noticeId', key, 'userId', $1::text, 'kind', 'second_step_off'),
              now(), now()
         FROM (SELECT 'account/' || $1::text || '/reset/' || pg_current_xact_id()::text AS key)`,
      [id],
    );
    await client.query('COMMIT');
    return reset;
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , email] = process.argv;
  const url = process.env.DATABASE_URL;
  try {
    if (!url || !email) {
      throw new Problem('not_enough_said', 'Whose second step, and in which database?', [
        'DATABASE_URL=postgresql://... node --import tsx scripts/reset-second-step.ts name@example.com',
      ]);
    }
    const reset = await resetSecondStep(url, email);
    if (!reset) throw new Problem('no_account', `There is no account with ${email}.`, 'Look at the address.');
    console.log(`${reset.codes ? 'The codes' : 'No codes'} and ${reset.passkeys} passkeys are gone.`);
    console.log(
      'Everybody is signed out. The password opens the account; set a second step up again at once.',
    );
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
