import { foldWords } from './fold-words';
import { isFreeMail } from './free-mail';

/**
 * What an address says of where its owner works. See docs/decisions/0050-whose-domain-it-is.md.
 * - `belongs`: its domain is the employer's
 * - `other_domain`: the employer's domains are known, and this is none of them
 * - `unknown`: nobody told us the employer's domains, and its name does not tell; somebody has to look
 * - `free_mail`, `disposable`: anybody can have one
 * - `tagged`: `name+tag@…`, of which one mailbox has as many as it likes
 * - `odd`: not the address of a mailbox on the internet
 */
export type WorkEmailVerdict =
  | 'belongs'
  | 'other_domain'
  | 'unknown'
  | 'free_mail'
  | 'disposable'
  | 'tagged'
  | 'odd';

export type KnownEmployer = {
  readonly name: string;
  /** Domains that the employer is known to write from; empty where nobody told us. */
  readonly domains: readonly string[];
};

/** @param isDisposable whether a domain is one of the known throw-away ones */
export function judgeWorkEmail(
  email: string,
  employer: KnownEmployer,
  isDisposable: (domain: string) => boolean,
): WorkEmailVerdict {
  const at = email.lastIndexOf('@');
  const domain = asciiDomain(email.slice(at + 1));
  if (at < 1 || domain === null) return 'odd';
  if (email.slice(0, at).includes('+')) return 'tagged';
  const isAnybodys = (test: (each: string) => boolean) => withParents(domain).some(test);
  if (isAnybodys(isDisposable)) return 'disposable';
  if (isAnybodys((each) => isFreeMail(each, registeredLabel(each)))) return 'free_mail';
  const known = employer.domains.map(asciiDomain).filter((each) => each !== null);
  if (known.some((each) => domain === each || domain.endsWith(`.${each}`))) return 'belongs';
  if (known.length > 0) return 'other_domain';
  return isNamed(domain, employer.name) ? 'belongs' : 'unknown';
}

/**
 * A domain as DNS knows it, in small letters, other scripts in punycode: two that look alike are never the same here.
 * Null for what is none.
 */
export function asciiDomain(text: string): string | null {
  const address = `http://${text.trim().replace(/\.$/, '')}/`;
  if (/[\s/?#@:\\%]/.test(text.trim()) || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
  return new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$`).test(hostname) ? hostname : null;
}

/** `mail.uk.bank.com`, `uk.bank.com`, `bank.com` */
function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/** Endings of two parts under which anybody registers: `co.uk`, `com.au`. */
const SECOND_LEVEL = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'nom', 'or', 'org']);

/** `acme` of acme.com and acme.co.uk. Null for anything deeper, of which only its own country knows whose it is. */
function registeredLabel(domain: string): string | null {
  const [label = null, second = '', third, ...more] = domain.split('.');
  if (third === undefined) return label;
  const isCountry = third.length === 2 && more.length === 0;
  return isCountry && SECOND_LEVEL.has(second) ? label : null;
}

/** Words at the end of a name that domains leave out. */
const LEGAL = new Set(
  `ab ag as asa bv co company corp corporation gmbh group holding holdings inc incorporated international kg limited
   llc llp lp ltd nv oy partners plc pty sa sarl se spa`.split(/\s+/),
);

/** Whether a domain is registered under the employer's whole name, with or without what stands for its legal form. */
function isNamed(domain: string, name: string): boolean {
  const label = registeredLabel(domain)?.replaceAll('-', '') ?? null;
  return label !== null && domainNames(name).includes(label);
}

function domainNames(name: string): string[] {
  if (foldWords(name).length === 0) return [];
  const spellings = [name, name.replaceAll('&', ' and '), name.replaceAll('&', ' ')].map(foldWords);
  return spellings
    .flatMap((words) => {
      const needed = 1 + words.findLastIndex((word) => !LEGAL.has(word) && word !== 'and');
      return words.map((_, index) => words.slice(0, index + 1)).slice(Math.max(0, needed - 1));
    })
    .map((words) => words.join(''))
    .filter((joined) => joined.length >= 2);
}
