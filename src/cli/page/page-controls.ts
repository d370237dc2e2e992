import type { RunningDesk } from '../../app.js';
import type { DeskClock } from '../../base/clock.js';
import type { PageControls, PageReplay, Sandbox } from '../../sandbox/index.js';
import type { Database } from '../database.js';

/** What the page's control panel works on. */
export interface ControlledDesk {
  readonly clock: DeskClock;
  readonly sandbox: Sandbox;
  readonly database: Database;
  desk(): RunningDesk;
  /** Starts the app again after it was stopped. @param running as in `startDesk` */
  start(running: boolean): Promise<void>;
}

/** Lets the page move the clock, empty the desk, and replay a log in it. */
export function pageControls(parts: ControlledDesk): PageControls {
  const { clock, sandbox } = parts;
  return {
    zone: async () => (await parts.desk().store.reads.settings()).timezone,
    moveClock(to) {
      clock.moveTo(to);
    },
    async reset() {
      await empty(parts);
      clock.run(new Date());
      await sandbox.client.reset();
      await parts.start(true);
    },
    replay: (log, tell) => replayLog(parts, log, tell),
  };
}

/** Stops the app and forgets what it kept of this workspace; other workspaces of a shared database are not touched. */
async function empty(parts: ControlledDesk): Promise<void> {
  const { sandbox, database } = parts;
  const { teamId } = sandbox;
  await sandbox.idle();
  await parts.desk().stop();
  const collections = (await database.connection.db?.collections()) ?? [];
  // receipts, leases and the like are the workspace's by their very id
  const own = { $or: [{ teamId }, { _id: { $regex: `^${teamId}:` } }] } as object;
  await Promise.all(collections.map((collection) => collection.deleteMany(own)));
}

async function replayLog(
  parts: ControlledDesk,
  text: string,
  tell: (progress: PageReplay & { state: 'running' }) => void,
): Promise<PageReplay> {
  const { clock, sandbox } = parts;
  const [{ planReplay, readLog, replay }, { createRunReads }] = await Promise.all([
    import('../../replay/index.js'),
    import('../../store/read-models/replay-figures.js'),
  ]);
  const plan = planReplay(readLog(text));
  await empty(parts);
  clock.stop(plan.from);
  await sandbox.client.reset();
  await parts.start(false);
  try {
    const desk = parts.desk();
    const stage = {
      desk,
      workspace: sandbox.client,
      clock,
      quiet: async () => {
        await sandbox.idle();
        await desk.idle();
      },
    };
    const reads = createRunReads(desk.models, desk.teamId);
    const { figures, digest } = await replay({
      stage,
      reads,
      plan,
      onProgress: ({ rows, ofRows, at }) => {
        tell({ state: 'running', rows, ofRows, at: at.toISOString() });
      },
    });
    return {
      state: 'done',
      incidents: figures.incidents,
      tickets: figures.tickets,
      day: digest?.day ?? null,
      channel: digest?.channel ?? null,
      ts: digest?.post?.ts ?? null,
    };
  } finally {
    await parts.desk().stop();
    clock.run(clock.now());
    await parts.start(true);
  }
}
