import { afterEach, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { createLogger } from '../../src/base/logger.js';
import { openLocalDesk, type LocalDesk } from '../../src/cli/local-desk.js';
import { saveDesk } from '../../src/desk/settings/desk-file-apply.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const logger = createLogger({ level: 'fatal', pretty: false });
let opened: LocalDesk | undefined;
let database: TestDatabase;

afterEach(async () => {
  await opened?.stop();
  await database.drop();
});

it('brings up a desk for the company of the sandbox, from the example desk file', async () => {
  database = await testDatabase();
  opened = await openLocalDesk({
    clock: new DeskClock(new Date('2026-03-02T01:00:00Z')),
    running: false,
    logger,
    mongo: database,
    deskFile: 'examples/desk.yml',
    timezone: 'Asia/Taipei',
    env: {},
  });
  const { desk, sandbox, applied } = opened;
  const settings = await desk.store.reads.settings();
  expect(applied).toMatchObject({ changed: true, hints: [] });
  expect(settings).toMatchObject({ version: 1, timezone: 'Asia/Taipei', digest: { at: '09:00' } });
  expect(settings.departments.map(({ key }) => key)).toEqual(['billing', 'product', 'it', 'sales', 'logistics']);
  expect(settings.departments[0]?.onCall).toEqual([expect.stringMatching(/^S/u)]);

  const alice = sandbox.client.person('alice');
  await alice.says('#help', 'my printer is broken');
  await sandbox.idle();
  await desk.idle();
  await desk.runDue();
  expect(await sandbox.client.botPosts('#support-queue')).toHaveLength(1);

  const [one, other] = await Promise.all([
    saveDesk(desk.store, { timezone: 'Europe/Berlin' }),
    saveDesk(desk.store, { relayCardThreads: true }),
  ]);
  expect([one.settings.version, other.settings.version].sort()).toEqual([2, 3]);
  expect(await desk.store.reads.settings()).toMatchObject({ timezone: 'Europe/Berlin', relayCardThreads: true });
});
