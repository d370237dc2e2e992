import { DeskClock } from '../../src/base/clock.js';
import { createLogger } from '../../src/base/logger.js';
import { openLocalDesk, type LocalDesk } from '../../src/cli/local-desk.js';

/** A desk of its own for a benchmark: embedded mongod, a fresh workspace, the small company's desk file. */
export function quietDesk(running: boolean): Promise<LocalDesk> {
  return openLocalDesk({
    clock: new DeskClock(),
    running,
    logger: createLogger({ level: 'fatal', pretty: false }),
    newDeskFile: 'examples/desk.yml',
  });
}
