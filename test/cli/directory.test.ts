import { afterEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { patientClient } from '../../src/cli/patient-client.js';
import { readDeskFile } from '../../src/desk/settings/desk-file.js';
import type { DeskDirectory } from '../../src/desk/settings/desk-file-directory.js';
import { startSandbox, type Sandbox, type WorkspaceSeed } from '../../src/sandbox/index.js';
import { createDirectory } from '../../src/slack/directory.js';
import { manifestWith } from '../sandbox/support/manifest.js';

let sandbox: Sandbox;

async function directoryOf(without: string[] = [], workspace?: WorkspaceSeed): Promise<DeskDirectory> {
  sandbox = await startSandbox({
    manifest: manifestWith({ without }),
    clock: new DeskClock(),
    env: {},
    ...(workspace && { workspace }),
  });
  return createDirectory(patientClient(sandbox.botToken, sandbox.apiUrl));
}

afterEach(async () => {
  await sandbox.stop();
});

async function faultsOf(directory: DeskDirectory, text: string): Promise<string[]> {
  const result = await readDeskFile(text, directory);
  return result.ok ? [] : result.faults.map((fault) => `${fault.path}: ${fault.say('en')}`);
}

describe('the names of a workspace', () => {
  it('are asked for page by page, once', async () => {
    const many = Array.from({ length: 1234 }, (_, index) => `person-${index}`);
    const directory = await directoryOf([], { people: many.map((name) => ({ name })), channels: [] });
    const people = await directory.people();
    await directory.people();
    expect(people.ok && people.value.filter(({ handle }) => handle.startsWith('person-')).length).toBe(1234);
    expect(sandbox.traffic().filter((entry) => JSON.stringify(entry).includes('users.list'))).toHaveLength(2);
  });

  it('tell who is here, in which way', async () => {
    const directory = await directoryOf();
    await sandbox.client.addPerson({ name: 'gus', isGuest: true });
    const gone = await sandbox.client.addPerson({ name: 'gil' });
    await sandbox.client.updatePerson('gil', { deleted: true });
    const people = await directory.people();
    const find = (handle: string): unknown => (people.ok ? people.value.find((each) => each.handle === handle) : null);
    expect(find('gus')).toMatchObject({ isOutsider: true, isBot: false, hasLeft: false });
    expect(find('gil')).toMatchObject({ id: gone.id, hasLeft: true });
    expect(find('bellhop')).toMatchObject({ isBot: true });
    expect(await directory.personByEmail('alice@example.com')).toMatchObject({ ok: true, value: { handle: 'alice' } });
    expect(await directory.personByEmail('zoe@example.com')).toEqual({ ok: true, value: null });
    expect(await directory.channelById('C0NOWHERE')).toEqual({ ok: true, value: null });
  });

  it.each([
    [
      'usergroups:read',
      'departments: [{ key: a, name: A, channel: "#billing", onCall: ["@oncall-billing"] }]',
      'user groups',
    ],
    ['users:read.email', 'roles: { agents: [ava@example.com] }', 'users.lookupByEmail: missing_scope'],
  ])('cost only one form of reference without %s', async (scope, text, words) => {
    const directory = await directoryOf([scope]);
    expect(await faultsOf(directory, text)).toEqual([expect.stringContaining(words)]);
    expect(await faultsOf(directory, 'queue: "#support-queue"\nroles: { agents: ["@ava"] }')).toEqual([]);
  });

  it('are waited for when Slack asks to', async () => {
    const directory = await directoryOf();
    await sandbox.client.addFault({ method: 'users.list', do: 'rateLimit', retryAfter: 1, times: 1 });
    expect(await faultsOf(directory, 'roles: { agents: ["@ava"] }')).toEqual([]);
  });
});
