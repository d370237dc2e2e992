import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxClient } from './client/sandbox-client.js';
import { parseJson, str } from './json.js';
import { SandboxError } from './sandbox-error.js';

const NAME = 'control.json';

/** Leaves a note in the state directory that tells other programs of this user where the sandbox is. */
export function writeAddress(dir: string, address: { url: string; controlToken: string }): void {
  writeFileSync(join(dir, NAME), `${JSON.stringify({ ...address, pid: process.pid })}\n`, { mode: 0o600 });
}

export function removeAddress(dir: string): void {
  rmSync(join(dir, NAME), { force: true });
}

/** A client for the sandbox that runs with this state directory. Throws SandboxError `not_running` when none does. */
export async function findSandbox(dir: string): Promise<SandboxClient> {
  const path = join(dir, NAME);
  const note = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  const url = str(note, 'url');
  const controlToken = str(note, 'controlToken');
  if (url === undefined || controlToken === undefined) throw new SandboxError('not_running', 'no sandbox runs here');
  const client = new SandboxClient({ url, controlToken });
  try {
    await client.info();
  } catch {
    client.close();
    throw new SandboxError('not_running', 'no sandbox runs here any more');
  }
  return client;
}

/** Refuses a directory that a running sandbox writes to: two writers would lose each other's changes. */
export async function refuseSecond(dir: string): Promise<void> {
  const other = await findSandbox(dir).catch(() => undefined);
  if (!other) return;
  other.close();
  throw new SandboxError('state_in_use', 'another sandbox runs with this state directory');
}
