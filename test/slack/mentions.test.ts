import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
let asked: Message;
let zh: Message;
beforeAll(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'My invoice is wrong');
  zh = await t.person('lin').says('#help-zh', '密碼忘了');
  await t.settle();
});
afterAll(() => t.stop());

const texts = async (): Promise<string[]> =>
  (await t.desk.models.messages.find({}).lean()).map((doc) => doc['text'] as string);

/** What the person is told, for their eyes only, after they said it. */
async function told(name: string, text: string, thread?: Message, where = '#help'): Promise<string[]> {
  const whispers = async (): Promise<string[]> =>
    (await t.person(name).sees(where)).filter((message) => message.ephemeral).map(reading);
  const before = await whispers();
  await t.person(name).says(where, text, thread === undefined ? {} : { thread });
  await t.settle();
  return (await whispers()).slice(before.length);
}

describe('words after @Bellhop that are no command', () => {
  it('are the customer’s words in their own ticket’s thread, and in a DM', async () => {
    expect(await told('alice', '@bellhop please help me quickly', asked)).toEqual([]);
    expect(await told('alice', '@bellhop note that it is due today', asked)).toEqual([]);
    expect(await told('alice', '@bellhop status is unclear to me', asked)).toEqual([]);
    await t.person('tom').says('@bellhop', '@bellhop my badge is lost');
    await t.settle();
    const kept = (await texts()).join('\n');
    for (const words of ['please help me quickly', 'note that it is due today', 'status is unclear'])
      expect(kept).toContain(words);
    expect((await t.desk.store.reads.ticketByNumber(3))?.description).toContain('my badge is lost');
  });

  it('open a ticket where any message does', async () => {
    expect(await told('sara', '@bellhop the door is stuck')).toEqual([]);
    expect((await t.desk.store.reads.ticketByNumber(4))?.subject).toContain('the door is stuck');
  });

  it('are passed on to nobody elsewhere, which is said', async () => {
    const before = (await texts()).length;
    expect(await told('tom', '@bellhop please look here', asked)).toEqual([
      expect.stringMatching(/not passed on to anybody: I do not know “please”.*without @Bellhop/u),
    ]);
    expect(await told('ava', '@bellhop please look here', asked)).toEqual([expect.stringMatching(/not passed on/u)]);
    expect(await told('chen', '@bellhop 請看一下', zh, '#help-zh')).toEqual([
      expect.stringContaining('沒有轉給任何人'),
    ]);
    expect(await texts()).toHaveLength(before);
  });

  it('a command stays one for whom it is not', async () => {
    expect(await told('alice', '@bellhop take', asked)).toEqual([expect.stringContaining('Only agents')]);
    expect(await told('alice', '@bellhop list', asked)).toEqual([expect.stringContaining('`/ticket list [page]`')]);
  });
});

describe('a slip after @Bellhop shows the form for a thread', () => {
  it.each([
    ['status', /^Which status\?.*`@Bellhop status pending`$/u],
    ['priority', /^Which priority\?.*`@Bellhop priority high`$/u],
    ['take it', /“it”.*`@Bellhop take`$/u],
    ['list', /Lists are shown by a command\. .*`\/ticket list \[mine/u],
    ['escalate cancel nosuch', /no department “nosuch”.*`@Bellhop escalate cancel \[department\]`$/u],
  ])('%s', async (line, expected) => {
    const [said, ...more] = await told('ava', `@bellhop ${line}`, asked);
    expect(said).toMatch(expected);
    expect(said).not.toContain('“”');
    expect(more).toEqual([]);
  });

  it('outside a thread it names the line that works there', async () => {
    expect(await told('ava', '@bellhop take')).toEqual([expect.stringContaining('`/ticket take 12`')]);
  });

  it('a stop or colon after the verb does no harm', async () => {
    expect(await told('ava', '@bellhop take.', asked)).toEqual([expect.stringContaining('is yours now')]);
    expect(await told('chen', '@bellhop 狀態：暫停。', zh, '#help-zh')).toEqual([expect.stringContaining('暫停')]);
  });
});

it('a note in the customer’s thread is read by the customer: the agent is told; under the card it is not', async () => {
  const [said] = await told('ava', '@bellhop note she is difficult', asked);
  expect(said).toMatch(/Noted on .*\n.*The customer can read.*Delete it/su);
  expect(await told('chen', '@bellhop 備註 要小心', zh, '#help-zh')).toEqual([expect.stringContaining('客戶看得到')]);
  const card = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
  const [under] = await told('ava', '@bellhop note she is difficult', card, '#support-queue');
  expect(under).toMatch(/Noted on/u);
  expect(under).not.toContain('can read');
});

describe('right forms and help say only what is this person’s', () => {
  it.each([
    ['tom', '/ticket list foo', /one list\. .*`\/ticket list \[page\]`/u, /unassigned|department/u],
    ['ava', '/ticket list foo', /“foo”.*`\/ticket list \[mine/u, /undefined/u],
    ['ava', '/ticket status 1', /^Which status\?/u, /“”/u],
    ['ava', '/ticket priority 2', /^Which priority\?/u, /“”/u],
    ['ava', '/escalate foo', /“foo” is not a ticket number/u, /missing/u],
    ['ava', '/escalate 1 cancel nosuch', /There is no department “nosuch”/u, /form\b.*nosuch/u],
    ['tom', '/escalate 1 cancel billing', /no department “billing”/u, /Billing/u],
    ['tom', '/desk foo', /`\/desk \[help\|language en\]`/u, /settings|audit/u],
    ['lee', '/desk foo', /\[說明\|歷程 12\|語言 zh-TW\]/u, /設定/u],
    ['ada', '/desk foo', /settings\|audit 12/u, /undefined/u],
    ['lee', '/desk audit foo', /「foo」不是工單編號/u, /缺少/u],
    ['tom', '/desk audit foo', /not available to you/u, /audit/u],
    ['tom', '/ticket help', /list` shows yours/u, /department|take/u],
    ['max', '/ticket help', /\[unassigned\|department\] \[page\]` shows the desk’s/u, /shows yours|take 12/u],
    ['ada', '/ticket help', /shows the desk’s/u, /shows yours|take 12/u],
    ['ava', '/ticket help', /take 12.*`note …` \(only under the card/su, /shows yours/u],
  ])('%s: %s', async (name, line, expected, never) => {
    const answer = await t.person(name).types(line);
    expect(answer.text).toMatch(expected);
    expect(answer.text).not.toMatch(never);
  });

  it('the reason of an escalation keeps its lines', async () => {
    await t.person('ava').types('/escalate 1 billing wrong sum\nby 90');
    await t.settle();
    const post = (await t.sandbox.client.botPosts('#billing'))[0]!;
    expect(reading(post)).toMatch(/wrong sum\n>?by 90/u);
  });
});
