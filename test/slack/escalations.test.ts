import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
let asked: Message;
beforeEach(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'My invoice is wrong');
  await t.person('ava').types('/desk help');
  await t.settle();
  await t.person('ava').types('/ticket take 1');
  await t.settle();
});
afterEach(() => t.stop());

const card = async (): Promise<Message> => (await t.sandbox.client.botPosts('#support-queue'))[0]!;
const cardThread = async (): Promise<string> =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card() })).slice(1).map(reading).join('\n');
const conversation = async (): Promise<string> =>
  (await t.sandbox.client.messages('#help', { thread: asked })).slice(1).map(reading).join('\n');
const departmentCard = async (channel: string): Promise<Message> =>
  (await t.sandbox.client.botPosts(channel)).filter((post) => post.threadTs === undefined).at(-1)!;
const escalations = async () => t.desk.store.reads.escalationsOf((await ticket()).id);
const ticket = async () => {
  const found = await t.desk.store.reads.ticketByNumber(1);
  if (!found) throw new Error('no ticket');
  return found;
};

async function escalate(department: string, mode?: string): Promise<void> {
  await t.person('ava').presses('Escalate', await card());
  const answer = await t.person('ava').submits({
    department,
    reason: 'they know',
    question: 'who <is> right?',
    ...(mode === undefined ? {} : { mode }),
  });
  expect(answer).toMatchObject({ ok: true });
  await t.settle();
}

describe('two sides', () => {
  it('accept, talk in the thread, answer, send to the customer; the customer sees only the reply', async () => {
    await escalate('billing');
    expect((await t.person('bill').notifications()).length).toBe(1);
    expect((await t.person('hui').notifications()).length).toBe(0);
    expect(await ticket()).toMatchObject({ department: 'billing', status: 'open' });
    await t.person('hui').presses('Accept', await departmentCard('#billing'));
    await t.settle();
    expect(await cardThread()).toContain('Billing: *hui* accepted');
    expect(await t.person('ava').notifications()).toHaveLength(1);
    await t.person('hui').says('#billing', 'Which month?', { thread: await departmentCard('#billing') });
    await t.settle();
    expect(await cardThread()).toContain('*hui* (Billing):\n>Which month?');
    await t.person('ava').says('#support-queue', 'May', { thread: await card() });
    await t.settle();
    const thread = await t.sandbox.client.messages('#billing', { thread: await departmentCard('#billing') });
    expect(reading(thread.at(-1)!)).toContain('*ava* noted:\n>May');
    await t.person('hui').presses('Answer', await departmentCard('#billing'));
    await t.person('hui').submits({ answer: 'It is 90, not 900.' });
    await t.settle();
    expect(await escalations()).toMatchObject([{ state: 'answered', acceptedBy: t.userId('hui') }]);
    expect(await conversation()).not.toMatch(/90|Billing|hui|month|May/u);
    const answer = (await t.sandbox.client.messages('#support-queue', { thread: await card() })).at(-1)!;
    expect(await t.person('ben').presses('Send to customer', answer, { confirm: false })).toMatchObject({
      pressed: false,
    });
    await t.person('ava').presses('Send to customer', answer);
    await t.settle();
    expect(await conversation()).toContain('*ava*:\nIt is 90, not 900.');
    expect(
      reading(
        (await t.sandbox.client.messages('#support-queue', { thread: await card() })).find(
          ({ ts }) => ts === answer.ts,
        )!,
      ),
    ).toContain('Sent to the customer');
    expect(await ticket()).toMatchObject({ clocks: { publicReplies: 1, firstResponseBy: t.userId('ava') } });
  });

  it('returns need a reason; a returned ticket is the front desk’s again', async () => {
    await escalate('sales');
    await t.person('sam').presses('Return', await departmentCard('#sales'));
    expect(await t.person('sam').submits({ reason: '  ' })).toMatchObject({ ok: false });
    await t.person('sam').submits({ reason: 'Not ours, ask billing' });
    await t.settle();
    expect(await escalations()).toMatchObject([{ state: 'returned', returnReason: 'Not ours, ask billing' }]);
    expect(await ticket()).toMatchObject({ department: null });
    expect(await cardThread()).toContain('Not ours, ask billing');
    expect(reading(await departmentCard('#sales'))).not.toContain('[Accept]');
  });

  it('only who is in the department’s channel now may act', async () => {
    await escalate('billing');
    await t.sandbox.client.invite('#billing', 'tom');
    const post = await departmentCard('#billing');
    await t.person('tom').presses('Accept', post);
    await t.settle();
    expect(await escalations()).toMatchObject([{ state: 'accepted', acceptedBy: t.userId('tom') }]);
  });

  it('the second Accept is told who was first', async () => {
    await escalate('billing');
    const post = await departmentCard('#billing');
    await Promise.all([t.person('bill').presses('Accept', post), t.person('hui').presses('Accept', post)]);
    await t.settle();
    const told = await Promise.all(
      ['bill', 'hui'].map(async (name) => (await t.person(name).sees('#billing')).filter((each) => each.ephemeral)),
    );
    expect(told.flat().map(reading)).toEqual([expect.stringMatching(/accepted it already|已經受理了/u)]);
  });
});

describe('several at once', () => {
  it('two departments help side by side; a note of one stays away from the other', async () => {
    await escalate('billing');
    await escalate('it', 'also');
    await t.person('ian').says('#it', 'our side is fine', { thread: await departmentCard('#it') });
    await t.settle();
    const billing = (await t.sandbox.client.messages('#billing', { thread: await departmentCard('#billing') })).map(
      reading,
    );
    expect(billing.join('\n')).not.toContain('our side is fine');
    expect(await cardThread()).toContain('our side is fine');
    expect((await escalations()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it('a hand-over ends the others’ escalation and keeps the history', async () => {
    await escalate('billing');
    await escalate('it', 'hand_over');
    expect(await escalations()).toMatchObject([
      { department: 'billing', state: 'cancelled', handedOver: true },
      { department: 'it', state: 'waiting', handedOver: false },
    ]);
    expect((await escalations())[1]?.handOverFrom).toBe((await escalations())[0]?.id);
    expect(reading(await departmentCard('#billing'))).toContain('Handed over');
  });

  it('the same department is not asked twice; solving cancels who has not accepted', async () => {
    await escalate('billing');
    await t.person('ava').presses('Escalate', await card());
    expect(await t.person('ava').submits({ department: 'billing', reason: 'again' })).toMatchObject({
      ok: false,
      errors: { department: expect.stringContaining('already has T-1') },
    });
    await t.person('ava').closes();
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await escalations()).toMatchObject([{ state: 'cancelled', handedOver: false }]);
  });
});

describe('of a ticket that is solved', () => {
  it('it is allowed, the agent reads that it is solved, and closing cancels it', async () => {
    const [ava, chen] = [t.person('ava'), t.person('chen')];
    expect((await ava.types('/escalate 1 IT first')).text).not.toMatch(/Solved/u);
    await ava.types('/ticket resolve 1');
    expect((await ava.types('/escalate 1 billing they were wrong')).text).toMatch(
      /Billing has been asked .*T-1.*, which is “Solved”/u,
    );
    await chen.types('/desk language zh-TW');
    expect((await chen.types('/escalate 1 sales 請確認')).text).toMatch(/已請業務部協助 .*目前是「已解決」/u);
    await ava.types('/escalate 1');
    expect(JSON.stringify(await ava.seesModal())).toContain('T-1 is “Solved”');
    await ava.closes();
    await t.settle();
    await t.person('bill').presses('Accept', await departmentCard('#billing'));
    await t.settle();
    expect((await escalations()).map(({ state }) => state)).toEqual(['cancelled', 'accepted', 'waiting']);
    await ava.types('/ticket status 1 closed');
    await t.settle();
    // what a department has accepted is its own to end
    expect((await escalations()).map(({ state }) => state)).toEqual(['cancelled', 'accepted', 'cancelled']);
    expect(reading(await departmentCard('#sales'))).not.toContain('[Accept]');
  });
});

describe('taking it back', () => {
  it('whoever has the ticket is told when another agent escalates it and takes that back; nobody of their own act', async () => {
    await t.person('ben').types('/escalate 1 billing wrong sum');
    await t.settle();
    await t.person('ben').types('/escalate 1 cancel');
    await t.settle();
    const mention = `<@${t.userId('ava')}>`;
    const lines = (await cardThread()).split('\n');
    expect(lines.find((line) => line.includes('asked Billing for help'))).toContain(mention);
    expect(lines.find((line) => line.includes('*ben* no longer asks Billing for help'))).toContain(mention);
    expect(await t.person('ava').notifications()).toHaveLength(2);
    await t.person('ava').types('/escalate 1 billing wrong sum');
    await t.person('ava').types('/escalate 1 cancel');
    await t.settle();
    expect(await t.person('ava').notifications()).toHaveLength(2);
    expect(await t.person('ben').notifications()).toHaveLength(0);
    expect(await cardThread()).toContain('*ava* no longer asks Billing for help');
  });

  it('`/escalate N cancel` ends the escalation; with several the department is named', async () => {
    const ava = t.person('ava');
    expect((await ava.types('/escalate 1 cancel')).text).toContain('nothing to cancel');
    await ava.types('/escalate 1 billing a');
    await ava.types('/escalate 1 IT b');
    expect((await ava.types('/escalate 1 cancel')).text).toContain('Say which one');
    expect((await ava.types('/escalate 1 cancel it')).text).toContain('IT is no longer asked for help');
    await t.settle();
    expect((await escalations()).map(({ state }) => state)).toEqual(['waiting', 'cancelled']);
    expect(await ticket()).toMatchObject({ department: 'billing' });
  });
});

describe('of a department that is not set up any more', () => {
  beforeEach(async () => {
    await t.person('ava').types('/escalate 1 billing a');
    await t.person('ava').types('/escalate 1 IT b');
    await t.settle();
    const { departments } = await t.desk.store.reads.settings();
    await t.settings({ departments: departments.filter(({ key }) => key !== 'billing') });
  });

  const toldIn = async (name: string, channel: string): Promise<string> =>
    (await t.person(name).sees(channel))
      .filter((each) => each.ephemeral)
      .map(reading)
      .join('\n');

  it.each(['Accept', 'Return', 'Answer'])('%s is refused because of that', async (label) => {
    await t.person('bill').types('/desk language en');
    await t.person('bill').presses(label, await departmentCard('#billing'));
    await t.settle();
    expect(await toldIn('bill', '#billing')).toContain('The department “billing” is not set up any more');
    await t.person('hui').types('/desk language zh-TW');
    await t.person('hui').presses(label, await departmentCard('#billing'));
    await t.settle();
    expect(await toldIn('hui', '#billing')).toContain('部門「billing」已不在客服台的設定裡');
  });

  it('an agent is told its key, cancels it by that, and its card says so', async () => {
    const ava = t.person('ava');
    expect((await ava.types('/escalate 1 cancel')).text).toContain('Several departments have T-1: billing, it.');
    expect((await ava.types('/escalate 1 cancel sales')).text).toContain('nothing to cancel');
    expect((await ava.types('/escalate 1 cancel nosuch')).text).toContain('no department “nosuch”');
    expect((await ava.types('/escalate 1 cancel billing')).text).toContain('billing is no longer asked for help');
    await t.settle();
    expect((await escalations()).map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
    expect(reading(await departmentCard('#billing'))).not.toContain('[Accept]');
  });

  it('the same by a mention', async () => {
    await t.person('ava').says('#support-queue', '@bellhop escalate cancel billing', { thread: await card() });
    await t.settle();
    expect((await escalations()).map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
  });
});

describe('routing', () => {
  describe('where no department is named', () => {
    const ava = () => t.person('ava');
    const offered = async (): Promise<Message> => (await ava().sees('#help')).filter((each) => each.ephemeral).at(-1)!;
    const categorise = async (category: string): Promise<void> => {
      await ava().presses('Edit…', await card());
      await ava().submits({ category });
      await t.settle();
    };

    it('the category decides at once with a reason, by command and by mention; without a reason the form does', async () => {
      await categorise('invoices');
      await ava().types('/escalate 1');
      expect(JSON.stringify(await ava().seesModal())).toContain(
        '"initial_option":{"text":{"type":"plain_text","text":"Billing"',
      );
      await ava().closes();
      expect((await ava().types('/escalate 1 please check this invoice')).text).toMatch(/Billing has been asked/u);
      await t.settle();
      expect(await escalations()).toMatchObject([{ department: 'billing', reason: 'please check this invoice' }]);
      await ava().types('/escalate 1 cancel');
      await ava().says('#help', '@bellhop escalate', { thread: asked });
      await t.settle();
      expect(reading(await offered())).toContain('choose the department');
      await ava().says('#help', '@bellhop escalate wrong sum', { thread: asked });
      await t.settle();
      expect((await escalations()).map(({ state, reason }) => [state, reason]).at(-1)).toEqual([
        'waiting',
        'wrong sum',
      ]);
    });

    it('no department of that category: the form asks, with what was typed, by command and by mention', async () => {
      await ava().types('/escalate 1 the sum is <wrong>');
      expect(JSON.stringify(await ava().seesModal())).toContain('"initial_value":"the sum is <wrong>"');
      await ava().closes();
      await ava().says('#help', '@bellhop escalate the sum is <wrong>', { thread: asked });
      await t.settle();
      await ava().presses('Choose department', await offered());
      expect(JSON.stringify(await ava().seesModal())).toContain('"initial_value":"the sum is <wrong>"');
      expect(await escalations()).toEqual([]);
    });

    it('a short name that may be a word of the reason opens the form with it and all of the text', async () => {
      await categorise('invoices');
      await ava().types('/escalate 1 it is still broken');
      const form = JSON.stringify(await ava().seesModal());
      expect(form).toContain('"initial_value":"it is still broken"');
      expect(form).toContain('"initial_option":{"text":{"type":"plain_text","text":"IT"');
      await ava().closes();
      expect((await ava().types('/escalate 1 it: is still broken')).text).toMatch(/IT has been asked/u);
    });
  });

  it('`/escalate N department reason` goes at once, in either language; without one the form asks', async () => {
    expect(await t.person('ava').types('/escalate 1 logistics parcel lost')).toMatchObject({
      text: expect.stringContaining('Logistics'),
    });
    await t.person('chen').types('/desk 語言 zh-TW');
    expect(await t.person('chen').types('/escalate T-1 帳務部 金額有誤')).toMatchObject({
      text: expect.stringContaining('已請帳務部協助'),
    });
    await t.person('ava').types('/escalate 1');
    expect(await t.person('ava').seesModal()).toMatchObject({ callback_id: 'escalate_form' });
    await t.settle();
    expect((await escalations()).map(({ department }) => department)).toEqual(['logistics', 'billing']);
  });

  it('the category chooses the department in the form; `escalateAtOnce` does it as the ticket opens', async () => {
    const { departments } = await t.desk.store.reads.settings();
    await t.settings({ departments: departments.map((each) => ({ ...each, escalateAtOnce: each.key === 'product' })) });
    await t.person('alice').types('/ticket the app crashes');
    await t.person('alice').submits({ category: 'bugs' });
    await t.settle();
    const post = await departmentCard('#product');
    expect(reading(post)).toContain('because of its category “bugs”');
    expect(reading(post)).toContain('the app crashes');
    await t.person('ava').types('/ticket my invoice');
    await t.person('ava').submits({ category: 'invoices', requester: '@tom' });
    await t.settle();
    await t.person('ava').types('/escalate 3');
    expect(JSON.stringify(await t.person('ava').seesModal())).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Billing"',
    );
  });
});
