import { readFile, readlink } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { hasCode } from '../../base/errors.js';

/** Whether a process with this id runs (also one that belongs to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * When a process began, in ticks since boot: with it a process id that was given out again is recognised.
 * @returns '' where the system does not tell
 */
export async function startTimeOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Whether a process is, beyond doubt, a mongod that works on this data folder (only Linux can tell). */
export async function isMongodOn(pid: number, dbPath: string): Promise<boolean> {
  const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const given = args[args.indexOf('--dbpath') + 1];
  if (!args.includes('--dbpath') || given === undefined || !basename(args[0] ?? '').startsWith('mongod')) return false;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '/');
  return resolve(cwd, given) === resolve(dbPath);
}
