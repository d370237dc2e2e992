import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskClock } from '../../src/base/clock.js';
import { createLogger } from '../../src/base/logger.js';
import { openLocalDesk, type LocalDesk, type LocalDeskOptions } from '../../src/cli/local-desk.js';

const options = (running: boolean): LocalDeskOptions => ({
  clock: new DeskClock(),
  running,
  logger: createLogger({ level: 'fatal', pretty: false }),
  newDeskFile: 'examples/desk.yml',
});

/**
 * A desk of its own for a benchmark: embedded mongod, a fresh workspace, the small company's desk file. Nothing of it
 * outlives the run, so its database does not wait for the disk.
 */
export function quietDesk(running: boolean): Promise<LocalDesk> {
  return openLocalDesk(options(running));
}

/** The same, with a database that waits for the disk as a real one does: for what claims that something is durable. */
export async function durableDesk(running: boolean): Promise<LocalDesk> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true });
  try {
    const desk = await openLocalDesk({ ...options(running), home });
    return {
      ...desk,
      async stop() {
        await desk.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
