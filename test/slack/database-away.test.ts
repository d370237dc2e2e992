import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { mongoLine, type MongoLine } from '../support/mongo-line.js';

let t: TestDesk;
let line: MongoLine;
let asked: Message;
let card: Message;
beforeEach(async () => {
  t = await openTestDesk({ line: async (uri) => (line = await mongoLine(uri)) });
  asked = await t.person('tom').says('#help', 'My badge is lost');
  await t.settle();
  card = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
});
afterEach(async () => {
  line.resume();
  await t.stop();
  await line.close();
});

const notSaved = /not saved.*try again/iu;
const toldIn = async (name: string, where: string): Promise<string> =>
  (await t.person(name).sees(where)).map(reading).join('\n');

describe.each(['hold', 'cut'] as const)('while the database is away (%s)', (how) => {
  it('commands, presses, submissions and shortcuts are answered in words in time, and nothing is half done', async () => {
    await t.person('ben').presses('Change status…', card);
    // whoever has read something in a language is answered in it
    await t.person('mei').types('/ticket 說明');
    line[how]();
    const bare = t.desk.edge.lists.list({ kind: 'all' }, 1).then(
      () => 'read',
      () => 'refused',
    );
    const [command, chinese, submitted] = await Promise.all([
      t.person('ava').types('/ticket take 1'),
      t.person('mei').types('/ticket 清單'),
      t.person('ben').submits({ status: 'Pending' }),
      t.person('chen').presses('Take it', card),
      t.person('alice').uses('Create ticket', asked),
      t.person('lin').uses('New ticket'),
    ]);
    // control: without a limit to its time a question to a database that does not answer is just not answered
    expect(await Promise.race([bare, Promise.resolve('waits')])).toBe(how === 'hold' ? 'waits' : 'refused');
    await t.desk.idle();
    await t.sandbox.idle();
    expect(command.text).toMatch(notSaved);
    expect(chinese.text).toContain('沒有儲存');
    expect(JSON.stringify(submitted)).toMatch(notSaved);
    expect(await toldIn('chen', '#support-queue')).toMatch(notSaved);
    expect(await toldIn('alice', '#help')).toMatch(notSaved);
    expect(JSON.stringify(await t.person('lin').seesModal())).toMatch(notSaved);

    line.resume();
    await t.settle();
    const ticket = await t.desk.store.reads.ticketByNumber(1);
    expect(ticket).toMatchObject({ assignee: null, status: 'new', version: 1 });
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
    expect(await t.sandbox.client.botPosts('#support-queue')).toHaveLength(1);
    // the same again, and it is done
    expect((await t.person('ava').types('/ticket take 1')).text).toContain('is yours now');
  });
});

it('what was told as not saved is not saved later, when the database answers again', async () => {
  // the database holds the ticket for somebody else until the time is over
  const session = await t.connection.startSession();
  session.startTransaction();
  await t.desk.models.tickets.updateOne({ number: 1 }, { $set: { subject: 'Held' } }, { session });
  const answer = await t.person('ava').types('/ticket take 1');
  await session.abortTransaction();
  await session.endSession();
  await t.desk.idle();
  await t.settle();
  expect(answer.text).toMatch(notSaved);
  expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ assignee: null, version: 1 });
});

it('a Slack that answers too late costs no silence either', async () => {
  await t.sandbox.client.addFault({ do: 'slow', ms: 2600, method: 'views.open', times: 1 });
  const answer = await t.person('tom').types('/ticket My badge is still lost');
  expect(answer.text).toMatch(notSaved);
  await t.desk.idle();
});

describe('a commit whose answer does not come', () => {
  const notCertain = /not certain that this was saved.*look before/iu;

  it('is not called "not saved": it may be, and whoever believes that it is not does it twice', async () => {
    await t.person('ava').types('/ticket help'); // known from now on
    line.swallow('commitTransaction', 'answered');
    const answer = await t.person('ava').types('/ticket note 1 The spare badge is at the desk');
    line.resume();
    await t.settle();
    expect(answer.text).toMatch(notCertain);
    expect(await t.desk.models.messages.countDocuments({ text: /spare badge/u })).toBe(1);
  });

  it('costs no silence either where it is sent late', async () => {
    await t.sandbox.client.addFault({ do: 'slow', ms: 1500, method: 'users.info', times: 1 });
    line.swallow('commitTransaction', 'answered');
    const answer = await t.person('leo').types('/ticket My badge is lost as well');
    line.resume();
    await t.desk.idle();
    expect(JSON.stringify(answer)).not.toContain('operation_timeout');
  });
});

describe('a verb in an event that could not be saved', () => {
  it.each([
    ['an emoji', () => t.person('ava').reacts(card, 'eyes')],
    ['a mention', () => t.person('ava').says('#support-queue', '@bellhop take', { thread: card })],
  ] as const)('is carried out once the database is there again: %s', async (_, act) => {
    await t.person('ava').types('/ticket help'); // known from now on
    line.swallow('commitTransaction', 'asked');
    await act();
    await t.sandbox.idle();
    await t.desk.idle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.assignee).toBeNull();
    line.resume();
    await t.desk.models.inbox.updateMany({ state: 'received' }, { $set: { dueAt: new Date(0) } });
    await t.restart();
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.assignee).toBe(t.userId('ava'));
    expect(await toldIn('ava', '#support-queue')).not.toMatch(notSaved);
  });
});
