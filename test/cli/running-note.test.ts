import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findRunning, removeRunningNote, writeRunningNote } from '../../src/cli/running-note.js';
import { startTimeOf } from '../../src/store/embedded/process-info.js';

let home: string;
/** Another program that was given the id of a Bellhop that is gone. */
let stranger: ChildProcess;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bellhop-note-'));
  stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
});
afterEach(() => {
  stranger.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

const parts = (port = 1) => ({ sandbox: { apiUrl: `http://127.0.0.1:${port}/api/`, botToken: 'xoxb-local' } });
const written = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')) as Record<string, unknown>;
const leave = (fields: object): void => {
  writeFileSync(join(home, 'running.json'), JSON.stringify(fields));
};

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as { port: number }).port };
}

describe('the note of a running Bellhop', () => {
  it('is found while that process runs, and gone when it stops in order', async () => {
    await writeRunningNote(home, parts());
    expect(await findRunning(home)).toMatchObject({ pid: process.pid, ...parts() });
    await removeRunningNote(home);
    expect(await findRunning(home)).toBeNull();
  });

  it('counts for nothing after a kill, also when another program has the process id by now', async () => {
    await writeRunningNote(home, parts());
    const startTime = await startTimeOf(stranger.pid!);
    if (startTime === '') return; // this system does not tell: the next test is for it
    leave({ ...written(), pid: stranger.pid, startTime: `${startTime}0` });
    expect(await findRunning(home)).toBeNull();
    // control: the process that wrote it
    leave({ ...written(), pid: stranger.pid, startTime });
    expect(await findRunning(home)).not.toBeNull();
  });

  it('where no system tells when a process began, counts as long as its workspace or database answers', async () => {
    const { server, port } = await listening();
    const unknown = { pid: stranger.pid, startTime: '' };
    leave({ ...unknown, ...parts(port) });
    expect(await findRunning(home)).not.toBeNull();
    leave({ ...unknown, mongo: { uri: `mongodb://127.0.0.1:${port}/?replicaSet=rs0` } });
    expect(await findRunning(home)).not.toBeNull();
    await new Promise((resolve) => server.close(resolve));
    expect(await findRunning(home)).toBeNull();
    leave({ ...unknown, ...parts(port) });
    expect(await findRunning(home)).toBeNull();
  });

  it('counts for nothing where it cannot be read', async () => {
    leave({ pid: 'soon' });
    expect(await findRunning(home)).toBeNull();
  });
});
