import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const note = z.object({
  pid: z.number().int().positive(),
  mongo: z.object({ uri: z.string(), dbName: z.string().optional() }).optional(),
  sandbox: z.object({ apiUrl: z.string(), botToken: z.string() }).optional(),
});

/**
 * Where a running Bellhop's own parts are, for other commands of the same user. It never holds a real workspace's token
 * or a database address that the environment gave.
 */
export type RunningNote = z.infer<typeof note>;

const pathOf = (home: string): string => join(home, 'running.json');

export async function writeRunningNote(home: string, content: Omit<RunningNote, 'pid'>): Promise<void> {
  await mkdir(home, { recursive: true });
  await writeFile(pathOf(home), JSON.stringify({ ...content, pid: process.pid }), { mode: 0o600 });
}

export async function removeRunningNote(home: string): Promise<void> {
  await rm(pathOf(home), { force: true });
}

/** The note of a Bellhop that runs with this home; null where none does. */
export async function findRunning(home: string): Promise<RunningNote | null> {
  try {
    const found = note.parse(JSON.parse(await readFile(pathOf(home), 'utf8')));
    return isAlive(found.pid) ? found : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
