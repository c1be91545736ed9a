import pino from 'pino';
import { env } from './env';

let logger: pino.Logger | undefined;

/** The application's logger: JSON lines on stdout, with secrets and personal data left out. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    redact: {
      paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { err: serializeError },
  });
  return logger;
}

const REDACTED = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'client_secret',
  'secret',
  'authorization',
  'cookie',
  'email',
  'name',
  'question',
  'text',
];

/** Stack and code, without the request and response objects that provider SDKs hang on their errors. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
