import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Examined } from '../../src/cli/doctor/check.js';
import { checkChannels } from '../../src/cli/doctor/checks/check-channels.js';
import { patientClient } from '../../src/cli/patient-client.js';
import { translator } from '../../src/i18n/translate.js';
import { createDirectory } from '../../src/slack/directory.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

/** What the doctor says of the desk's channels that is not well. */
async function warnings(): Promise<string[]> {
  const client = patientClient(t.sandbox.botToken, t.sandbox.apiUrl);
  const members = async (channel: string): Promise<string[]> =>
    (await client.conversations.members({ channel })).members ?? [];
  const slack = { directory: createDirectory(client), members };
  const examined = { t: translator('en'), slack, settings: await t.desk.store.reads.settings() };
  const found = await checkChannels(examined as unknown as Examined);
  return found.filter(({ level }) => level !== 'ok').map(({ words }) => words);
}

it('the doctor warns of guests and strangers in the queue and in a department’s channel', async () => {
  expect(await warnings()).toEqual([]);
  await t.sandbox.client.addPerson({ name: 'gus', isGuest: true });
  await t.sandbox.client.addPerson({ name: 'stan', isStranger: true });
  await t.sandbox.client.invite('#support-queue', 'gus');
  await t.sandbox.client.invite('#billing', 'stan');
  const said = await warnings();
  expect(said).toHaveLength(2);
  expect(said.join('\n')).toMatch(/#support-queue.*@gus[^]*#billing.*@stan/u);
});

it('an outsider in the queue’s channel is no agent where the channel decides', async () => {
  await t.settings({ roles: { agents: [], leads: [], managers: [], admins: [] } });
  const of = async (name: string): Promise<string[]> => {
    const all = await t.sandbox.client.people();
    const { id } = all.find((each) => each.name === name)!;
    return [...(await t.desk.edge.people.viewer(id)).roles];
  };
  expect(await of('ava')).toEqual(['requester', 'agent']);
  for (const name of ['gus', 'stan']) expect(await of(name)).toEqual(['requester']);
  // somebody of whom Slack does not tell
  await t.sandbox.client.addPerson({ name: 'hidden' });
  await t.sandbox.client.invite('#support-queue', 'hidden');
  await t.sandbox.client.addFault({ method: 'users.info', do: 'serverError', times: 1 });
  expect(await of('hidden')).toEqual(['requester']);
});
