import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, isDead, startTimeOf } from '../store/embedded/process-info.js';

const note = z.object({
  pid: z.number().int().positive(),
  /** When that process began; '' where the system does not tell. */
  startTime: z.string().default(''),
  mongo: z.object({ uri: z.string(), dbName: z.string().optional() }).optional(),
  sandbox: z.object({ apiUrl: z.string(), botToken: z.string() }).optional(),
});

/**
 * Where a running Bellhop's own parts are, for other commands of the same user. It never holds a real workspace's token
 * or a database address that the environment gave.
 */
export type RunningNote = z.infer<typeof note>;

/** What a Bellhop writes down; who it is goes without saying. */
export type RunningParts = Omit<RunningNote, 'pid' | 'startTime'>;

/** A port on this machine answers at once, or nobody listens there. */
const portAnswersMs = 500;

const pathOf = (home: string): string => join(home, 'running.json');

export async function writeRunningNote(home: string, parts: RunningParts): Promise<void> {
  const { pid } = process;
  await mkdir(home, { recursive: true });
  await writeFile(pathOf(home), JSON.stringify({ ...parts, pid, startTime: await startTimeOf(pid) }), { mode: 0o600 });
}

export async function removeRunningNote(home: string): Promise<void> {
  await rm(pathOf(home), { force: true });
}

/** The note of a Bellhop that runs with this home; null where none does. */
export async function findRunning(home: string): Promise<RunningNote | null> {
  try {
    const found = note.parse(JSON.parse(await readFile(pathOf(home), 'utf8')));
    return (await isTheirs(found)) ? found : null;
  } catch {
    return null;
  }
}

/**
 * Whether the process that wrote the note still runs. After a kill or a restart of the machine its id may be another
 * program's: the time it began tells them apart, and where no system tells that, whether its own part still answers.
 */
async function isTheirs({ pid, startTime, sandbox, mongo }: RunningNote): Promise<boolean> {
  if (!isAlive(pid) || (await isDead(pid))) return false;
  const now = await startTimeOf(pid);
  if (startTime !== '' && now !== '') return startTime === now;
  const address = sandbox?.apiUrl ?? mongo?.uri;
  return address !== undefined && answers(new URL(address));
}

function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(portAnswersMs, () => {
      end(false);
    });
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}
