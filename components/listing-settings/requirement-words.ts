/** What Stripe asks for, by how its names begin; the first that fits. */
const WORDS: readonly (readonly [prefix: string, words: string])[] = [
  ['external_account', 'a bank account'],
  ['tos_acceptance', 'your agreement to their terms'],
  ['business_profile', 'what you offer'],
  ['individual.verification', 'an identity document'],
  ['individual.dob', 'your date of birth'],
  ['individual.first_name', 'your name'],
  ['individual.last_name', 'your name'],
  ['individual.address', 'your address'],
  ['individual.phone', 'your telephone number'],
  ['individual.email', 'your e-mail address'],
  ['individual.ssn_last_4', 'a tax or identity number'],
  ['individual.id_number', 'a tax or identity number'],
];

/** What is still missing at Stripe, each thing once, in plain words; never what was given. */
export function requirementWords(requirements: readonly string[]): string[] {
  const words = requirements.map(
    (name) => WORDS.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'further details',
  );
  return [...new Set(words)];
}
