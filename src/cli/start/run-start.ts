import { resolve } from 'node:path';
import { DeskClock } from '../../base/clock.js';
import { CodedError } from '../../base/errors.js';
import { createLogger } from '../../base/logger.js';
import { secretsOf, type Config } from '../../config.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { findRunning, removeRunningNote, writeRunningNote } from '../running-note.js';
import { catchSignals, type Signals } from './catch-signals.js';
import { openHealth, type Health } from './open-health.js';
import { requireDeskFile } from './require-desk-file.js';
import { startParts, type Started } from './start-parts.js';

/** What was only begun can be dropped soon; a desk that works gets time to finish what it does. */
const graceMs = { starting: 3_000, running: 9_000 };
/** How long the process may go on after everything has stopped. */
const lingerMs = 200;

/** Runs the desk until it is told to stop. */
export async function runStart(terminal: Terminal): Promise<number> {
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  if ((await findRunning(config.home)) !== null) {
    throw new CodedError('home_in_use', terminal.t('start.home_in_use', { home: resolve(config.home) }));
  }
  await requireDeskFile(config.deskFile, terminal);
  const pretty = !config.production && process.stderr.isTTY;
  const logger = createLogger({ level: config.logLevel, pretty, secrets: secretsOf(config) });
  // Node would print the error as it is, with whatever is in it
  process.once('uncaughtException', (err) => {
    logger.fatal({ err }, 'Bellhop ended because of an error');
    process.exit(exitCodes.failed);
  });
  let health: Health | null = null;
  const signals = catchSignals(graceMs.starting, () => {
    health?.drain();
    terminal.warn(terminal.t('start.stopping'));
  });
  try {
    health = await openHealth(config, terminal);
    const metrics = health?.metrics;
    const started = await startParts(config, { clock: new DeskClock(), logger, terminal, ...(metrics && { metrics }) });
    signals.allow(graceMs.running);
    health?.ready(started.desk);
    await runUntilStopped(started, config, terminal, signals);
    return exitCodes.done;
  } finally {
    await health?.stop();
    signals.release();
  }
}

async function runUntilStopped(started: Started, config: Config, terminal: Terminal, signals: Signals): Promise<void> {
  try {
    if (started.note) await writeRunningNote(config.home, started.note);
    const { describeDesk } = await import('./describe-desk.js');
    if (!signals.caught) for (const line of await describeDesk(started, config, terminal)) terminal.print(line);
    if (started.sandbox && !signals.caught) {
      const { openBrowser } = await import('./open-browser.js');
      openBrowser(started.sandbox.url, terminal.env);
    }
    await signals.first;
  } finally {
    if (started.note) await removeRunningNote(config.home);
    await started.stop();
  }
  terminal.warn(terminal.t('start.stopped'));
  // a call that was given up may keep the process for as long as its connection
  setTimeout(() => process.exit(), lingerMs).unref();
}
