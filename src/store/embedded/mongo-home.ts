import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Translate } from '../../i18n/translate.js';

const Notes = z.object({ port: z.number().int().min(1).max(65_535).optional(), version: z.string().optional() });

/** What is remembered beside the data: where mongod listened, and which version wrote the data last. */
export type MongoNotes = z.infer<typeof Notes>;

/** The folders of an embedded MongoDB. */
export interface MongoHome {
  readonly home: string;
  readonly dbPath: string;
}

const notesPath = (home: string): string => join(home, 'mongo.json');

/** Makes the home's folders; only the user may read them. */
export async function prepareHome(home: string): Promise<MongoHome> {
  const root = resolve(home);
  const dbPath = join(root, 'mongo');
  await mkdir(dbPath, { recursive: true, mode: 0o700 });
  return { home: root, dbPath };
}

/** Reads the notes; unreadable notes count as none. */
export async function readNotes(home: string): Promise<MongoNotes> {
  try {
    return Notes.parse(JSON.parse(await readFile(notesPath(home), 'utf8')));
  } catch {
    return {};
  }
}

/** Replaces the notes, whole or not at all. */
export async function writeNotes(home: string, notes: MongoNotes): Promise<void> {
  const temporary = `${notesPath(home)}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(notes));
  await rename(temporary, notesPath(home));
}

/** @returns the wished port when it is free on loopback, else any free one */
export async function choosePort(wished: number | undefined, t: Translate): Promise<number> {
  if (wished !== undefined && (await tryPort(wished)) !== undefined) return wished;
  const port = await tryPort(0);
  if (port === undefined) throw new Error(t('database.no_port'));
  return port;
}

async function tryPort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => {
      done(undefined);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        done(typeof address === 'object' && address ? address.port : undefined);
      });
    });
  });
}
