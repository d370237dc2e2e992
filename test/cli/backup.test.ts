import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { createLogger } from '../../src/base/logger.js';
import { openLocalDesk, type LocalDesk } from '../../src/cli/local-desk.js';

/* docs/operations.md, Backup and restore, with the embedded MongoDB. */

const folder = mkdtempSync(join(tmpdir(), 'bellhop-backup-'));
const [home, backup] = [join(folder, 'home'), join(folder, 'backup')];
let desk: LocalDesk | null = null;

afterEach(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<LocalDesk> {
  desk = await openLocalDesk({
    clock: new DeskClock(new Date('2026-03-02T01:00:00Z')),
    running: false,
    logger: createLogger({ level: 'fatal', pretty: false }),
    home,
    newDeskFile: 'examples/desk.yml',
    env: {},
  });
  return desk;
}
async function stop(): Promise<void> {
  await desk?.stop();
  desk = null;
}
async function ask({ sandbox, desk: app }: LocalDesk, who: string, text: string): Promise<void> {
  await sandbox.client.person(who).says('#help', text);
  await sandbox.idle();
  await app.idle();
  await app.runDue();
}

it('a copy of the folder brings back the desk as it was', async () => {
  await ask(await open(), 'alice', 'before the backup');
  await stop();
  cpSync(home, backup, { recursive: true });
  await ask(await open(), 'tom', 'after the backup');
  await stop();
  rmSync(home, { recursive: true });
  cpSync(backup, home, { recursive: true });

  const restored = await open();
  expect(await restored.desk.store.reads.ticketByNumber(1)).toMatchObject({ subject: 'before the backup' });
  expect(await restored.desk.store.reads.ticketByNumber(2)).toBeNull();
  await ask(restored, 'sara', 'after the restore');
  expect(await restored.desk.store.reads.ticketByNumber(2)).toMatchObject({ subject: 'after the restore' });
  expect(await restored.sandbox.client.botPosts('#support-queue')).toHaveLength(2);
}, 60_000);
