import { readFile, readdir, readlink } from 'node:fs/promises';
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
  return (await statOf(pid))[19] ?? '';
}

/** Whether the Bellhop that started this process is gone (only Linux can tell). */
export async function isOrphan(pid: number): Promise<boolean> {
  const parent = Number((await statOf(pid))[1] ?? Number.NaN);
  if (Number.isNaN(parent)) return false;
  const [program] = await commandOf(parent);
  return parent === 1 || !basename(program ?? '').startsWith('node');
}

/** Whether a process has ended and waits for nobody but its parent to notice. */
export async function isDead(pid: number): Promise<boolean> {
  if ((await statOf(pid))[0] !== 'Z') return false;
  return (await readdir(`/proc/${pid}/task`).catch(() => [])).length <= 1;
}

/** `/proc/PID/stat` after the program's name: state, parent, group, … */
async function statOf(pid: number): Promise<string[]> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line === '' ? [] : line.slice(line.lastIndexOf(')') + 2).split(' ');
}

async function commandOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}

/**
 * Watches one process. A dying one loses its command line before it lets go of its ports and file locks, so that only
 * its end counts; where nobody collects the dead, that is a zombie without threads.
 * @returns a function that tells whether that very process still runs
 */
export async function watchProcess(pid: number): Promise<() => Promise<boolean>> {
  const began = await startTimeOf(pid);
  return async () => isAlive(pid) && (await startTimeOf(pid)) === began && !(await isDead(pid));
}

/** Whether a process is, beyond doubt, a mongod that works on this data folder (only Linux can tell). */
export async function isMongodOn(pid: number, dbPath: string): Promise<boolean> {
  const args = await commandOf(pid);
  const given = args[args.indexOf('--dbpath') + 1];
  if (!args.includes('--dbpath') || given === undefined || !basename(args[0] ?? '').startsWith('mongod')) return false;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '/');
  return resolve(cwd, given) === resolve(dbPath);
}
