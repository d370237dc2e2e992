import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const cards = async (): Promise<Message[]> => t.sandbox.client.botPosts('#support-queue');
const count = (): Promise<number> => t.desk.models.tickets.countDocuments({});
const ticket = async (number: number) => {
  const found = await t.desk.store.reads.ticketByNumber(number);
  if (!found) throw new Error(`no ticket ${number}`);
  return found;
};

describe('a watched channel', () => {
  it('makes a ticket of each top-level message: a card for the agents, one confirmation in its thread', async () => {
    const message = await t.person('alice').says('#help', 'My invoice is wrong\nIt says 900 & not 90');
    await t.settle();
    const [card] = await cards();
    expect(reading(card!)).toContain('*My invoice is wrong*');
    expect(reading(card!)).toMatch(/alice · first ticket/u);
    const thread = await t.person('alice').sees('#help', { thread: message });
    expect(thread.map(reading).slice(1)).toEqual([expect.stringContaining('*T-1* My invoice is wrong')]);
    expect(await ticket(1)).toMatchObject({
      number: 1,
      status: 'new',
      via: 'slack',
      conversation: { kind: 'thread', threadTs: message.ts },
      openedByAgent: false,
    });
  });

  it('joins the same author’s next message within two minutes, and no later one', async () => {
    await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    t.clock.moveBy(90_000);
    await t.person('alice').says('#help', 'It is invoice 4711');
    await t.settle();
    t.clock.moveBy(10 * 60_000);
    await t.person('alice').says('#help', 'Something else: my badge is lost');
    await t.settle();
    expect(await count()).toBe(2);
    expect((await t.sandbox.client.messages('#support-queue', { thread: (await cards())[0]! })).map(reading)).toEqual([
      expect.stringContaining('T-1'),
      expect.stringContaining('It is invoice 4711'),
    ]);
  });

  it('opens nothing for agents and bots, and ignores threads that are not a ticket’s', async () => {
    const talk = await t.person('ava').says('#help', 'Good morning, we are here to help');
    await t.person('alice').says('#help', 'Good morning!', { thread: talk });
    await t.settle();
    expect(await count()).toBe(0);
  });

  it.each(['auto', 'offer'] as const)(
    'posts in the language of the channel (%s), unless the person chose one; for their eyes only in theirs',
    async (mode) => {
      await t.settings({ intake: [{ channel: t.channelId('help-zh'), mode, locale: 'zh-TW' }] });
      const asks = async (name: string) => {
        const message = await t.person(name).says('#help-zh', 'The lamp is broken');
        await t.settle();
        const seen = () => t.person(name).sees('#help-zh', { thread: message });
        if (mode === 'offer') {
          const offer = (await seen()).at(-1)!;
          await t.person(name).presses(/開立工單|Open a ticket/u.exec(reading(offer))![0], offer);
          await t.settle();
        }
        return async (): Promise<string> =>
          (await seen())
            .slice(1)
            .filter((each) => each.ephemeral !== true)
            .map(reading)
            .join('\n');
      };
      const first = await asks('alice');
      expect(await first()).toContain('我們收到您的問題了');
      await t.person('ava').types('/ticket resolve 1');
      await t.settle();
      expect(await first()).toContain('已解決');
      expect((await first()).replaceAll('The lamp is broken', '')).not.toMatch(/[a-z]{4}/u);
      expect((await t.person('alice').types('/desk help')).text).toContain('/desk language');
      await t.person('alice').types('/desk language en');
      expect(await (await asks('alice'))()).not.toMatch(/[\u4e00-\u9fff]/u);
    },
  );

  it('offers a ticket where the channel says so, once pressed by the author', async () => {
    await t.settings({ intake: [{ channel: t.channelId('help-zh'), mode: 'offer', locale: 'zh-TW' }] });
    const message = await t.person('mei').says('#help-zh', '發票金額有誤');
    await t.settle();
    expect(await count()).toBe(0);
    const offer = (await t.person('mei').sees('#help-zh', { thread: message })).at(-1)!;
    expect(reading(offer)).toContain('[開立工單]');
    await t.person('tom').presses('開立工單', offer);
    await t.settle();
    expect((await t.person('tom').sees('#help-zh')).filter((each) => each.ephemeral).map(reading)).toEqual([
      expect.stringContaining('not available to you'),
    ]);
    await t.person('mei').presses('開立工單', offer);
    await t.settle();
    expect(await ticket(1)).toMatchObject({ subject: '發票金額有誤', requester: { userId: t.userId('mei') } });
    expect((await t.person('mei').sees('#help-zh', { thread: message })).map(reading).join('\n')).toContain(
      '我們收到您的問題了',
    );
    const [, taken] = await t.person('mei').sees('#help-zh', { thread: message });
    expect(reading(taken!)).toBe('這則訊息已有工單：*T-1*');
  });

  it.each([
    ['an emoji', (message: Message) => t.person('ava').reacts(message, 'ticket')],
    ['another ticket that takes it in', (message: Message) => addTo(message)],
  ])('an offer says so when its message got a ticket by %s', async (_way, give) => {
    await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
    await t.settings({ intake: [{ channel: t.channelId('help'), mode: 'offer' }] });
    const message = await t.person('mei').says('#help', 'The blue one');
    const other = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await give(message);
    await t.settle();
    const under = async (root: Message) =>
      (await t.person('mei').sees('#help', { thread: root })).slice(1).map(reading);
    expect((await under(message))[0]).toMatch(/^這則訊息已有工單：\*T-\d\*$/u);
    // control: one without a ticket is still offered
    expect((await under(other))[0]).toContain('[Open a ticket]');
  });
  const addTo = async (message: Message): Promise<void> => {
    await t.person('ava').uses('Add to ticket', message);
    expect(await t.person('ava').submits({ number: '1' })).toMatchObject({ ok: true });
  };
});

describe('one message, one ticket', () => {
  it('whoever asks, and however: the second gets a link to the first', async () => {
    const message = await t.person('tom').says('#general', 'The coffee machine is on fire');
    await t.settle();
    await Promise.all([t.person('ava').reacts(message, 'ticket'), t.person('ben').reacts(message, 'ticket')]);
    await t.settle();
    expect(await count()).toBe(1);
    await t.person('alice').reacts(message, 'ticket');
    await t.settle();
    const told = (await t.person('alice').sees('#general')).filter((each) => each.ephemeral);
    expect(told.map(reading)).toEqual([expect.stringMatching(/already has a ticket: \*<.*\|T-1>\*/u)]);
    await t.person('dana').uses('Create ticket', message);
    await t.settle();
    expect(
      (await t.person('dana').sees('#general')).some((each) => each.ephemeral && reading(each).includes('T-1')),
    ).toBe(true);
    expect(await t.person('dana').seesModal()).toBeNull();
    expect(await count()).toBe(1);
  });

  it('a delivery that Slack repeats changes nothing', async () => {
    await t.sandbox.client.addFault({ do: 'twice' });
    await t.person('alice').says('#help', 'Once only');
    await t.settle();
    expect(await count()).toBe(1);
    expect((await cards()).length).toBe(1);
  });

  it('two people submit the form of one message at once', async () => {
    const message = await t.person('tom').says('#general', 'The lift is stuck');
    await t.person('ava').uses('Create ticket', message);
    await t.person('ben').uses('Create ticket', message);
    await Promise.all([t.person('ava').submits({}), t.person('ben').submits({})]);
    await t.settle();
    expect(await count()).toBe(1);
    const shown = [await t.person('ava').seesModal(), await t.person('ben').seesModal()].filter(
      (view) => view !== null,
    );
    expect(shown.map((view) => JSON.stringify(view.blocks))).toEqual([expect.stringContaining('T-1')]);
  });
});

describe('forms', () => {
  it('`/ticket` with a subject opens the form; a requester sees three fields', async () => {
    await t.person('alice').types('/ticket status page is down');
    const modal = await t.person('alice').seesModal();
    expect(modal?.blocks.map((block) => block['block_id'])).toEqual(['subject', 'description', 'category']);
    expect(await t.person('alice').submits({ description: 'since <noon>' })).toMatchObject({ ok: true });
    await t.settle();
    expect(await ticket(1)).toMatchObject({
      subject: 'status page is down',
      description: 'since &lt;noon&gt;',
      conversation: { kind: 'dm', userId: t.userId('alice') },
    });
    const dm = await t.person('alice').seesDm();
    expect(dm.map(reading)).toEqual([expect.stringContaining('*T-1* status page is down')]);
  });

  it('an agent records a phone call: a contact outside Slack, with no conversation', async () => {
    const ava = t.person('ava');
    await ava.uses('New ticket');
    expect(await ava.submits({ subject: 'Lost parcel', contact_phone: 'call me' })).toMatchObject({
      ok: false,
      errors: { contact_name: expect.stringContaining('Choose who asks') },
    });
    expect(
      await ava.submits({ subject: 'Lost parcel', contact_name: 'Mr Chen', contact_phone: 'call me' }),
    ).toMatchObject({
      errors: { contact_phone: expect.stringContaining('+886') },
    });
    await ava.submits({
      subject: 'Lost parcel',
      contact_name: 'Mr Chen',
      contact_phone: '+886 2 1234 5678',
      via: 'phone',
      priority: 'high',
      tags: 'parcel, vip',
      category: 'orders',
    });
    await t.settle();
    expect(await ticket(1)).toMatchObject({
      requester: { kind: 'contact', name: 'Mr Chen', phone: '+886 2 1234 5678' },
      via: 'phone',
      priority: 'high',
      tags: ['parcel', 'vip'],
      conversation: { kind: 'none' },
      openedByAgent: true,
    });
    const [card] = await cards();
    expect(reading(card!)).toContain('not in Slack: reach them by Phone');
    await ava.presses('Take it', card);
    await t.settle();
    await ava.presses('Log contact', (await cards())[0]);
    expect(JSON.stringify(await ava.seesModal())).toContain('Mr Chen · +886 2 1234 5678');
    await ava.submits({ text: 'Told him: tomorrow', then: 'pending' });
    await t.settle();
    expect(await ticket(1)).toMatchObject({ status: 'pending', clocks: { publicReplies: 2 } });
  });

  it('how a contact came is never Slack; left empty, it follows from what they left', async () => {
    const ava = t.person('ava');
    const contact = { subject: 'Lost parcel', contact_name: 'Mr Chen' };
    await ava.uses('New ticket');
    expect(await ava.submits({ ...contact, contact_phone: '119', via: 'slack' })).toMatchObject({
      ok: false,
      errors: { via: expect.stringContaining('does not come by Slack') },
    });
    await ava.closes();
    const mail = { contact_email: 'chen@example.com' };
    for (const more of [
      { contact_phone: '119' },
      mail,
      { ...mail, contact_phone: '119' },
      { ...mail, via: 'social' },
    ]) {
      await ava.uses('New ticket');
      expect(await ava.submits({ ...contact, ...more })).toMatchObject({ ok: true });
    }
    await ava.uses('New ticket');
    expect(await ava.submits({ subject: 'Lost parcel', requester: t.userId('alice') })).toMatchObject({ ok: true });
    await t.settle();
    const came = await Promise.all([1, 2, 3, 4, 5].map(async (number) => (await ticket(number)).via));
    expect(came).toEqual(['phone', 'email', 'phone', 'social', 'slack']);
    expect(reading((await cards())[0]!)).toContain('reach them by Phone');
  });

  it('a contact is known again by number or address, however the number is typed', async () => {
    const records = async (contact: Record<string, string>): Promise<string> => {
      await t.person('ava').uses('New ticket');
      expect(await t.person('ava').submits({ subject: 'Lost parcel', via: 'phone', ...contact })).toMatchObject({
        ok: true,
      });
      await t.settle();
      return reading((await cards()).at(-1)!);
    };
    const mail = { contact_email: 'Chen@example.com' };
    expect(await records({ contact_name: 'Mr Chen', contact_phone: '+886 2 1234 5678' })).toContain('first ticket');
    expect(await records({ contact_name: 'Chen', contact_phone: '+886-2-12345678', ...mail })).toContain(
      '1 earlier ticket',
    );
    expect(await records({ contact_name: 'Chen', ...mail })).toContain('1 earlier ticket');
    expect(await records({ contact_name: 'Chen', contact_phone: '+886212345678', ...mail })).toContain(
      '3 earlier tickets',
    );
    expect(await records({ contact_name: 'Lin', contact_phone: '+886 2 1234 5679' })).toContain('first ticket');
    // what is kept to compare is no part of the ticket
    expect((await ticket(1)).requester).toEqual({ kind: 'contact', name: 'Mr Chen', phone: '+886 2 1234 5678' });
  });

  it('from a message: filled in, with its author as requester, its link and its files', async () => {
    const message = await t.person('lin').says('#general', '筆電無法開機', {
      files: [{ name: 'photo.png', mimetype: 'image/png', content: 'x' }],
    });
    await t.person('chen').uses('Create ticket', message);
    const modal = JSON.stringify(await t.person('chen').seesModal());
    expect(modal).toContain('筆電無法開機');
    expect(modal).toContain('photo.png');
    expect(modal).toContain(`p${message.ts.replace('.', '')}`);
    await t.person('chen').submits({ priority: 'urgent' });
    await t.settle();
    expect(await ticket(1)).toMatchObject({
      requester: { userId: t.userId('lin') },
      priority: 'urgent',
      openedByAgent: false,
    });
    expect((await t.person('lin').sees('#general', { thread: message })).map(reading).join()).toContain(
      '我們收到您的問題了',
    );
  });

  it('from a DM between people, where Bellhop is not: with a notice, and a conversation by DM', async () => {
    const message = await t.person('tom').says('@ava', 'Psst, can you reset my password?');
    await t.person('ava').uses('Create ticket', message);
    expect(JSON.stringify(await t.person('ava').seesModal())).toContain('private conversation');
    await t.person('ava').submits({});
    await t.settle();
    expect(await ticket(1)).toMatchObject({
      conversation: { kind: 'dm', userId: t.userId('tom') },
      source: { isPrivate: true },
    });
    expect((await t.person('tom').seesDm()).map(reading).join()).toContain('T-1');
  });
});

describe('direct messages, emoji and the Home tab', () => {
  it('a DM to Bellhop opens a ticket, its thread is the conversation', async () => {
    const message = await t.person('mei').says('@bellhop', '我的帳號被鎖住了');
    await t.settle();
    expect(await ticket(1)).toMatchObject({ conversation: { kind: 'thread', threadTs: message.ts } });
    expect((await t.person('mei').seesDm({ thread: message })).map(reading).join()).toContain('我們收到您的問題了');
  });

  it('an emoji in a private channel asks first, unless by the author', async () => {
    const own = await t.person('bill').says('#billing', 'Our own printer is broken');
    const other = await t.person('hui').says('#billing', '請款系統很慢');
    await t.person('bill').reacts(own, 'ticket');
    await t.person('bill').reacts(other, 'ticket');
    await t.settle();
    expect(await count()).toBe(1);
    const asked = (await t.person('bill').sees('#billing')).find((each) => each.ephemeral)!;
    await t.person('bill').presses('Open a ticket', asked);
    await t.person('bill').submits({});
    await t.settle();
    expect(await count()).toBe(2);
    expect(await ticket(2)).toMatchObject({ requester: { userId: t.userId('hui') } });
  });

  it('the Home tab has New ticket for everybody, the queue for agents only', async () => {
    await t.person('alice').says('#help', 'Help me');
    await t.settle();
    const home = await t.person('tom').opensHome();
    expect(JSON.stringify(home)).not.toContain('Help me');
    await t.person('tom').presses('New ticket');
    await t.person('tom').submits({ subject: 'From home' });
    await t.settle();
    expect(await ticket(2)).toMatchObject({ subject: 'From home' });
    const agentHome = JSON.stringify(await t.person('ava').opensHome());
    expect(agentHome).toContain('Help me');
    expect(agentHome).toContain('From home');
    expect(JSON.stringify(await t.person('alice').opensHome())).toContain('Help me');
  });
});

it('numbers are gap-free, whatever fails in between', async () => {
  await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      await t.person(['alice', 'tom', 'sara', 'lin'][at % 4]!).types(`/ticket request ${at}`);
      await t
        .person(['alice', 'tom', 'sara', 'lin'][at % 4]!)
        .submits({})
        .catch(() => undefined);
    }),
  );
  await t.person('alice').types('/ticket take 99');
  await t.settle();
  const numbers = (await t.desk.models.tickets.find({}).lean())
    .map((doc) => doc['number'] as number)
    .sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});
