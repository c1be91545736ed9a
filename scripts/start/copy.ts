import path from 'node:path';
import { migrate } from '../migrate';
import { stopOrphan } from '../postgres/orphan';
import { existingCluster } from '../postgres/place';
import { Problem } from '../problem.mjs';
import { say, step, warn } from '../say.mjs';
import { ensureBuild } from './build';
import { startChild } from './child';
import { ChildrenFile, reapOrphans } from './children-file';
import { openDataFolder } from './data-folder';
import { type EmbeddedDatabase, startEmbedded } from './database';
import { beginDemoClock } from './demo-clock';
import {
  clockFile,
  type EnvironmentParts,
  productEnvironment,
  sandboxEnvironment,
  sandboxOrigin,
} from './environment';
import { ensurePrismaClient } from './generate';
import { checkGivenDatabase, ensureCardsLogin } from './given-database';
import { LogFile } from './log-file';
import { loadPorts, type OwnPorts } from './own-ports';
import { requireProductionSettings } from './production';
import { untilReady } from './ready';
import { decideRestart } from './restart-policy';
import { removeRunFile, writeRunFile } from './run-file';
import { loadSecrets, type Secrets } from './secrets';
import { seed } from './seed';
import type { Settings } from './settings';
import type { Shutdown } from './shutdown';
import { summary } from './summary';
import { describeEnding, Supervisor } from './supervisor';
import { watchWorkerSources } from './watch-sources';
import { checkWebPort } from './web-port';
import { markWorld } from './world-mark';

const READY_LIMIT_MS = 90_000;

type Urls = { readonly databaseUrl: string; readonly cardsUrl: string };

/** One running copy of the product: its database, sandbox, worker and web server. */
export class Copy {
  readonly #settings: Settings;
  readonly #shutdown: Shutdown;
  readonly #fail: (error: unknown) => void;
  readonly #children: ChildrenFile;
  readonly #databaseCrashes: number[] = [];

  constructor(settings: Settings, shutdown: Shutdown, fail: (error: unknown) => void) {
    this.#settings = settings;
    this.#shutdown = shutdown;
    this.#fail = fail;
    this.#children = new ChildrenFile(settings.dataFolder);
  }

  /** Resolves when the copy answers; throws a Problem when it cannot. */
  async start(): Promise<void> {
    const begun = performance.now();
    const settings = this.#settings;
    if (settings.world === 'production') await requireProductionSettings(settings.env);
    await this.#claim();
    const secrets = loadSecrets(settings.dataFolder, settings.world);
    const ports = await loadPorts(settings.dataFolder, settings.port);

    // What does not need one another runs side by side: most of a first start is the build.
    const client = ensurePrismaClient(settings.repositoryRoot);
    const pages = settings.dev ? client : client.then(() => this.#build());
    const database = this.#prepareDatabase(secrets, ports);
    const partsOf = (urls: Urls): EnvironmentParts => ({ settings, ports, ...urls, demo: secrets.demo });
    const sandbox = this.#startSandbox(partsOf({ databaseUrl: '', cardsUrl: '' }));
    const seeded = Promise.all([client, database, sandbox]).then(([, urls]) => this.#seed(partsOf(urls)));
    await Promise.all([pages, database, sandbox, seeded]);
    if (this.#shutdown.begun) return;

    const urls = await database;
    await this.#startProduct(productEnvironment(partsOf(urls)), await sandbox);
    if (this.#shutdown.begun) return;
    const origin = secrets.demo ? sandboxOrigin(ports) : undefined;
    writeRunFile(settings.dataFolder, {
      web: settings.web,
      ...(origin ? { sandbox: origin } : {}),
      databaseUrl: urls.databaseUrl,
      pid: process.pid,
    });
    say(summary({ settings, sandbox: origin, tookMs: performance.now() - begun }));
  }

  /** Takes the data folder and the port, and ends what an earlier, killed copy left running. */
  async #claim(): Promise<void> {
    const { dataFolder, web } = this.#settings;
    const lock = openDataFolder(dataFolder, web);
    this.#shutdown.atLast(lock.release);
    removeRunFile(dataFolder);
    this.#shutdown.atLast(() => {
      removeRunFile(dataFolder);
      this.#children.remove();
    });
    await step('Waiting for what an earlier start left running', () => reapOrphans(dataFolder));
    const cluster = existingCluster(dataFolder);
    if (cluster) await stopOrphan(cluster, say);
    await checkWebPort(this.#settings);
  }

  async #build(): Promise<void> {
    const { repositoryRoot, web } = this.#settings;
    this.#shutdown.atLast(await ensureBuild(repositoryRoot, web, this.#log('build')));
  }

  async #prepareDatabase(secrets: Secrets, ports: OwnPorts): Promise<Urls> {
    const { env, world } = this.#settings;
    const given = env.DATABASE_URL;
    let urls: Urls;
    if (given) {
      await step('Connecting to the database', () => checkGivenDatabase(given));
      const cardsUrl = env.CARDS_DATABASE_URL ?? (await ensureCardsLogin(given, secrets.database.cards));
      urls = { databaseUrl: given, cardsUrl };
    } else {
      if (env.CARDS_DATABASE_URL) {
        throw new Problem('cards_without_database', 'CARDS_DATABASE_URL is set, but DATABASE_URL is not.', [
          'Set both to use a server of your own, or neither to use the embedded database.',
        ]);
      }
      urls = await this.#startDatabase(secrets, ports);
    }
    await markWorld(urls.databaseUrl, world, given === undefined);
    await step('Bringing the database up to date', () =>
      migrate(urls.databaseUrl, { queue: env.REDIS_URL === undefined }),
    );
    return urls;
  }

  async #startDatabase(secrets: Secrets, ports: OwnPorts): Promise<Urls> {
    let embedded: EmbeddedDatabase | undefined;
    const starting = step('Starting PostgreSQL', () =>
      startEmbedded({
        settings: this.#settings,
        port: ports.postgres,
        secrets: secrets.database,
        log: this.#log('postgres'),
        say,
        onStarted: (pid) => this.#children.add('database', pid),
        onCrash: (output) => this.#databaseCrashed(embedded, output),
      }),
    );
    this.#shutdown.add('database', async (limitMs) => (await starting).stop(limitMs));
    embedded = await starting;
    return embedded;
  }

  #databaseCrashed(database: EmbeddedDatabase | undefined, output: string): void {
    if (this.#shutdown.begun || !database) return;
    const now = performance.now();
    this.#databaseCrashes.push(now);
    const decision = decideRestart(this.#databaseCrashes, now);
    if (!decision.restart) {
      this.#fail(this.#gaveUp('database', 'ended', output));
      return;
    }
    warn('The database ended by itself; starting it again.');
    setTimeout(() => void database.restart().catch(this.#fail), decision.delayMs);
  }

  async #startSandbox(parts: EnvironmentParts): Promise<Supervisor | undefined> {
    const { demo, ports } = parts;
    if (!demo) return undefined;
    beginDemoClock(clockFile(this.#settings.dataFolder));
    const sandbox = this.#supervise(
      'sandbox',
      ['sandbox/main.ts'],
      true,
      sandboxEnvironment({ ...parts, demo }),
    );
    await step('Starting the sandbox', () =>
      this.#untilReady(`${sandboxOrigin(ports)}/control/clock`, 'sandbox', [sandbox]),
    );
    return sandbox;
  }

  async #seed(parts: EnvironmentParts): Promise<void> {
    const log = this.#log('seed');
    await seed({
      repositoryRoot: this.#settings.repositoryRoot,
      databaseUrl: parts.databaseUrl,
      world: this.#settings.world,
      env: productEnvironment(parts),
      log,
      stopped: () => this.#shutdown.begun,
    });
    log.close();
  }

  async #startProduct(env: Record<string, string>, sandbox: Supervisor | undefined): Promise<void> {
    const { repositoryRoot, dev, host, port, web: origin } = this.#settings;
    const next = path.join(repositoryRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
    const worker = this.#supervise('worker', ['worker.ts'], true, env);
    const web = this.#supervise(
      'web server',
      [next, dev ? 'dev' : 'start', '-H', host, '-p', String(port)],
      false,
      env,
    );
    await step('Starting the web server and the worker', () =>
      this.#untilReady(`${origin}/api/ready`, 'web server', [web, worker]),
    );
    for (const part of [web, worker, sandbox]) part?.settled();
    if (!dev) return;
    const unwatch = watchWorkerSources(repositoryRoot, (name) => {
      say(`${name} changed; starting the worker again.`);
      void worker.replace(3_000);
    });
    this.#shutdown.atLast(unwatch);
  }

  #supervise(
    name: 'sandbox' | 'worker' | 'web server',
    args: string[],
    typescript: boolean,
    env: Record<string, string>,
  ) {
    const short = name === 'web server' ? 'web' : name;
    const log = this.#log(short);
    const supervisor = new Supervisor({
      name,
      start: () =>
        startChild({
          name: short,
          cwd: this.#settings.repositoryRoot,
          args,
          typescript,
          env,
          log,
          show: (line) => warn(`${short}: ${line}`),
          showAll: this.#settings.dev && name !== 'sandbox',
        }),
      say: warn,
      onStarted: (_name, pid) => this.#children.add(short, pid),
      onGiveUp: (_name, how, tail) => this.#fail(this.#gaveUp(name, how, tail)),
    });
    this.#shutdown.add(short, (limitMs) => supervisor.stop(limitMs));
    return supervisor;
  }

  /** Waits until an address answers, or one of the processes behind it ended. */
  async #untilReady(url: string, name: string, parts: readonly Supervisor[]): Promise<void> {
    const failed = parts.map((part) =>
      part.failedToStart.then((ending) => {
        if (this.#shutdown.begun) return;
        const how = describeEnding(ending);
        throw new Problem(
          'start_failed',
          `The ${part.name} ${how} while starting.`,
          this.#logHint(),
          part.tail(),
        );
      }),
    );
    let over = false;
    const ready = untilReady(url, READY_LIMIT_MS, () => over || this.#shutdown.begun).then((seen) => {
      if (seen.ready || this.#shutdown.begun || over) return;
      const tail = parts.map((part) => part.tail()).join('\n');
      throw new Problem(
        'not_ready',
        `The ${name} was not ready within ${READY_LIMIT_MS / 1000} s: ${seen.why}`,
        this.#logHint(),
        tail,
      );
    });
    try {
      await Promise.race([ready, ...failed]);
    } finally {
      over = true;
      // A later end is the supervisor's affair; the promise may still reject, with nobody waiting for it.
      for (const promise of failed) promise.catch(() => {});
    }
  }

  #gaveUp(name: string, how: string, tail: string): Problem {
    return new Problem('crashed', `The ${name} ${how} again and again; Monet stops.`, this.#logHint(), tail);
  }

  #logHint(): string {
    return `The whole output is in ${path.join(this.#settings.dataFolder, 'logs')}.`;
  }

  #log(name: string): LogFile {
    return new LogFile(path.join(this.#settings.dataFolder, 'logs'), name);
  }
}
