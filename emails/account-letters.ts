import { type Letter, prose, strong } from './letter';

/** Mails about an account: links that work once, and notices of what changed. No name, booking or card is in them. */

const IGNORE = prose`If this was not you, do nothing: without the link nothing happens.`;
const soon = (minutes: number) => prose`The link works once, for ${minutes.toString()} minutes.`;

type Part = Pick<Letter, 'subject' | 'preview' | 'title' | 'lead' | 'action' | 'after'>;

function letter(part: Part): Letter {
  return { line: part.title, facts: [], ...part };
}

/** Opens an account once its address is proven. */
export function confirmSignUp(path: string, minutes: number): Letter {
  return letter({
    subject: 'Confirm your e-mail address',
    preview: 'One more step, and your account is open.',
    title: 'Confirm your e-mail address',
    lead: prose`Somebody, probably you, is opening an account on Monet with this address. Open the link and enter the password you chose.`,
    action: { label: 'Confirm and sign in', path },
    after: [soon(minutes), IGNORE],
  });
}

/** Finishes an account that began at Google or LinkedIn and came without a proven address. */
export function confirmProviderSignUp(path: string, minutes: number): Letter {
  return letter({
    ...confirmSignUp(path, minutes),
    lead: prose`Somebody, probably you, is opening an account on Monet with this address.`,
    action: { label: 'Confirm the address', path },
  });
}

/** To the owner of an account, when somebody tries to open another with their address. */
export function accountIsThere(): Letter {
  return letter({
    subject: 'You already have an account',
    preview: 'Sign in as before; nothing was changed.',
    title: 'You already have an account',
    lead: prose`Somebody, probably you, tried to open an account on Monet with this address. There is one already, so nothing was changed.`,
    action: { label: 'Sign in', path: '/sign-in' },
    after: [
      prose`If you have forgotten the password, ask for a new one on the sign-in page.`,
      prose`If this was not you, you have nothing to do.`,
    ],
  });
}

/** Lets the owner of an account choose another password. */
export function resetPassword(path: string, minutes: number): Letter {
  return letter({
    subject: 'Choose a new password',
    preview: 'The link works once, and not for long.',
    title: 'Choose a new password',
    lead: prose`Somebody, probably you, asked for a new password for your account on Monet.`,
    action: { label: 'Choose a password', path },
    after: [soon(minutes), IGNORE],
  });
}

/** To the new address, before it becomes the account's. */
export function confirmNewAddress(path: string, minutes: number): Letter {
  return letter({
    subject: 'Confirm your new e-mail address',
    preview: 'Until then your account keeps the old one.',
    title: 'Confirm your new e-mail address',
    lead: prose`This address becomes the one of your account on Monet once you open the link. Until then the old one stays.`,
    action: { label: 'Confirm the address', path },
    after: [soon(minutes), IGNORE],
  });
}

/** To a work address, which others at the employer may see: it says as little as it can. */
export function confirmWorkAddress(path: string, minutes: number): Letter {
  return letter({
    subject: 'Confirm this e-mail address',
    preview: 'Somebody named this address as theirs.',
    title: 'Confirm this e-mail address',
    lead: prose`Somebody named this address as theirs. If that was you, open the link in the browser in which you are signed in.`,
    action: { label: 'Confirm the address', path },
    after: [soon(minutes), IGNORE],
  });
}

/** What changed in an account, for the person to notice when it was not them. */
export const NOTICES = {
  password_changed: 'Your password was changed',
  password_added: 'Your account has a password now',
  email_changed: 'The e-mail address of your account was changed',
  google_linked: 'A Google account can sign in to your account now',
  google_unlinked: 'Your Google account can no longer sign in',
  linkedin_linked: 'A LinkedIn account can sign in to your account now',
  linkedin_unlinked: 'Your LinkedIn account can no longer sign in',
  second_step_on: 'Signing in asks for a second step now',
  second_step_off: 'Signing in no longer asks for a second step',
  passkey_added: 'A passkey was added to your account',
  passkey_removed: 'A passkey was removed from your account',
  recovery_code_used: 'One of your recovery codes was used',
  recovery_codes_made: 'New recovery codes were made for your account',
  account_deleted: 'Your account was deleted',
  account_suspended: 'Your account is closed for now',
  account_reinstated: 'Your account is open again',
} as const;
export type NoticeKind = keyof typeof NOTICES;

export function notice(kind: NoticeKind): Letter {
  const title = NOTICES[kind];
  if (kind === 'account_deleted') {
    return letter({
      subject: title,
      preview: 'Your name, address and profile are erased.',
      title,
      lead: prose`Your name, address, profile and ways of signing in are erased. Records of money stay, without your name, for as long as the law asks.`,
      action: { label: 'What is kept', path: '/privacy' },
      after: [prose`If this was not you, write to us at once by answering this mail.`],
    });
  }
  if (kind === 'account_suspended') {
    return letter({
      subject: title,
      preview: 'Nobody can sign in to it. Write to us to talk about it.',
      title,
      lead: prose`We have closed your account for now: nobody can sign in to it, and your card is not shown. Calls that are agreed stay agreed; their mails hold the way in.`,
      action: { label: 'How Monet works', path: '/how-it-works' },
      after: [prose`To talk about it, answer this mail. A person reads it.`],
    });
  }
  if (kind === 'account_reinstated') {
    return letter({
      subject: title,
      preview: 'You can sign in as before.',
      title,
      lead: prose`You can sign in as before.`,
      action: { label: 'Sign in', path: '/sign-in' },
      after: [],
    });
  }
  return letter({
    subject: title,
    preview: 'If this was you, you have nothing to do.',
    title,
    lead: prose`If this was you, you have nothing to do.`,
    action: { label: 'See sign-in and security', path: '/account' },
    after: [
      prose`${strong('If it was not you')}, choose a new password at once; that signs everybody else out.`,
    ],
  });
}
