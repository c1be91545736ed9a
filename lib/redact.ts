/**
 * What a log line may hold: no secrets, and nothing that says who somebody is. Goes by the names of fields and by the
 * shapes of secrets inside texts, since an error's message may quote anything.
 */

const GONE = '[redacted]';
const DEEPEST = 8;

const SECRET_NAMES =
  /pass(word|phrase)|token|secret|authori[sz]ation|cookie|credential|e-?mail|api_?key|private_?key|recovery_?code/i;
/** What people wrote, and what they are called. */
const PERSONAL_NAMES = new Set(['name', 'question', 'text', 'phone']);

/** Each with what stays of it: the rest of the text is worth reading. */
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  // The secret of a one-time link, /reset-password/<43 characters> and all its like.
  [/\/[\w-]{43}(?![\w-])/g, `/${GONE}`],
  [/([?&#](?:[\w-]*(?:token|secret|password|key)|code|state|otp)=)[^&#\s"']+/gi, `$1${GONE}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${GONE}`],
  [/\b(?:[sr]k_(?:test|live)|whsec)_\w+/g, GONE],
  // A password in an address, before the part of it that looks like an e-mail address.
  [/(\w:\/\/)[^\s/@"']+@/g, `$1${GONE}@`],
  [/[\w.!#$%&'*+=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/gi, GONE],
];

/** A copy of what is to be logged, without what must not be read there. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (value instanceof Error) return errorFields(value, depth);
  if (value instanceof URL) return redactText(value.href);
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), depth + 1);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, isSecret(name) ? GONE : redact(each, depth + 1)]),
  );
}

/** A text without the secrets and addresses in it. */
export function redactText(text: string): string {
  return SECRET_SHAPES.reduce((rest, [shape, instead]) => rest.replace(shape, instead), text);
}

function isSecret(name: string): boolean {
  return SECRET_NAMES.test(name) || PERSONAL_NAMES.has(name);
}

/** Stack, code and cause, without the request and response objects that provider SDKs hang on their errors. */
function errorFields(error: Error, depth: number): object {
  return {
    type: error.name,
    message: redactText(error.message),
    ...('code' in error && { code: error.code }),
    ...(error.stack && { stack: redactText(error.stack) }),
    ...(error.cause !== undefined && { cause: redact(error.cause, depth + 1) }),
  };
}
