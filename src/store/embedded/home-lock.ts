import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError, hasCode } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import { isAlive, startTimeOf } from './process-info.js';

const Owner = z.object({ pid: z.number().int().positive(), startTime: z.string(), token: z.string() });
type Owner = z.infer<typeof Owner>;

const tokensOfThisProcess = new Set<string>();

/** A home that is ours until `release`. */
export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Claims a home folder for this process, so that a second Bellhop is told so in words. A claim whose process is gone
 * is taken over. (Should two take it over in the same instant, mongod's own lock still lets only one in.)
 * @throws CodedError `home_in_use`
 */
export async function lockHome(home: string, t: Translate): Promise<HomeLock> {
  const path = join(home, 'bellhop.lock');
  const mine: Owner = { pid: process.pid, startTime: await startTimeOf(process.pid), token: randomUUID() };
  for (;;) {
    try {
      await writeFile(path, JSON.stringify(mine), { flag: 'wx' });
      break;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = await readOwner(path);
    if (owner && (await isHeld(owner))) throw inUse({ home, lock: path, pid: String(owner.pid) }, t);
    await setAside(path);
  }
  tokensOfThisProcess.add(mine.token);
  return {
    async release() {
      tokensOfThisProcess.delete(mine.token);
      if ((await readOwner(path))?.token === mine.token) await rm(path, { force: true });
    },
  };
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isHeld(owner: Owner): Promise<boolean> {
  if (owner.pid === process.pid) return tokensOfThisProcess.has(owner.token);
  if (!isAlive(owner.pid)) return false;
  const startTime = await startTimeOf(owner.pid);
  return startTime === '' || owner.startTime === '' || startTime === owner.startTime;
}

/** A rename succeeds for one of several that try, a removal for all of them. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function inUse(named: { home: string; lock: string; pid: string }, t: Translate): CodedError {
  return new CodedError('home_in_use', t('database.home_in_use', named));
}
