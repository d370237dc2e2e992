import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';
import { Attempts } from './support/attempt.js';

let t: TestDesk;
let tries: Attempts;
let ticketId: string;
beforeAll(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'SECRETSUBJECT');
  await t.settle();
  ticketId = (await t.desk.store.reads.ticketByNumber(1))!.id;
  tries = await Attempts.open(t);
});
beforeEach(() => tries.begin());
afterAll(async () => {
  tries.close();
  await t.stop();
});

const operators: { value: unknown }[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'true' },
  ['a'],
  1,
  true,
  null,
  { toString: 1 },
].map((value) => ({ value }));

describe('an operator from outside is a text, or nothing', () => {
  it.each(['{"$ne":null}', '{"$gt":0}', '[$ne]', '$where', '1 || true', '0x1', '1e0', '１', '99999999999'])(
    '`/ticket show %s` shows nobody’s ticket',
    async (text) => {
      const { shown, verdict } = await tries.command(t.userId('tom'), '/ticket', `show ${text}`);
      expect(verdict).not.toBe('failed');
      expect(shown).not.toContain('SECRETSUBJECT');
    },
  );

  it('a subject of operators is kept as it was typed', async () => {
    const subject = '{"$ne":null} $where <b>';
    await tries.submit(t.userId('tom'), 'ticket_form', {}, { subject, category: '{"$gt":""}' });
    const ticket = await t.desk.models.tickets.findOne({ subject }).lean<{ category: unknown }>();
    expect(ticket?.category).toBe('{"$gt":""}');
  });

  it.each(operators)('form values $value', async ({ value }) => {
    const before = await t.desk.models.tickets.countDocuments();
    const ava = t.userId('ava');
    for (const form of ['reply_form', 'note_form', 'assign_form', 'status_form', 'priority_form', 'edit_form'])
      expect((await tries.submit(ava, form, { ticketId, was: undefined }, odd(value))).shown).not.toContain('E11000');
    await tries.submit(t.userId('tom'), 'ticket_form', {}, odd(value));
    const made = await t.desk.models.tickets.find().sort({ number: -1 }).limit(1).lean<Record<string, unknown>[]>();
    for (const field of ['subject', 'description', 'priority', 'via']) expect(typeof made[0]?.[field]).toBe('string');
    expect(await t.desk.models.tickets.countDocuments()).toBe(before + 1);
    expect(JSON.stringify(await t.desk.store.reads.ticket(ticketId))).toContain('SECRETSUBJECT');
  });

  it.each(operators)('what a form was opened with: $value', async ({ value }) => {
    const events = await t.desk.models.events.countDocuments();
    for (const [form, metadata] of [
      ['note_form', { ticketId: value }],
      ['reply_form', { ticketId: value }],
      ['answer_form', { escalationId: value }],
      ['add_form', { channel: value, ts: value, author: value, revision: '', files: value }],
    ] as const)
      await tries.submit(t.userId('ava'), form, metadata, { text: 'x', answer: 'x', number: '1' });
    expect(await t.desk.models.events.countDocuments()).toBe(events);
  });

  it.each(['{"$ne":null}', '[object Object]', '', ' ', '1:department:<!channel>', 'NaN', '-1', '1e9', '$'])(
    'button values %j',
    async (value) => {
      const tickets = JSON.stringify(await t.desk.models.tickets.find().lean());
      const ids = [
        'ticket_take',
        'ticket_resolve',
        'ticket_open',
        'ticket_more',
        'list_page',
        'home_page',
        'audit_page',
      ];
      const more = [
        'escalation_accept',
        'answer_send',
        'offer_open',
        'open_form',
        'undelivered_drop',
        'unhandled_drop',
      ];
      for (const id of [...ids, ...more]) {
        const { verdict, shown } = await tries.press(t.userId('ada'), id, value);
        expect({ id, verdict }).not.toEqual({ id, verdict: 'failed' });
        expect(shown).not.toContain('<!channel>');
      }
      expect(JSON.stringify(await t.desk.models.tickets.find().lean())).toBe(tickets);
    },
  );

  it('a filter that is an object finds nothing, whichever way it came to the store', async () => {
    const { reads } = t.desk.store;
    const evil = { $ne: null } as never;
    await expect(reads.ticket(evil)).rejects.toThrow();
    await expect(reads.ticketByNumber(evil)).rejects.toThrow();
    await expect(reads.messageAt(evil, evil)).rejects.toThrow();
    await expect(reads.person(evil)).resolves.toBeNull();
    // the control: what the protection is for
    const found = await t.desk.models.tickets.collection.countDocuments({ _id: { $ne: null } as never });
    expect(found).toBeGreaterThan(0);
  });
});

/** Every field of every form with the same odd value, in each shape that Slack's inputs have. */
function odd(value: unknown): Record<string, unknown> {
  const fields = [
    'subject',
    'description',
    'category',
    'priority',
    'via',
    'tags',
    'text',
    'then',
    'status',
    'assignee',
  ];
  return Object.fromEntries(fields.map((field) => [field, value]));
}
