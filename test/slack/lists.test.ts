import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTicket } from '../../src/desk/tickets/open-ticket.js';
import { priorities } from '../../src/desk/tickets/ticket.js';
import type { Message, Person } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;

async function open(count: number, requester: string, subject: string): Promise<void> {
  for (let at = 1; at <= count; at += 1)
    await openTicket(t.desk.edge.desk, {
      openedBy: t.userId(requester),
      openedByAgent: false,
      requester: { kind: 'slack', userId: t.userId(requester) },
      subject: `${subject} ${at}`,
      description: '',
      via: 'slack',
      priority: priorities[at % priorities.length]!,
      conversation: { kind: 'dm', userId: t.userId(requester) },
      source: null,
      files: [],
      key: `test:${subject}:${at}`,
    });
}

const numbersIn = (text: string): number[] => [...text.matchAll(/T-(\d+)/gu)].map((match) => Number(match[1]));
const textOf = (view: unknown): string => reading({ text: '', blocks: [view] as never });

/** The desk's order: most urgent first, then the oldest. */
async function expectedOrder(): Promise<number[]> {
  const docs = await t.desk.models.tickets.find({ unresolved: true }).lean();
  const rank = (doc: Record<string, unknown>): number => -priorities.indexOf(doc['priority'] as 'low');
  return docs
    .sort((a, b) => rank(a) - rank(b) || (a['number'] as number) - (b['number'] as number))
    .map((doc) => doc['number'] as number);
}

describe.each([6, 20])('with %i subjects that are long once they are escaped', (count) => {
  beforeAll(async () => {
    t = await openTestDesk();
    await open(count, 'alice', '&<>'.repeat(48));
    await t.settle();
  });
  afterAll(() => t.stop());

  it.each(['ava', 'alice'])('the list of %s lacks no ticket', async (name) => {
    await t.person(name).types('/ticket list', { in: '#help' });
    const list = (await t.person(name).sees('#help')).filter((message) => message.ephemeral).at(-1)!;
    expect(new Set(numbersIn(reading(list))).size).toBe(count);
  });
});

describe('with more tickets than a page holds', () => {
  beforeAll(async () => {
    t = await openTestDesk();
    await open(41, 'alice', 'Order');
    await open(4, 'tom', 'Badge');
    await t.settle();
  });
  afterAll(() => t.stop());

  const listOf = async (person: Person): Promise<Message> =>
    (await person.sees('#general')).filter((message) => message.ephemeral).at(-1)!;

  it('`/ticket list` turns its pages in place, in order, and lacks no ticket', async () => {
    const ava = t.person('ava');
    await ava.types('/ticket list', { in: '#general' });
    const pages = [reading(await listOf(ava))];
    for (const _ of [2, 3]) {
      await ava.presses('Next page', await listOf(ava));
      await t.settle();
      pages.push(reading(await listOf(ava)));
    }
    expect(pages.map((page) => numbersIn(page).length)).toEqual([20, 20, 5]);
    expect(pages.flatMap(numbersIn)).toEqual(await expectedOrder());
    expect(pages.map((page) => /page \d of \d/u.exec(page)?.[0])).toEqual([
      'page 1 of 3',
      'page 2 of 3',
      'page 3 of 3',
    ]);
    expect(pages.map((page) => [page.includes('[Previous page]'), page.includes('[Next page]')])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    await ava.presses('Previous page', await listOf(ava));
    await t.settle();
    expect(reading(await listOf(ava))).toBe(pages[1]);
    // one message all the while
    expect((await ava.sees('#general')).filter((message) => message.ephemeral)).toHaveLength(1);
  });

  it('numbers are links, typed pages work, one beyond the last is the last', async () => {
    const typed = await t.person('chen').types('/ticket 清單 3');
    const last = reading({ text: '', blocks: typed.blocks ?? [] });
    expect(numbersIn(last)).toEqual((await expectedOrder()).slice(40));
    expect(last).toMatch(/<https?:[^|>]*\|T-\d+>/u);
    expect(last).toContain('第 3／3 頁');
    expect(last).toContain('[上一頁]');
    const beyond = await t.person('chen').types('/ticket list 99');
    expect(reading({ text: '', blocks: beyond.blocks ?? [] })).toBe(last);
  });

  it('keeps its filter from page to page, and a requester to their own', async () => {
    const alice = t.person('alice');
    await alice.types('/ticket list', { in: '#general' });
    await alice.presses('Next page', await listOf(alice));
    await t.settle();
    const second = reading(await listOf(alice));
    expect(second).toContain('page 2 of 3');
    expect(second).not.toContain('Badge');
    const ben = t.person('ben');
    await ben.types('/ticket take 3');
    await ben.types('/ticket list unassigned', { in: '#general' });
    await ben.presses('Next page', await listOf(ben));
    await t.settle();
    expect(reading(await listOf(ben))).toContain('Tickets that nobody has taken');
    expect(reading(await listOf(ben))).toContain('44 tickets');
  });

  it('the Home tab turns the pages of the queue, and stays on its page when it is drawn anew', async () => {
    const ben = t.person('ben');
    const first = textOf(await ben.opensHome());
    await ben.presses('Next page');
    await t.settle();
    const second = textOf(await ben.seesHome());
    await ben.presses('Next page');
    await t.settle();
    const third = textOf(await ben.seesHome());
    const queues = [first, second, third].map((home) => home.slice(home.indexOf('*Queue*')));
    expect(queues.flatMap(numbersIn)).toEqual(await expectedOrder());
    expect(third).not.toContain('[Next page]');
    await ben.presses('Previous page');
    await t.settle();
    expect(textOf(await ben.seesHome())).toBe(second);
    await ben.presses('Take it', undefined, { nth: 0 });
    await t.settle();
    const after = textOf(await ben.seesHome());
    expect(after).toContain('page 2 of 3');
    expect(after).toMatch(/Yours to do\* {2}2 tickets/u);
  });
});

describe('a Home tab with three long lists', () => {
  beforeAll(async () => {
    t = await openTestDesk();
    await open(21, 'alice', 'Order');
    await open(21, 'ava', 'Wish');
    await t.desk.models.tickets.updateMany({ 'requester.userId': t.userId('alice') }, { assignee: t.userId('ava') });
    // what could not be delivered stands there too
    const row = { teamId: t.desk.teamId, lane: 'x', coalesce: null, createdAt: new Date(0), dueAt: new Date(0) };
    const dead = { ...row, intent: { kind: 'card', ticketId: 'x' }, state: 'dead', attempts: 1, lastError: 'x' };
    const ids = Array.from({ length: 12 }, (_, at) => `dead${at}`);
    await t.desk.models.outbox.collection.insertMany(ids.map((_id) => ({ ...dead, _id: _id as never })));
    const { roles } = await t.desk.store.reads.settings();
    await t.settings({ roles: { ...roles, admins: [t.userId('ava')] } });
    await t.settle();
  });
  afterAll(() => t.stop());

  it('has a pager for each, which leaves the others where they are; at most 100 blocks', async () => {
    const ava = t.person('ava');
    const counts: number[] = [];
    const partsOf = (view: unknown): string[] => {
      counts.push((view as { blocks: unknown[] }).blocks.length);
      const home = textOf(view);
      const [mine, queue, own] = ['*Yours to do*', '*Queue*', '*Your requests*'].map((title) => home.indexOf(title));
      return [home.slice(mine, queue), home.slice(queue, own), home.slice(own)];
    };
    const pagesOf = (parts: string[]): (string | undefined)[] => parts.map((each) => /page \d of \d/u.exec(each)?.[0]);
    const first = partsOf(await ava.opensHome());
    expect(pagesOf(first)).toEqual(['page 1 of 2', 'page 1 of 3', 'page 1 of 2']);
    await ava.presses('home_page', undefined, { value: 'requests:2' });
    await t.settle();
    const second = partsOf(await ava.seesHome());
    expect(pagesOf(second)).toEqual(['page 1 of 2', 'page 1 of 3', 'page 2 of 2']);
    expect(numbersIn([first[2], second[2]].join('')).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 21 }, (_, at) => at + 22),
    );
    await ava.presses('home_page', undefined, { value: 'mine:2' });
    await ava.presses('home_page', undefined, { value: 'queue:2' });
    await t.settle();
    const third = partsOf(await ava.seesHome());
    expect(pagesOf(third)).toEqual(['page 2 of 2', 'page 2 of 3', 'page 2 of 2']);
    expect(numbersIn([first[0], third[0]].join('')).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 21 }, (_, at) => at + 1),
    );
    await ava.presses('home_page_back', undefined, { value: 'mine:1' });
    await t.settle();
    expect(partsOf(await ava.seesHome())).toEqual([first[0], third[1], third[2]]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(100);
    expect(Math.max(...counts)).toBeGreaterThan(85);
  });
});

describe('the Home tab of', () => {
  beforeAll(async () => {
    t = await openTestDesk();
    await open(2, 'alice', 'Order');
    await t.person('ava').types('/ticket take 1');
    await t.settle();
  });
  afterAll(() => t.stop());

  const homeOf = async (name: string): Promise<string> => textOf(await t.person(name).opensHome());

  it('an agent: theirs, the queue, their own requests', async () => {
    const home = await homeOf('ava');
    expect(home).toMatch(/Yours to do\* {2}1 ticket[^]*Order 1[^]*Queue\* {2}2 tickets[^]*Your requests\* {2}none/u);
    expect(home).toContain('[New ticket]');
  });

  it('a lead: the same, with nothing to do yet', async () => {
    expect(await homeOf('lee')).toMatch(/由您負責\* {2}沒有工單[^]*待辦佇列\* {2}共 2 張[^]*\[我來處理\]/u);
  });

  it.each([['max'], ['ada']])(
    '%s, who reads or sets up: the queue, without buttons that would be refused',
    async (name) => {
      const home = await homeOf(name);
      expect(home).not.toContain('Yours to do');
      expect(home).not.toContain('[Take it]');
      expect(home).toMatch(/Queue\* {2}2 tickets|Your requests/u);
    },
  );

  it('a requester: their own tickets, and nothing of the desk', async () => {
    const home = await homeOf('alice');
    expect(home).toMatch(/Your requests\* {2}2 tickets/u);
    expect(home).not.toMatch(/Queue|ava|Take it/u);
  });

  it('somebody without any ticket: how to ask', async () => {
    const home = await homeOf('mei');
    expect(home).toContain('[開立工單]');
    expect(home).toMatch(/您的工單\* {2}沒有工單/u);
    expect(numbersIn(home)).toEqual([]);
  });

  it('an admin of a desk without a queue: what is missing', async () => {
    const { queue } = await t.desk.store.reads.settings();
    await t.settings({ queue: null });
    expect(await homeOf('ada')).toContain('bellhop desk apply');
    expect(await homeOf('ava')).not.toContain('bellhop desk apply');
    await t.settings({ queue });
  });
});

describe('a Home tab that is open', () => {
  beforeEach(async () => {
    t = await openTestDesk();
    await open(1, 'alice', 'Order');
    await t.settle();
  });
  afterEach(() => t.stop());

  /** Changes each time it is drawn. */
  const drawing = async (): Promise<unknown> => (await t.person('alice').seesHome())?.['hash'];

  it('follows the tickets of whom it shows, without being opened again', async () => {
    await t.person('alice').opensHome();
    await t.person('ava').opensHome();
    await t.person('ava').types('/ticket take 1');
    await t.settle();
    expect(textOf(await t.person('ava').seesHome())).toMatch(/Yours to do\* {2}1 ticket/u);
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(textOf(await t.person('alice').seesHome())).toContain('Solved');
    expect(textOf(await t.person('ava').seesHome())).toMatch(/Yours to do\* {2}none/u);
  });

  it('is left alone where nobody has looked at it for an hour, or ever', async () => {
    await t.person('ava').types('/ticket take 1');
    await t.settle();
    expect(await drawing()).toBeUndefined();
    await t.person('alice').opensHome();
    const before = await drawing();
    t.clock.moveTo(new Date(t.clock.now().getTime() + 61 * 60_000));
    await t.person('ava').types('/ticket priority 1 urgent');
    await t.settle();
    expect(await drawing()).toBe(before);
    // control: just opened
    await t.person('alice').opensHome();
    const opened = await drawing();
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await drawing()).not.toBe(opened);
  });
});
