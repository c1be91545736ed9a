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
  'account.first_step_given': 'First step of signing in given',
  'account.wrong_code': 'Wrong code entered',
  'account.signed_out': 'Signed out',
  'account.sign_in_failed': 'Sign-in refused',
  'account.proven': 'Password entered again',
  'account.proof_failed': 'Wrong password entered again',
  'account.reset_requested': 'Link for a new password asked for',
  'account.password_changed': 'Password changed',
  'account.session_revoked': 'Signed out of another place',
  'account.signed_out_elsewhere': 'Signed out everywhere else',
  'account.changed': 'Name or time zone changed',
  'account.linked': 'Way to sign in linked',
  'account.unlinked': 'Way to sign in unlinked',
  'account.second_step_on': 'Second step turned on',
  'account.second_step_off': 'Second step turned off',
  'account.recovery_codes_made': 'New recovery codes made',
  'account.recovery_code_used': 'Recovery code used',
  'account.passkey_added': 'Passkey added',
  'account.passkey_renamed': 'Passkey renamed',
  'account.passkey_removed': 'Passkey removed',
  'account.email_change_asked': 'Link to a new e-mail address asked for',
  'account.email_changed': 'E-mail address changed',
  'account.photo_saved': 'Picture saved',
  'account.photo_removed': 'Picture removed',
  'account.cv_saved': 'CV saved',
  'account.cv_removed': 'CV removed',
  'account.exported': 'Data downloaded',
  'account.deleted': 'Account deleted',
  'account.suspended': 'Account suspended',
  'account.reinstated': 'Account open again',
  'calendar.connected': 'Calendar connected',
  'calendar.chosen': 'Google calendars chosen',
  'calendar.address_added': 'Calendar added by its address',
  'calendar.address_removed': 'Calendar removed',
  'calendar.feed_made': 'Address for your calendar made',
  'calendar.feed_replaced': 'Address for your calendar replaced',
  'calendar.feed_revoked': 'Address for your calendar ended',
  'calendar.disconnected': 'Calendar disconnected',
  'calendar.revoked': 'Calendar access ended at Google',
};

const REASONS: Readonly<Record<string, string>> = {
  wrong_password: 'wrong password',
  suspended: 'the account is suspended',
  no_account: 'no such account',
};

const ENTRANCES = new Set(['account.signed_in', 'account.first_step_given']);
const LINKS = new Set(['account.linked', 'account.unlinked']);

/** What happened to an account, in a few words: for its owner, and for the admin's log. */
export function actionWords(action: string): string {
  return ACTIONS[action] ?? sentence(action);
}

/** The same with how and why, for the owner. */
export function activityWords({ action, by, method, reason, blocks, detail }: Line): string {
  const more = [
    ENTRANCES.has(action) && method && `with ${METHODS[method] ?? method}`,
    LINKS.has(action) && detail && `: ${METHODS[detail] ?? detail}`,
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
