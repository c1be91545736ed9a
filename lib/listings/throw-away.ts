import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

let domains: ReadonlySet<string> | undefined;

/** Whether a domain gives addresses that live for minutes: by a list of some 9,000 that many keep together. */
export function isThrowAway(domain: string): boolean {
  domains ??= disposableEmailBlocklistSet();
  return domains.has(domain);
}
