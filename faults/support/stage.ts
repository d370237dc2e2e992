import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { applyDeskFile } from '../../src/cli/desk-file-applied.js';
import { readManifest } from '../../src/cli/package-files.js';
import { patientClient } from '../../src/cli/patient-client.js';
import type { DeskSettings } from '../../src/desk/settings/desk-settings.js';
import { defaultWorkspace, startSandbox, type Sandbox, type WorkspaceSeed } from '../../src/sandbox/index.js';
import { connectStore } from '../../src/store/connection.js';
import { createModels, type Models } from '../../src/store/models/schemas.js';
import { createStore } from '../../src/store/store.js';
import { FastClock, type ClockRate } from './fast-clock.js';
import { Front } from './front.js';
import { layLine, type MongoLine } from './mongo-line.js';
import type { Mongo } from './mongo.js';
import { Crew, type AppProcess, type ProcessStart } from './process.js';
import type { Program, Programs } from './programs.js';
import { HastyWall } from './hasty-wall.js';

/** How many times as fast as the wall clock the desk's clock runs, unless a case says otherwise. */
const defaultSpeed = 40;
const hastenEveryMs = 4000;
/** A Monday morning in Taipei, after the digest. */
const monday = Date.parse('2026-03-02T02:00:00.000Z');
const requesters = Array.from({ length: 150 }, (_, n) => `r${n + 1}`);
const askChannels = Array.from({ length: 8 }, (_, n) => `ask-${n + 1}`);

const workspace: WorkspaceSeed = {
  ...defaultWorkspace,
  people: [...defaultWorkspace.people, ...requesters.map((name) => ({ name }))],
  channels: [
    ...defaultWorkspace.channels,
    ...askChannels.map((name) => ({ name, members: [...requesters, 'bellhop', 'ava', 'ben'] })),
  ],
};

/** What the stages of a run share. */
export interface StageTools {
  readonly mongo: Pick<Mongo, 'uri' | 'port'>;
  readonly programs: Programs;
}

export interface StageOptions {
  readonly program?: Program;
  readonly speed?: number;
  /** Where the desk's clock begins, ms. */
  readonly at?: number;
  /** The way to the database for the processes, where it is not the stage's own line. */
  readonly uri?: string;
  /** The Bolt app acknowledges only when its work is done. */
  readonly ackLast?: boolean;
  readonly settings?: (settings: DeskSettings) => DeskSettings;
}

let databases = 0;

/** What a case plays on: Slack, a database of its own, and the way between Slack and the processes. */
export class Stage {
  readonly sandbox: Sandbox;
  readonly front: Front;
  readonly line: MongoLine;
  readonly connection: Connection;
  readonly models: Models;
  readonly clock: FastClock;
  readonly wall: HastyWall;
  readonly start: ProcessStart;
  readonly requesters = requesters;
  readonly channels = askChannels;
  readonly crew: Crew;
  readonly #ids: ReadonlyMap<string, string>;

  private constructor(
    parts: Pick<Stage, 'sandbox' | 'front' | 'line' | 'connection' | 'models' | 'clock' | 'wall'> & {
      readonly rate: ClockRate;
      readonly mongo: ProcessStart['mongo'];
      readonly program: string;
      readonly ackLast: boolean;
      readonly ids: ReadonlyMap<string, string>;
    },
  ) {
    const { sandbox } = parts;
    this.sandbox = sandbox;
    this.#ids = parts.ids;
    this.front = parts.front;
    this.line = parts.line;
    this.connection = parts.connection;
    this.models = parts.models;
    this.clock = parts.clock;
    this.wall = parts.wall;
    const { botToken, apiUrl, signingSecret, botId, botUserId, teamId } = sandbox;
    const identity = { botToken, apiUrl, signingSecret, botId, botUserId, teamId };
    this.start = { ...identity, mongo: parts.mongo, clock: parts.rate, ackLast: parts.ackLast };
    this.crew = new Crew(parts.program);
  }

  static async open({ mongo, programs }: StageTools, options: StageOptions = {}): Promise<Stage> {
    const rate = { wall: Date.now(), desk: options.at ?? monday, speed: options.speed ?? defaultSpeed };
    const clock = new FastClock(rate);
    const wall = new HastyWall(rate.speed);
    const manifest = await readManifest();
    const sandbox = await startSandbox({ manifest, clock, wall, workspace, env: {} });
    const front = await Front.open(sandbox.signingSecret);
    sandbox.connect(front.url);
    const line = await layLine(mongo.port);
    databases += 1;
    const dbName = `faults_${process.pid}_${databases}`;
    const connection = await connectStore({ uri: mongo.uri, dbName });
    const models = createModels(connection);
    const program = options.program ?? 'desk';
    if (program === 'desk') await setUp({ sandbox, connection, models, clock, options });
    const uri = options.uri ?? line.uri;
    const parts = { sandbox, front, line, connection, models, clock, wall, rate };
    const ids = new Map((await sandbox.client.people()).map(({ name, id }) => [name, id]));
    const ackLast = options.ackLast ?? false;
    return new Stage({ ...parts, ackLast, ids, program: programs[program], mongo: { uri, dbName } });
  }

  /** @param name a person's handle */
  idOf(name: string): string {
    return this.#ids.get(name) ?? '';
  }

  /** Starts one more process; deliveries do not go there yet. */
  async launch(): Promise<AppProcess> {
    const next = await this.crew.next();
    await next.start(this.start);
    this.crew.fill();
    return next;
  }

  /** Starts so many processes, and lets Slack's deliveries go to them. */
  async launchAll(count: number): Promise<AppProcess[]> {
    const processes: AppProcess[] = [];
    while (processes.length < count) processes.push(await this.launch());
    this.front.to(processes.map(({ url }) => url));
    return processes;
  }

  /** What the dead held is free at once, as it would be some seconds later. Only where nobody is left alive. */
  async endLeases(): Promise<void> {
    await this.models.lanes.collection.updateMany({}, { $set: { until: new Date(0) } });
    const held = { state: 'received', owner: { $ne: null } };
    await this.models.inbox.collection.updateMany(held, { $set: { dueAt: new Date() } });
  }

  /** Resolves when nothing is under way any more. @returns false where it does not become less for so long */
  async settled(limitMs = 90_000): Promise<boolean> {
    let deadline = Date.now() + limitMs;
    let least = Infinity;
    let quiet = 0;
    let hastenAt = Date.now() + hastenEveryMs;
    while (Date.now() < deadline) {
      await this.sandbox.idle();
      const [received, waiting] = await Promise.all([
        this.models.inbox.collection.countDocuments({ state: 'received' }),
        this.models.outbox.collection.countDocuments({ state: 'waiting' }),
      ]);
      const isQuiet = this.front.isIdle && this.wall.waiting === 0 && received === 0 && waiting === 0;
      quiet = isQuiet ? quiet + 1 : 0;
      if (quiet === 3) return true;
      if (received + waiting < least) {
        least = received + waiting;
        deadline = Date.now() + limitMs;
      }
      if (Date.now() > hastenAt) {
        // what failed is tried again soon, as it would be some minutes later
        const failed = { state: 'received', owner: null };
        await this.models.inbox.collection.updateMany(failed, { $set: { dueAt: new Date() } });
        hastenAt = Date.now() + hastenEveryMs;
      }
      await pause(150);
    }
    return false;
  }

  /** Waits until nothing is under way any more. @throws what is left, where it does not become less */
  async settle(): Promise<void> {
    if (!(await this.settled())) throw new Error(await this.whatIsLeft());
  }

  /** What does not come to an end, in a line. */
  async whatIsLeft(): Promise<string> {
    const { inbox, outbox } = this.models;
    const events = await inbox.collection.find({ state: 'received' }).toArray();
    const dead = await inbox.collection.countDocuments({ state: 'dead' });
    const rows = await outbox.collection.find({ state: 'waiting' }).toArray();
    const reasons = new Set([...events, ...rows].map((each) => String(each['lastError'])));
    return `left: ${events.length} events, ${rows.length} posts, ${dead} events given up (${[...reasons].join(', ')})`;
  }

  async close(): Promise<void> {
    this.crew.dismiss();
    await this.front.close();
    await this.sandbox.stop();
    await this.connection.getClient().db(this.connection.name).dropDatabase();
    await this.connection.close();
    await this.line.close();
  }
}

async function setUp(parts: {
  readonly sandbox: Sandbox;
  readonly connection: Connection;
  readonly models: Models;
  readonly clock: FastClock;
  readonly options: StageOptions;
}): Promise<void> {
  const { sandbox, connection, models, clock, options } = parts;
  const place = { teamId: sandbox.teamId, locale: 'en', timezone: 'Asia/Taipei' } as const;
  const store = createStore(connection, models, place, clock);
  const client = patientClient(sandbox.botToken, sandbox.apiUrl);
  await applyDeskFile({ path: 'examples/desk.yml', store, client, language: 'en' });
  const channels = await sandbox.client.channels();
  const intake = askChannels.map((name) => {
    const channel = channels.find((each) => each.name === name)?.id ?? '';
    return { channel, mode: 'auto' as const };
  });
  const applied = await store.reads.settings();
  const version = applied.version + 1;
  const settings = {
    ...applied,
    version,
    intake,
    timezone: 'Asia/Taipei',
    digest: { ...applied.digest, channels: [] },
  };
  await store.transaction((tx) => tx.saveSettings(options.settings?.(settings) ?? settings));
}
