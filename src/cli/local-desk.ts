import { join } from 'node:path';
import type { RunningDesk } from '../app.js';
import type { DeskClock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { Metrics } from '../health/metrics.js';
import type { Language } from '../i18n/language.js';
import type { Translate } from '../i18n/translate.js';
import type { PageOptions, Sandbox, WorkspaceSeed } from '../sandbox/index.js';
import { openDatabase, type Database, type MongoAddress } from './database.js';
import type { DeskFileApplied } from './desk-file-applied.js';
import { together } from './together.js';

/** A complete desk on this machine: mongod, a local Slack, and the Bolt app between them. */
export interface LocalDesk {
  readonly desk: RunningDesk;
  readonly sandbox: Sandbox;
  readonly clock: DeskClock;
  readonly database: Database;
  /** What the desk file brought; null where none was applied. */
  readonly applied: DeskFileApplied | null;
  /** Stops the app, the workspace and the database, in this order. */
  stop(): Promise<void>;
}

export interface LocalDeskOptions {
  readonly clock: DeskClock;
  /** True: jobs and posts run by themselves; false: whoever opened the desk calls `desk.runDue()`. */
  readonly running: boolean;
  readonly logger: Logger;
  /** Where database and workspace are kept. Omitted: nothing outlives the desk. */
  readonly home?: string;
  /** Omitted: an embedded mongod. */
  readonly mongo?: MongoAddress;
  /** A desk file that is applied at each start. */
  readonly deskFile?: string;
  /** A desk file for a desk that nobody has set up yet. */
  readonly newDeskFile?: string;
  /** What a new workspace is filled with; omitted: the small company. */
  readonly workspace?: WorkspaceSeed;
  readonly locale?: Language;
  readonly timezone?: string;
  /** Where Bellhop and the workspace listen (loopback); omitted or 0: any free port. */
  readonly port?: number;
  readonly sandboxPort?: number;
  /** The page for people; omitted: there is none. */
  readonly page?: PageOptions;
  /** The environment that must have no Slack credentials; omitted: that of the process. */
  readonly env?: NodeJS.ProcessEnv;
  readonly onProgress?: (line: string) => void;
  /** The language of what is said while it starts; omitted: English. */
  readonly t?: Translate;
  readonly metrics?: Metrics;
}

/** Brings up a local desk; what has been started is stopped again when a part of it fails. */
export async function openLocalDesk(options: LocalDeskOptions): Promise<LocalDesk> {
  const [database, sandbox] = await together(
    openDatabase(options),
    afterMongod(options).then(() => openWorkspace(options)),
  );
  try {
    let desk = await openDesk(options, database, sandbox);
    const stop = async (): Promise<void> => {
      await desk.stop();
      await sandbox.stop();
      await database.stop();
    };
    try {
      const applied = await applyFile(options, desk, sandbox);
      if (options.page) {
        const { pageControls } = await import('./page/page-controls.js');
        const start = async (running: boolean): Promise<void> => {
          // the port that was told to people stays theirs
          const port = desk.requestUrl === null ? 0 : Number(new URL(desk.requestUrl).port);
          desk = await openDesk({ ...options, running, port }, database, sandbox);
          await applyFile(options, desk, sandbox);
        };
        sandbox.control(pageControls({ clock: options.clock, sandbox, database, desk: () => desk, start }));
      }
      return {
        get desk() {
          return desk;
        },
        sandbox,
        clock: options.clock,
        database,
        applied,
        stop,
      };
    } catch (error) {
      await desk.stop();
      throw error;
    }
  } catch (error) {
    await sandbox.stop();
    await database.stop();
    throw error;
  }
}

/** mongod needs the longest: its library is read before all others, and theirs while it starts. */
async function afterMongod({ mongo }: LocalDeskOptions): Promise<void> {
  if (!mongo) await import('../store/embedded/index.js');
  // a failure shows where the app is needed
  import('../app.js').catch(() => undefined);
}

async function openWorkspace(options: LocalDeskOptions): Promise<Sandbox> {
  const { clock, home, workspace, sandboxPort, page, env } = options;
  const [{ startSandbox, fullNameWorkspace }, { readManifest }] = await Promise.all([
    import('../sandbox/index.js'),
    import('./package-files.js'),
  ]);
  return startSandbox({
    manifest: await readManifest(),
    clock,
    ...(home === undefined ? {} : { stateDir: join(home, 'sandbox') }),
    workspace: workspace ?? fullNameWorkspace,
    ...(sandboxPort === undefined ? {} : { port: sandboxPort }),
    ...(page && { page }),
    ...(env && { env }),
  });
}

async function openDesk(options: LocalDeskOptions, database: Database, sandbox: Sandbox): Promise<RunningDesk> {
  const { startDesk } = await import('../app.js');
  const { botToken, apiUrl, signingSecret } = sandbox;
  const desk = await startDesk({
    slack: {
      botToken,
      apiUrl,
      transport: { kind: 'http', signingSecret, port: options.port ?? 0, host: '127.0.0.1' },
    },
    connection: database.connection,
    clock: options.clock,
    logger: options.logger,
    locale: options.locale ?? 'en',
    timezone: options.timezone ?? 'UTC',
    running: options.running,
    ...(options.metrics && { metrics: options.metrics }),
  });
  if (desk.requestUrl !== null) sandbox.connect(desk.requestUrl);
  return desk;
}

async function applyFile(
  { deskFile, newDeskFile, locale = 'en' }: LocalDeskOptions,
  desk: RunningDesk,
  sandbox: Sandbox,
): Promise<DeskFileApplied | null> {
  const isNew = (await desk.store.reads.settings()).version === 0;
  const path = deskFile ?? (isNew ? newDeskFile : undefined);
  if (path === undefined) return null;
  const [{ applyDeskFile }, { patientClient }] = await Promise.all([
    import('./desk-file-applied.js'),
    import('./patient-client.js'),
  ]);
  const client = patientClient(sandbox.botToken, sandbox.apiUrl);
  return applyDeskFile({ path, store: desk.store, client, language: locale });
}
