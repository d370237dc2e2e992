import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from '../sandbox-error.js';
import type { StateRecord } from './records.js';

const OWNER_ONLY = 0o600;

/** Where changes are written before anybody hears of them. */
export interface Journal {
  append(record: StateRecord): void;
  close(): void;
}

/** For a workspace that lives in memory only. */
export const noJournal: Journal = { append: () => undefined, close: () => undefined };

/** Reads the journal of a directory. A torn last line (the process was killed while writing) is left out. */
export function readJournal(dir: string): StateRecord[] {
  const path = join(dir, 'journal.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const records: StateRecord[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    try {
      records.push(JSON.parse(line) as StateRecord);
    } catch {
      if (at < lines.length - 1) throw new SandboxError('damaged_state', `${path} is damaged in line ${at + 1}`);
    }
  }
  return records;
}

/** Rewrites the journal as the state now is, without its history, and opens it for more. */
export function openJournal(dir: string, state: Iterable<StateRecord>): Journal {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'journal.jsonl');
  const fresh = `${path}.new`;
  const out = openSync(fresh, 'w', OWNER_ONLY);
  for (const record of state) writeSync(out, `${JSON.stringify(record)}\n`);
  fsyncSync(out);
  closeSync(out);
  renameSync(fresh, path);
  const fd = openSync(path, 'a', OWNER_ONLY);
  let open = true;
  return {
    append: (record) => {
      if (!open) throw new SandboxError('stopped', 'the sandbox has stopped');
      writeSync(fd, `${JSON.stringify(record)}\n`);
    },
    close: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
