import pino from 'pino';
import { env } from './env';
import { redact, redactText } from './redact';

let logger: pino.Logger | undefined;

/** The application's logger: JSON lines on stdout, with secrets and personal data left out. */
export function log(): pino.Logger {
  logger ??= createLogger(env().LOG_LEVEL);
  return logger;
}

/** @param stream where the lines go; stdout unless a test reads them */
export function createLogger(level: string, stream?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    formatters: { log: (fields) => Object(redact(fields)) },
    // Errors are described by `redact`; pino's own description would come on top.
    serializers: { err: (described) => described },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args;
        const texts = [first instanceof Error ? { err: first } : first, ...rest];
        if (first instanceof Error && rest.length === 0) texts.push(first.message);
        const clean = texts.map((each) => (typeof each === 'string' ? redactText(each) : each));
        method.apply(this, clean as typeof args);
      },
    },
  };
  return stream ? pino(options, stream) : pino(options);
}
