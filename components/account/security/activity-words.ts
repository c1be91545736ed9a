import type { Activity } from '@/lib/accounts/activity';

type Line = Pick<Activity, 'action' | 'by' | 'method' | 'reason' | 'blocks' | 'detail'>;

const METHODS: Readonly<Record<string, string>> = {
  password: 'a password',
  google: 'Google',
  linkedin: 'LinkedIn',
  passkey: 'a passkey',
};

const ACTIONS: Readonly<Record<string, string>> = {
  'account.sign_up': 'Account opened',
  'account.signed_in': 'Signed in',
  'account.signed_out': 'Signed out',
  'account.sign_in_failed': 'Sign-in refused',
  'account.proven': 'Password entered again',
  'account.proof_failed': 'Wrong password entered again',
  'account.reset_requested': 'Link for a new password asked for',
  'account.password_changed': 'Password changed',
  'account.session_revoked': 'Signed out of another place',
  'account.signed_out_elsewhere': 'Signed out everywhere else',
  'account.changed': 'Name or time zone changed',
  'account.email_changed': 'E-mail address changed',
  'account.exported': 'Data downloaded',
  'account.deleted': 'Account deleted',
  'account.suspended': 'Account suspended',
  'account.reinstated': 'Account open again',
  'calendar.connected': 'Calendar connected',
  'calendar.disconnected': 'Calendar disconnected',
  'calendar.revoked': 'Calendar access ended at Google',
};

const REASONS: Readonly<Record<string, string>> = {
  wrong_password: 'wrong password',
  suspended: 'the account is suspended',
  no_account: 'no such account',
};

/** What happened to an account, in a few words: for its owner, and for the admin's log. */
export function actionWords(action: string): string {
  return ACTIONS[action] ?? sentence(action);
}

/** The same with how and why, for the owner. */
export function activityWords({ action, by, method, reason, blocks, detail }: Line): string {
  const more = [
    action === 'account.signed_in' && method && `with ${METHODS[method] ?? method}`,
    action === 'account.password_changed' && detail === 'link' && 'by a mailed link',
    reason && `: ${REASONS[reason] ?? reason.replaceAll('_', ' ')}`,
    blocks && '. Further tries were refused for a while',
    by === 'admin' && ', by an administrator',
  ];
  return [actionWords(action), ...more.filter(Boolean)].join(' ').replaceAll(/ (?=[:.,])/g, '');
}

/** An action that a newer part writes and nobody has named yet: `account.passkey_added` is "Passkey added". */
function sentence(action: string): string {
  const words = action.replace(/^account\./, '').replace(/[._]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
