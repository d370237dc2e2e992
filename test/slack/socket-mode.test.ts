import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { App, SocketModeReceiver } from '@slack/bolt';
import { createLogger } from '../../src/base/logger.js';
import { clientOptions, slackLogger } from '../../src/app/slack-access.js';
import type { Message } from '../../src/sandbox/index.js';
import { translator } from '../../src/i18n/translate.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { mongoLine, type MongoLine } from '../support/mongo-line.js';

/* Over Socket Mode everything is as over HTTP. */

const label = translator('en');
const cards = async (t: TestDesk, channel: string): Promise<Message[]> =>
  (await t.sandbox.client.botPosts(channel)).filter(({ threadTs }) => threadTs === undefined);
const answerOf = async (t: TestDesk): Promise<Message> =>
  (await t.sandbox.client.botPosts('#support-queue')).find((post) =>
    reading(post).includes(`[${label('button.edit_and_send')}]`),
  )!;
const deliveries = (t: TestDesk, kind: string) =>
  t.sandbox.traffic().filter((each) => each.direction === 'to app' && each.kind === kind);
/** The deliveries of messages that were not taken at once, or were brought again: status and number of the repetition. */
const troubled = (t: TestDesk) =>
  deliveries(t, 'event message')
    .filter(({ retryNum, status }) => retryNum !== undefined || status !== 200)
    .map(({ status, retryNum }) => [status, retryNum]);

describe('from a message to the digest, over sockets', () => {
  let t: TestDesk;
  beforeAll(async () => {
    t = await openTestDesk({ transport: 'socket', at: '2026-03-05T01:30:00.000Z' });
    await t.settle();
  });
  afterAll(() => t.stop());

  it('there are two sockets, and no port for requests', async () => {
    expect(await t.sandbox.client.sockets.list()).toHaveLength(2);
    expect(t.desk.requestUrl).toBeNull();
  });

  it('a message becomes a ticket, which a command takes and a command answers', async () => {
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    expect((await t.person('ava').types('/ticket take 1')).text).toContain('is yours now');
    await t.settle();
    await t.person('ava').presses(label('button.reply'), (await cards(t, '#support-queue'))[0]);
    await t.person('ava').submits({ text: 'We look into it' });
    await t.settle();
    const thread = await t.person('alice').sees('#help', { thread: asked });
    expect(thread.map(reading).join('\n')).toContain('We look into it');
  });

  it('it is escalated by form, accepted, answered and solved', async () => {
    const [card] = await cards(t, '#support-queue');
    await t.person('ava').presses(label('button.escalate'), card);
    // what is wrong with a form comes back in the acknowledgement
    expect(JSON.stringify(await t.person('ava').submits({ department: 'billing', reason: '' }))).toContain('errors');
    await t.person('ava').submits({ department: 'billing', reason: 'Wrong sum' });
    await t.settle();
    await t.person('bill').presses(label('button.accept'), (await cards(t, '#billing'))[0]);
    await t.settle();
    await t.person('bill').presses(label('button.answer'), (await cards(t, '#billing'))[0]);
    await t.person('bill').submits({ answer: 'It is 90' });
    await t.settle();
    await t.person('ava').presses(label('button.edit_and_send'), await answerOf(t));
    await t.person('ava').submits({});
    await t.settle();
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ status: 'solved' });
    expect((await t.sandbox.client.botPosts('#help')).map(reading).join('\n')).toContain('It is 90');
  });

  it('the digest comes, everything once, nothing a second time', async () => {
    t.clock.moveTo(new Date('2026-03-06T01:00:00Z'));
    await t.settle();
    expect(await cards(t, '#support-managers')).toHaveLength(1);
    const toApp = t.sandbox.traffic().filter(({ direction }) => direction === 'to app');
    expect(toApp.length).toBeGreaterThan(10);
    expect(toApp.filter(({ status, retryNum }) => status !== 200 || retryNum !== undefined)).toEqual([]);
  });
});

describe('while the database is away', () => {
  const notSaved = /not saved.*try again/iu;
  let t: TestDesk;
  let line: MongoLine;
  let lines: string[];
  beforeEach(async () => {
    lines = [];
    t = await openTestDesk({
      transport: 'socket',
      line: async (uri) => (line = await mongoLine(uri)),
      logTo: { write: (text) => void lines.push(text) },
    });
    await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
  });
  afterEach(async () => {
    line.resume();
    await t.stop();
    await line.close();
  });

  it('an event is not acknowledged; Slack brings it again, and it is a ticket once', async () => {
    line.hold();
    await t.person('alice').says('#help', 'My invoice is wrong');
    await t.sandbox.client.until(() => Promise.resolve(lines.some((text) => text.includes('was not taken'))));
    line.resume();
    await t.settle();
    expect(troubled(t)).toEqual([
      ['timeout', undefined],
      [200, 1],
    ]);
    // if it was saved just too late for Slack, it is handled by whoever looks next
    const isThere = async (): Promise<boolean> => (await t.desk.models.tickets.countDocuments({})) === 2;
    await t.sandbox.client.until(
      async () => {
        if (await isThere()) return true;
        await t.restart();
        await t.settle();
        return isThere();
      },
      { timeoutMs: 20_000 },
    );
  });

  it('who types, presses or submits is told “not saved” in time', async () => {
    const [card] = await cards(t, '#support-queue');
    await t.person('ben').presses('Change status…', card);
    line.hold();
    const [command, submitted] = await Promise.all([
      t.person('ava').types('/ticket take 1'),
      t.person('ben').submits({ status: 'Pending' }),
      t.person('chen').presses('Take it', card),
    ]);
    await t.desk.idle();
    await t.sandbox.idle();
    expect(command.text).toMatch(notSaved);
    expect(JSON.stringify(submitted)).toMatch(notSaved);
    expect((await t.person('chen').sees('#support-queue')).map(reading).join('\n')).toMatch(notSaved);
    line.resume();
    await t.settle();
    expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ assignee: null, version: 1 });
  });
});

describe('an event is saved before its acknowledgement', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk({ transport: 'socket' });
  });
  afterEach(() => t.stop());

  it('where the sockets break in between, it comes again and is a ticket once', async () => {
    const { collection } = t.desk.models.inbox;
    const insertMany = collection.insertMany.bind(collection);
    collection.insertMany = async (...given) => {
      collection.insertMany = insertMany;
      const result = await insertMany(...given);
      await t.sandbox.client.sockets.drop();
      return result;
    };
    await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    expect(troubled(t)).toEqual([
      ['timeout', undefined],
      [200, 1],
    ]);
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
    expect(await t.sandbox.client.botPosts('#support-queue')).toHaveLength(1);
  });

  it('delivered twice and out of order, every message is one ticket', async () => {
    await t.sandbox.client.addFault({ do: 'twice', kind: 'message', times: 3 });
    await t.sandbox.client.addFault({ do: 'outOfOrder', kind: 'message', times: 1 });
    for (const name of ['alice', 'tom', 'sara', 'lin', 'mei']) await t.person(name).says('#help', 'It is broken');
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(5);
  });

  it('control: Bolt’s own receiver acknowledges what its listener then loses', async () => {
    await t.desk.stop();
    const logger = { ...slackLogger(createLogger({ level: 'silent', pretty: false })), error: () => undefined };
    const { appToken, apiUrl, botUserId } = t.sandbox;
    const options = { ...clientOptions(apiUrl) };
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: options } });
    const authorize = () => Promise.resolve({ botToken: 'x', botId: 'B1', botUserId });
    const app = new App({ receiver, socketMode: true, logger, authorize });
    let lost = 0;
    app.event('message', () => {
      lost += 1;
      return Promise.reject(new Error('the database is away'));
    });
    app.error(() => Promise.resolve());
    await app.start();
    await t.person('alice').says('#help', 'My invoice is wrong');
    await t.sandbox.idle();
    expect([lost, deliveries(t, 'event message').map(({ status }) => status)]).toEqual([1, [200]]);
    const ended = new Promise((resolve) => receiver.client.once('disconnected', resolve));
    await app.stop();
    await ended;
  });
});
