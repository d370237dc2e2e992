import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, View } from '../../src/sandbox/index.js';
import type { Language } from '../../src/i18n/language.js';
import { translator } from '../../src/i18n/translate.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/** The people of DESIGN.md, one of each, who read that language. */
const casts = {
  en: {
    requester: 'alice',
    agent: 'ava',
    department: 'bill',
    lead: 'ben',
    manager: 'max',
    admin: 'ada',
    help: '#help',
  },
  'zh-TW': {
    requester: 'mei',
    agent: 'chen',
    department: 'hui',
    lead: 'lee',
    manager: 'lin',
    admin: 'emi',
    help: '#help-zh',
  },
} as const;

const says = {
  en: {
    ask: 'My invoice is wrong',
    more: 'It is number 4711',
    reply: 'We look into it',
    answer: 'It is 90',
    reason: 'Wrong sum',
  },
  'zh-TW': { ask: '發票金額有誤', more: '號碼是 4711', reply: '我們正在確認', answer: '金額是 90', reason: '金額不符' },
} as const;

/** Words that belong to the other language: none of them may stand in what Bellhop says. */
const foreign: Record<Language, RegExp> = {
  en: /[\u4e00-\u9fff]/u,
  'zh-TW':
    /\b(the|your|ticket|take|reply|escalate|resolve|open|solved|accept|return|answer|customer|normal|new|first|conversation|thank|department|digest|created|priority|status)\b/iu,
};

describe.each(['en', 'zh-TW'] as const)('in %s', (language) => {
  let t: TestDesk;
  const cast = casts[language];
  const said = says[language];
  const label = translator(language);
  const heard: string[] = [];
  const person = (role: Exclude<keyof typeof cast, 'help'>) => t.person(cast[role]);
  const note = (...texts: string[]): void => {
    // commands, addresses, dates and people's names are the same in every language
    const bare = texts.map((text) =>
      text.replaceAll(/`[^`]*`|<[^>]*>|https?:\S+|[A-Za-z]+\/[A-Za-z]+/gu, '').replaceAll(/:[a-z_]+:/gu, ''),
    );
    heard.push(...bare);
  };
  const posts = async (channel: string): Promise<Message[]> => {
    const all = await t.sandbox.client.botPosts(channel);
    note(...all.map(reading));
    return all.filter(({ threadTs }) => threadTs === undefined);
  };
  const shown = (view: View | null): void => {
    const texts: string[] = [];
    JSON.stringify(view, (_key, value: unknown) => {
      const { type, text } = (value ?? {}) as { type?: string; text?: unknown };
      if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') texts.push(text);
      return value;
    });
    note(...texts);
  };
  const answered = (answer: { text?: string; blocks?: object[] }): string => {
    const text = reading({ text: answer.text ?? '', blocks: (answer.blocks ?? []) as never });
    note(text);
    return text;
  };

  beforeAll(async () => {
    t = await openTestDesk({
      at: '2026-03-05T01:30:00.000Z',
      settings: ({ channel, user }) => ({
        locale: language,
        categories: [],
        roles: {
          agents: [user(cast.agent)],
          leads: [user(cast.lead)],
          managers: [user(cast.manager)],
          admins: [user(cast.admin)],
        },
        digest: {
          channels: [{ channel: channel('support-managers') }],
          at: '09:00',
          weekdays: ['thu', 'fri'],
          names: true,
        },
      }),
    });
    for (const name of ['ada', 'ben', 'max']) await t.person(name).types(`/desk language ${language}`);
    await t.sandbox.client.invite('#support-managers', cast.manager);
    await t.settle();
  });
  afterAll(() => t.stop());

  it('a requester asks, and is told that it was heard', async () => {
    const asked = await person('requester').says(cast.help, said.ask);
    await t.settle();
    const thread = await person('requester').sees(cast.help, { thread: asked });
    note(...thread.slice(1).map(reading));
    expect(reading(thread[1]!)).toContain(`[${label('button.solved_thanks')}]`);
    answered(await person('requester').types('/ticket help'));
    answered(await person('requester').types('/ticket list'));
    shown(await person('requester').opensHome());
    await person('requester').types('/ticket');
    shown(await person('requester').seesModal());
    await person('requester').closes();
  });

  it('an agent takes it, replies, asks a department', async () => {
    const agent = person('agent');
    await agent.presses(label('button.take'), (await posts('#support-queue'))[0]);
    await t.settle();
    await agent.presses(label('button.reply'), (await posts('#support-queue'))[0]);
    shown(await agent.seesModal());
    await agent.submits({ text: said.reply });
    await t.settle();
    const asked = (await t.sandbox.client.messages(cast.help)).find(({ text }) => text === said.ask)!;
    await person('requester').says(cast.help, said.more, { thread: asked });
    await t.settle();
    const card = (await posts('#support-queue'))[0]!;
    for (const item of ['assign', 'status', 'priority', 'note', 'edit'] as const) {
      await agent.presses(label(`menu.${item}`), card);
      shown(await agent.seesModal());
      await agent.closes();
    }
    await agent.presses(label('button.escalate'), card);
    shown(await agent.seesModal());
    await agent.submits({ department: 'billing', reason: said.reason });
    await t.settle();
    answered(await agent.types('/ticket help'));
    answered(await agent.types('/ticket show 1'));
    answered(await agent.types('/ticket list'));
    answered(await agent.types('/ticket status 1 x'));
    shown(await agent.opensHome());
  });

  it('the department accepts and answers in its channel', async () => {
    const member = person('department');
    await member.presses(label('button.accept'), (await posts('#billing'))[0]);
    await t.settle();
    await member.presses(label('button.return'), (await posts('#billing'))[0]);
    shown(await member.seesModal());
    await member.closes();
    await member.presses(label('button.answer'), (await posts('#billing'))[0]);
    shown(await member.seesModal());
    await member.submits({ answer: said.answer });
    await t.settle();
    await posts('#billing');
  });

  it('the agent sends the answer on and solves; the requester re-opens, the agent solves again', async () => {
    const queue = await t.sandbox.client.botPosts('#support-queue');
    const answer = queue.find((post) => reading(post).includes(`[${label('button.send_on')}]`))!;
    await person('agent').presses(label('button.edit_and_send'), answer);
    shown(await person('agent').seesModal());
    await person('agent').submits({});
    await t.settle();
    await person('agent').presses(label('button.resolve'), (await posts('#support-queue'))[0]);
    await t.settle();
    const told = (await t.sandbox.client.botPosts(cast.help)).at(-1)!;
    await person('requester').presses(label('button.reopen'), told);
    await t.settle();
    await person('agent').presses(label('button.resolve'), (await posts('#support-queue'))[0]);
    await t.settle();
    await posts(cast.help);
    expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ status: 'solved', clocks: { reopens: 1 } });
  });

  it('a lead assigns somebody else’s ticket', async () => {
    const agent = cast.agent;
    await person('requester').types('/ticket x');
    await person('requester').submits({});
    await t.settle();
    answered(await person('agent').types(`/ticket assign 2 @${cast.lead}`));
    answered(await person('lead').types(`/ticket assign 2 @${agent}`));
    await t.settle();
    expect(await person('agent').notifications()).not.toEqual([]);
  });

  it('a manager reads the digest and asks for figures', async () => {
    t.clock.moveTo(new Date('2026-03-06T01:00:00Z'));
    await t.settle();
    const [digest] = await posts('#support-managers');
    expect(reading(digest!)).toMatch(/T-2/u);
    for (const line of ['/kpi', '/kpi yesterday', '/kpi week billing', '/kpi month', '/kpi nonsense']) {
      answered(await person('manager').types(line));
    }
    await person('manager').presses(label('digest.open'), digest);
    note(...(await person('manager').sees('#support-managers')).filter(({ ephemeral }) => ephemeral).map(reading));
  });

  it('an admin sees the settings, all others a polite no', async () => {
    expect((await person('admin').types('/desk settings')).text).toContain('queue:');
    expect(answered(await person('agent').types('/desk settings'))).toBe(label('refusal.not_allowed'));
    answered(await person('agent').types('/desk nonsense'));
  });

  it('every word that Bellhop said is of that language', () => {
    expect(heard.length).toBeGreaterThan(60);
    const mine = (text: string): string =>
      language === 'en' ? text.replaceAll(/[\u4e00-\u9fff]{2,4}(?=\*| |$)/gu, '') : text;
    expect(heard.map(mine).filter((text) => foreign[language].test(text))).toEqual([]);
  });
});
