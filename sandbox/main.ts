import { ConfigError, readConfig } from './config';
import { startSandbox } from './server';

/** Open connections get this long to end before the process does. */
const STOP_WITHIN_MS = 1_500;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const sandbox = await startSandbox(config);
  console.log(`sandbox: ${sandbox.origin} (providers, control, page), smtp://127.0.0.1:${sandbox.smtpPort}`);
  process.send?.({ type: 'ready', origin: sandbox.origin, smtpPort: sandbox.smtpPort });

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

main().catch((error: unknown) => {
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (error instanceof ConfigError || isPortTaken) console.error(error.message);
  else console.error('sandbox:', error);
  process.exit(1);
});
