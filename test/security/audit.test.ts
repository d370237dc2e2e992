import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { saveDesk } from '../../src/desk/settings/desk-file-apply.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'SECRET words');
  await t.settle();
  const ava = t.person('ava');
  await ava.types('/ticket take 1');
  await ava.types('/ticket priority 1 high');
  await ava.types('/escalate 1 billing because');
  await ava.types('/ticket status 1 pending');
  await t.settle();
});
afterAll(() => t.stop());

const history = async (who: string, line: string): Promise<string> => {
  const { text = '', blocks = [] } = await t.person(who).types(line);
  return reading({ text, blocks });
};

it('shows who changed what, when and from what to what; newest first, without what was written', async () => {
  const lines = (await history('max', '/desk audit 1')).split('\n').slice(1);
  expect(lines.map((line) => line.replace(/^<!date[^>]*> {2}/u, ''))).toEqual([
    '*ava*  status: Open → Pending',
    '*ava*  help from Billing: none → Waiting',
    '*ava*  priority: Normal → High',
    '*ava*  status: New → Open',
    '*ava*  assignee: nobody → ava',
    '*alice*  opened it (Slack, Normal)',
  ]);
  expect(lines.every((line) => /^<!date\^\d+\^\{date_short_pretty\} \{time\}\|/u.test(line))).toBe(true);
  expect(lines.join()).not.toContain('SECRET');
});

it('speaks the reader’s language', async () => {
  const said = await history('lee', '/desk 歷程 1');
  expect(said).toContain('負責人：無 → ava');
  expect(said).toContain('帳務部協助：無 → 等待受理');
});

it('has pages of 20, turned by button', async () => {
  for (let n = 0; n < 10; n += 1)
    for (const priority of ['low', 'urgent']) await t.person('ava').types(`/ticket priority 1 ${priority}`);
  const { blocks = [], text = '' } = await t.person('max').types('/desk audit 1');
  const said = reading({ text, blocks });
  expect(said).toContain('26 entries, newest first · page 1 of 2');
  expect(said.split('\n').filter((line) => line.startsWith('<!date'))).toHaveLength(20);
  expect(await history('max', '/desk audit 1 2')).toContain('opened it');
});

it('shows admins the desk’s own: which settings, who got or lost a role', async () => {
  const { roles } = await t.desk.store.reads.settings();
  await saveDesk(t.desk.store, {
    relayCardThreads: true,
    roles: { agents: [...roles.agents.filter((id) => id !== t.userId('emi')), t.userId('tom')] },
  });
  const said = await history('ada', '/desk audit');
  expect(said).toMatch(
    /\*command line\* {2}changed the settings \(version \d+\): passing on what is written under cards, roles/u,
  );
  expect(said).toContain('added to the agents: tom');
  expect(said).toContain('removed from the agents: emi');
  await t.person('ada').types('/desk language zh-TW');
  const chinese = await history('ada', '/desk audit');
  await t.person('ada').types('/desk language en');
  expect(chinese).toMatch(/變更設定（第 \d+ 版）：轉達卡片底下的內容、角色/u);
  expect(chinese).toContain('加入客服人員：tom');
  expect(chinese).toContain('移出客服人員：emi');
});

it('calls each setting by its name in words, what a newer version added as it stands in a desk file', async () => {
  const settings = await t.desk.store.reads.settings();
  const { teamId: _teamId, version, ...known } = settings;
  const fields = [...Object.keys(known), 'toString'];
  await t.desk.store.transaction((tx) =>
    tx.addDeskEvent({ kind: 'terminal' }, { type: 'settings_changed', version, fields, roles: [] }),
  );
  const newest = (said: string): string => said.split('\n').find((line) => line.startsWith('<!date'))!;
  expect(newest(await history('ada', '/desk audit'))).toContain(
    ': language, time zone, queue channel, fallback channel, ticket categories, watched channels, departments, ' +
      'passing on what is written under cards, emoji, roles, daily digest, how long texts are kept, toString',
  );
});

it('says what is right where it was asked wrongly', async () => {
  expect(await history('ada', '/desk audit maybe')).toContain('/desk audit [12] [2]');
});
