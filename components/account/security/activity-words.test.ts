import { expect, test } from 'vitest';
import { actionWords, activityWords } from './activity-words';

const LINE = { by: 'you', method: null, reason: null, blocks: false, detail: null } as const;

test('what happened is said in words, with how and why', () => {
  const words = (line: Partial<Parameters<typeof activityWords>[0]>) =>
    activityWords({ ...LINE, action: 'account.signed_in', ...line });
  expect(words({ method: 'password' })).toBe('Signed in with a password');
  expect(words({ method: 'google' })).toBe('Signed in with Google');
  const failed = { action: 'account.sign_in_failed', by: 'somebody', reason: 'wrong_password' } as const;
  expect(words(failed)).toBe('Sign-in refused: wrong password');
  expect(words({ ...failed, blocks: true })).toBe(
    'Sign-in refused: wrong password. Further tries were refused for a while',
  );
  expect(words({ action: 'account.password_changed', detail: 'link' })).toBe(
    'Password changed by a mailed link',
  );
  expect(words({ action: 'account.suspended', by: 'admin', reason: 'chargebacks' })).toBe(
    'Account suspended: chargebacks, by an administrator',
  );
});

test('one that has no words yet is still a sentence', () => {
  expect(actionWords('account.passkey_added')).toBe('Passkey added');
  expect(actionWords('booking.request')).toBe('Booking request');
});
