import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { trusted } from 'mongoose';
import { forgetPerson } from '../../src/desk/privacy/forget.js';
import type { Erasure } from '../../src/desk/privacy/erasure.js';
import type { Language } from '../../src/i18n/language.js';
import { namedPeriod } from '../../src/reports/period.js';
import { buildReport } from '../../src/reports/report.js';
import { createReportSource } from '../../src/store/read-models/report-source.js';
import { createErasure } from '../../src/store/repositories/erasure.js';
import { deliverEvent, messageEvents } from '../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { around, database as databaseOf, forget as forgetOn, slack as slackOf } from './support/forgetting.js';

let t: TestDesk;
let alice: string;
beforeEach(async () => {
  t = await openTestDesk({ at: new Date().toISOString() });
  alice = t.userId('alice');
  await live();
});
afterEach(() => t.stop());

/** A desk with much about Alice: her tickets here and by DM, words about her, her words about others. */
async function live(): Promise<void> {
  const asked = await t.person('alice').says('#help', 'CANARY my salary is wrong, mail alice@example.com');
  await t.settle();
  const other = await t.person('tom').says('#help', 'The door is stuck');
  await t.settle();
  await t.person('alice').says('@bellhop', 'CANARYDM please be discreet');
  await t.settle();
  const ava = t.person('ava');
  await ava.types('/ticket take 1');
  await ava.types('/ticket note 1 CANARYNOTE she is difficult');
  await ava.types('/ticket reply 1 CANARYREPLY we look into it');
  await ava.types('/escalate 1 billing CANARYREASON');
  await ava.types(`/ticket note 2 ask @alice about the CARNIVAL`);
  await t.person('alice').says('#help', 'CANARYBYSTANDER the same here', { thread: other });
  await t.settle();
  const card = (await t.sandbox.client.botPosts('#billing'))[0]!;
  await t.person('bill').presses('Return', card);
  await t.person('bill').submits({ reason: 'CANARYRETURN not ours' });
  await t.person('alice').edits(asked, 'CANARY edited');
  await t.settle();
  await ava.types('/ticket resolve 1');
  await t.person('alice').opensHome();
  await t.settle();
}

const forget = (person: string, yes: boolean, language?: Language) => forgetOn(t, person, yes, language);
const database = () => databaseOf(t);
const slack = () => slackOf(t);

/** All figures of that day, as the digest shows them. */
async function figures(now: Date): Promise<unknown> {
  const settings = await t.desk.store.reads.settings();
  const request = {
    period: namedPeriod('today', now, settings.timezone),
    scope: {},
    departments: settings.departments.map(({ key }) => key),
    names: true,
    now,
  };
  const source = createReportSource(t.connection, t.desk.models, t.desk.teamId);
  const report = await source.snapshot((reads) => buildReport(reads, request));
  return {
    figures: report.figures,
    departments: report.departments,
    agents: report.agents.map((each) => each.figures),
  };
}

const traces = ['CANARY', 'Alice Wright', 'alice@example.com'];

describe('bellhop forget', () => {
  it('counts first, and changes nothing without --yes', async () => {
    // a desk that runs keeps its leases meanwhile
    const kept = async () => (await database()).replaceAll(/"until":"[^"]+"/gu, '');
    const before = await kept();
    const { code, lines } = await forget('@alice', false);
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/2 tickets, 1 of them unresolved[^]*messages[^]*Nothing was changed/u);
    expect((await forget('@alice', false, 'zh-TW')).lines.join('\n')).toMatch(/2 張工單[^]*尚未變更/u);
    expect(await kept()).toBe(before);
  });

  it('leaves no text, name, id or address of the person, in the database or in Bellhop’s posts; figures stay', async () => {
    expect(await slack()).toContain('CANARYDM');
    const now = t.clock.now();
    const before = await figures(now);
    const { code, lines } = await forget('@alice', true);
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/Forgotten: 2 tickets and \d+ messages erased/u);
    await t.settle();
    const kept = await database();
    expect(around(kept, [...traces, alice])).toEqual([]);
    expect(kept).toContain('CARNIVAL');
    const posted = await slack();
    expect(around(posted, traces)).toEqual([]);
    expect(posted).toContain('The door is stuck');
    expect(await figures(now)).toEqual(before);
    const { body } = (await t.connection.collection('desk_events').findOne({ 'body.type': 'forgotten' }))!;
    expect(body).toMatchObject({ tickets: 2, pseudonym: expect.stringMatching(/^erased-/u) });
    expect(reading({ text: '', blocks: (await t.person('ava').types('/ticket show 1')).blocks ?? [] })).toContain(
      '(forgotten person)',
    );
  });

  it('finds nothing the second time, and the person may come back', async () => {
    await forget('@alice', true);
    await t.settle();
    expect((await forget('@alice', true)).lines).toEqual(['Bellhop keeps nothing of @alice.']);
    const again = await t.person('alice').says('#help', 'A new question');
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(4))?.requester).toEqual({ kind: 'slack', userId: alice });
    expect((await t.sandbox.client.messages('#help', { thread: again })).length).toBe(2);
    await t.person('alice').says('@bellhop', 'and by DM');
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(5))?.subject).toBe('and by DM');
  });

  it('takes up what was cut short, under the same pseudonym', async () => {
    const workspace = { teamId: t.desk.teamId, locale: 'en', timezone: 'Asia/Taipei' } as const;
    const erasure = createErasure({ connection: t.connection, models: t.desk.models, workspace, clock: t.clock });
    const subject = { userId: alice, email: null, names: ['alice', 'Alice Wright'], phones: [] };
    const steps = ['eraseTicket', 'eraseElsewhere', 'eraseQueues', 'finish'] as const;
    for (const step of steps) {
      const dying: Erasure = { ...erasure, [step]: () => Promise.reject(new Error('killed')) };
      await expect(forgetPerson(t.desk.edge.desk, dying, subject, '…')).rejects.toThrow('killed');
    }
    // by now Slack tells the address too
    const known = { ...subject, email: 'alice@example.com' };
    const { pseudonym } = await forgetPerson(t.desk.edge.desk, erasure, known, '…');
    const kept = await database();
    expect(around(kept, traces.concat(alice))).toEqual([]);
    expect(new Set(kept.match(/erased-[0-9a-f]{12}/gu))).toEqual(new Set([pseudonym]));
  });

  it('leaves nothing, however much there is of each kind', async () => {
    const { tickets, messages, events, inbox, outbox } = t.desk.models;
    const many = (count: number, make: (n: number) => object) =>
      Array.from({ length: count }, (_, n) => ({ ...make(n), teamId: t.desk.teamId })) as never[];
    const [own, other] = await Promise.all([1, 2].map((number) => tickets.collection.findOne({ number })));
    const said = (await messages.collection.findOne({ ticketId: own!._id }))!;
    const event = (await events.collection.findOne({ 'actor.userId': alice }))!;
    const solved = { live: false, unresolved: false, status: 'solved' };
    await tickets.collection.insertMany(
      many(230, (n) => ({ ...own, ...solved, _id: `many-${n}`, number: 1000 + n, subject: `CANARY ${n}` })),
    );
    const line = { ...said, source: null, text: 'CANARY words' };
    await messages.collection.insertMany(many(2500, (n) => ({ ...line, _id: `own-${n}` })));
    await messages.collection.insertMany(many(1200, (n) => ({ ...line, _id: `else-${n}`, ticketId: other!._id })));
    const about = { ...line, author: { kind: 'slack', userId: t.userId('ava') }, text: `ask <@${alice}>` };
    await messages.collection.insertMany(many(1200, (n) => ({ ...about, _id: `about-${n}`, ticketId: other!._id })));
    await events.collection.insertMany(many(1200, (n) => ({ ...event, _id: `event-${n}`, seq: 1000 + n })));
    const body = { event: { type: 'message', user: alice, channel: 'C1', text: 'CANARY' } };
    const entry = { receivedAt: new Date(), dueAt: new Date(), owner: null, token: 1, attempts: 1, lastError: null };
    const states = ['done', 'dead', 'received'];
    await inbox.collection.insertMany(
      many(1500, (n) => ({ ...entry, _id: `Ev-${n}`, state: states[n % 3], payload: JSON.stringify(body) })),
    );
    const row = { coalesce: null, createdAt: new Date(), dueAt: new Date(), attempts: 0, asked: 0, state: 'dead' };
    const notice = { kind: 'notice', userId: alice, line: { key: 'line.solved', values: { who: 'text:CANARY' } } };
    await outbox.collection.insertMany(
      many(1200, (n) => ({ ...row, _id: `row-${n}`, lane: `user:${alice}`, intent: notice })),
    );
    const theirs = { ...body.event, user: t.userId('ava'), text: `CARDINAL <@${alice}>, @Alice Wright` };
    const held = { ...entry, state: 'received', owner: 'another', dueAt: new Date(Date.now() + 3_600_000) };
    await inbox.collection.insertMany(
      many(1, () => ({ ...held, _id: 'EvTheirs', payload: JSON.stringify({ event: theirs }) })),
    );
    // what a department said of her ticket, and could not be posted
    const values = { reason: 'text:CANARYLINE', who: `person:${t.userId('bill')}` };
    const quote = { kind: 'card_line', ticketId: own!._id, line: { key: 'line.escalation_returned', values } };
    await outbox.collection.insertMany(
      many(2, (n) => ({ ...row, _id: `quote-${n}`, state: ['dead', 'waiting'][n], lane: 'C0', intent: quote })),
    );
    const { lines } = await forget('@alice', true);
    expect(lines.join('\n')).toMatch(/Forgotten: 232 tickets and \d{4} messages erased/u);
    const kept = await database();
    expect(around(kept, [...traces, alice])).toEqual([]);
    expect(kept).toContain('CARDINAL');
  });

  it('leaves no @name in what others sent and nobody has handled, and counts it', async () => {
    const others = { type: 'message', user: t.userId('tom'), channel: 'C1', text: 'CARDINAL\n@Alice Wright' };
    const entry = { teamId: t.desk.teamId, receivedAt: new Date(), dueAt: new Date(), token: 1, attempts: 1 };
    const later = new Date(Date.now() + 3_600_000);
    const inbox = (await forget('@alice', false)).lines.join('\n');
    await t.desk.models.inbox.collection.insertMany(
      ['received', 'dead'].map((state) => ({
        ...entry,
        ...(state === 'received' && { owner: 'another', dueAt: later }),
        _id: `Ev-${state}` as never,
        state,
        payload: JSON.stringify({ event: others }),
      })),
    );
    expect((await forget('@alice', false)).lines.join('\n')).not.toBe(inbox);
    await forget('@alice', true);
    const kept = JSON.stringify(await t.desk.models.inbox.find({}).lean());
    expect(around(kept, ['Alice Wright'])).toEqual([]);
    expect(kept).toContain('CARDINAL');
  });

  it('leaves nothing of edits whose messages never came', async () => {
    const place = { channel: 'help', ts: '1772413200.000100' };
    const edits = [
      messageEvents(t, { ...place, user: 'alice' }).edited('CANARY early', '1772413201.000000'),
      messageEvents(t, { ...place, user: 'tom', ts: '1772413300.000100' }).edited(
        `CARDINAL for <@${alice}> or alice@example.com`,
        '1772413301.000000',
      ),
    ];
    for (const edit of edits) await deliverEvent(t, edit);
    await t.desk.idle();
    expect(await t.desk.models.earlyChanges.countDocuments({})).toBe(2);
    await forget('@alice', true);
    const kept = JSON.stringify(await t.desk.models.earlyChanges.find({}).lean());
    expect(around(kept, [...traces, alice])).toEqual([]);
    expect(kept).toContain('CARDINAL');
  });

  it('forgets a contact by e-mail, and an agent, whose tickets go back to the queue', async () => {
    await t.person('ava').uses('New ticket');
    await t.person('ava').submits({
      subject: 'Phone call CANARYCALL',
      contact_name: 'CANARY Carla-Maria',
      contact_email: 'Carla-Maria@Example-Mail.com',
      contact_phone: '+886-2-5555 0199',
    });
    await t.settle();
    await t.person('tom').says('#help', 'CARGO: ask @CANARY Carla-Maria, call (886) 2 5555-0199 or +88625555019900');
    await t.person('ava').types('/ticket note 2 CARBON <tel:+886255550199|+886 2 5555 0199>');
    await t.settle();
    expect((await forget('carla-maria@example-mail.com', false)).lines.join('\n')).toContain('2 texts of others');
    await forget('carla-maria@example-mail.com', true);
    await t.settle();
    const left = (await database()) + (await slack());
    expect(around(left, ['886) 2', '+886 2', '+886255550199|', '@CANARY'])).toEqual([]);
    for (const word of ['CARGO', 'CARBON', '+88625555019900']) expect(left).toContain(word);
    expect(around((await database()) + (await slack()), ['CANARYCALL', 'Carla', 'carla-', '5555 0199'])).toEqual([]);
    await t.person('ava').types('/ticket take 2');
    const before = await t.desk.store.reads.settings();
    await forget('@ava', true);
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(2))?.assignee).toBeNull();
    const saved = await t.connection.collection('settings').findOne({});
    expect((saved?.['settings'] as typeof before).roles.agents).toEqual(
      before.roles.agents.filter((id) => id !== t.userId('ava')),
    );
    expect(around(await database(), [t.userId('ava')])).toEqual([]);
  });

  describe('whose address others wrote', () => {
    const hers = /(?<!mary\.)alice@example\.com/iu;

    beforeEach(async () => {
      await t.person('tom').says('#help', 'CARGO for alice@example.com, not for mary.alice@example.com');
      await t.person('ava').types('/ticket note 2 CARBON Alice@Example.com');
      await t.person('ava').types('/escalate 2 billing CARAVAN of alice@example.com');
      await t.settle();
    });

    it.each(['@alice', 'their id', 'alice@example.com'])('leaves it nowhere, nor their id, given %s', async (given) => {
      expect(await database()).toMatch(hers);
      const { lines } = await forget(given === 'their id' ? alice : given, true);
      expect(lines.join('\n')).not.toContain('Slack does not tell');
      await t.settle();
      const kept = await database();
      expect(kept).not.toMatch(hers);
      expect(around(kept, [alice, 'Alice Wright'])).toEqual([]);
      const posted = await slack();
      expect(posted).not.toMatch(hers);
      for (const word of ['CARGO', 'mary.alice@example.com', 'CARBON', 'CARAVAN']) {
        expect(kept).toContain(word);
        expect(posted).toContain(word);
      }
      expect((await t.desk.models.messages.findOne({ text: trusted({ $regex: 'CARBON' }) }))?.['text']).toBe(
        'CARBON (erased)',
      );
    });

    it('leaves it in no confirmation either, nor in what was relayed, and posts no new one', async () => {
      await t.person('mei').says('#help', 'CARTON of @alice, alice@example.com');
      await t.settle();
      const { number } = (await t.desk.models.tickets.findOne({ subject: trusted({ $regex: 'CARTON' }) }))!;
      await t.person('ava').types(`/escalate ${number} billing please`);
      await t.person('ava').types(`/ticket note ${number} CARPET for @alice`);
      await t.settle();
      const before = await slack();
      expect(before).toMatch(/T-\d+[^\n]*CARTON of @alice/u);
      const posts = (await t.sandbox.client.botPosts('#help')).length;
      await forget('@alice', true);
      await t.settle();
      const after = await slack();
      expect(around(after, ['@alice', '@\u2060alice'])).toEqual([]);
      expect(after).not.toMatch(hers);
      for (const word of ['CARTON', 'CARPET']) expect(after.split(word).length).toBe(before.split(word).length);
      expect((await t.sandbox.client.botPosts('#help')).length).toBe(posts);
    });

    it('also where nothing else is kept of them', async () => {
      await t.person('tom').says('#help', 'the address is carla@example.org');
      await t.settle();
      expect((await forget('carla@example.org', false)).lines.join('\n')).toContain('1 text of others that names them');
      await forget('carla@example.org', true);
      expect(await database()).not.toContain('carla@');
      expect((await forget('carla@example.org', true)).lines).toEqual(['Bellhop keeps nothing of carla@example.org.']);
    });

    it('says so where Slack does not tell addresses, and the address can be given', async () => {
      await t.stop();
      t = await openTestDesk({ at: new Date().toISOString(), withoutScopes: ['users:read.email'] });
      alice = t.userId('alice');
      await t.person('tom').says('#help', 'CARGO for alice@example.com');
      await t.person('alice').says('#help', 'CANARY');
      await t.settle();
      const first = await forget('@alice', true);
      expect(first.lines[0]).toMatch(/^Slack does not tell the e-mail address of “@alice”/u);
      expect(await database()).toMatch(hers);
      const second = await forget('alice@example.com', true);
      expect(second.lines[0]).toMatch(/^Slack does not tell whose address .* \(missing_scope\)/u);
      expect(around(await database(), [...traces, alice])).toEqual([]);
    });

    it('erases it in a text that is edited at the same moment, in what it says by then', async () => {
      const { collection } = t.desk.models.messages;
      const text = 'CARBON <mailto:alice@example.com|alice@example.com>';
      const { insertedId } = await collection.insertOne({ teamId: t.desk.teamId, text });
      let edits = 2;
      const edited = new Proxy(collection, {
        get(target, name) {
          if (name !== 'updateOne') return Reflect.get(target, name, target) as unknown;
          return async (...args: Parameters<typeof target.updateOne>) => {
            const isIt = String((args[0] as { _id?: unknown })._id) === String(insertedId);
            if (isIt && edits > 0) {
              edits -= 1;
              await target.updateOne({ _id: insertedId }, { $set: { text: `${text}, edit ${edits}` } });
            }
            return target.updateOne(...args);
          };
        },
      });
      const models = { ...t.desk.models, messages: { collection: edited } } as unknown as typeof t.desk.models;
      const workspace = { teamId: t.desk.teamId, locale: 'en', timezone: 'Asia/Taipei' } as const;
      const erasure = createErasure({ connection: t.connection, models, workspace, clock: t.clock });
      await erasure.eraseElsewhere(
        { userId: null, email: 'alice@example.com', names: [], phones: [] },
        'erased-0',
        '…',
      );
      expect(await collection.findOne({ _id: insertedId })).toMatchObject({ text: 'CARBON …, edit 0' });
      expect(edits).toBe(0);
    });
  });

  it('refuses apps and people who are not there', async () => {
    await expect(forget('@bellhop', true)).rejects.toThrow('is an app');
    await expect(forget(t.desk.botUserId, true)).rejects.toThrow('is an app');
    await expect(forget('@nobody', true)).rejects.toThrow('nobody in this workspace');
    expect((await forget('stranger@example.org', true)).lines).toEqual([
      'Bellhop keeps nothing of stranger@example.org.',
    ]);
  });
});
