import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import { isAlive, isMongodOn, isOrphan, watchProcess } from './process-info.js';

const POLL_MS = 25;

/** How long a mongod whose Bellhop was killed may go on dying. */
export const LOCKED_LIMIT_MS = 10_000;

/**
 * Waits until no mongod works on the data: the one of a Bellhop that was killed lives on for some seconds. Where it is
 * seen to be an orphan, it is told to end at once.
 * @param deadline when to give up (wall clock)
 * @throws CodedError `database_locked`
 */
export async function waitForData(dbPath: string, deadline: number, t: Translate): Promise<void> {
  const pid = Number.parseInt(await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid) || !isAlive(pid) || !(await isMongodOn(pid, dbPath))) return;
  const runs = await watchProcess(pid);
  if (await isOrphan(pid)) process.kill(pid, 'SIGTERM');
  while (await runs()) {
    if (Date.now() > deadline) throw locked(dbPath, t, pid);
    await pause(POLL_MS);
  }
}

/** The error for data that another mongod keeps. */
export function locked(dbPath: string, t: Translate, pid?: number): CodedError {
  const seconds = String(LOCKED_LIMIT_MS / 1000);
  const named = { pid: pid === undefined ? 'unknown' : String(pid), folder: dbPath, seconds };
  return new CodedError('database_locked', t('database.locked', named));
}
