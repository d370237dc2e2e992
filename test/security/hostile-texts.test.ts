import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Escalation } from '../../src/desk/escalations/escalation.js';
import type { Message } from '../../src/desk/messages/message.js';
import { escapeText, plainOf, subjectOf } from '../../src/desk/messages/subject-of.js';
import { defaultSettings } from '../../src/desk/settings/desk-settings.js';
import type { Ticket } from '../../src/desk/tickets/ticket.js';
import { languages } from '../../src/i18n/language.js';
import { auditList } from '../../src/slack/blocks/audit.js';
import { cardText, ticketCard } from '../../src/slack/blocks/card.js';
import { answerCard, escalationCard } from '../../src/slack/blocks/escalation-card.js';
import { kpiMessage } from '../../src/slack/blocks/kpi.js';
import { messageCopy } from '../../src/slack/blocks/message-copy.js';
import { newTickets } from '../../src/slack/blocks/new-tickets.js';
import { confirmation, solvedNotice } from '../../src/slack/blocks/requester.js';
import { ticketList } from '../../src/slack/blocks/ticket-list.js';
import { sayLine } from '../../src/slack/blocks/words.js';
import { ticketForm } from '../../src/slack/views/ticket-form.js';
import { answerForm, passOnForm, replyForm } from '../../src/slack/views/work-forms.js';
import { sampleReport } from '../reports/sample-report.js';

const at = new Date('2026-03-02T01:00:00Z');

/** What somebody may have typed into a name, a subject or a text, as plain text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<!channel>', '<!here|here>', '<!everyone>', '<@U0VICTIM>', '<@U0VICTIM|tom>', '<!subteam^S0GROUP>'],
        ...['<!subteam^S0GROUP|@all>', '<#C0SECRET|queue>', '<https://evil.example|click>', '&lt;!channel&gt;'],
        ...['<', '>', '&', '|', '!channel', '<!', '@channel', '```', '*', '\n', '> ', '{who}', '<!date^1^{ago}|x>'],
        ...['&amp;lt;!channel&amp;gt;', '<<!channel>>', '<!channel', '\u202e', '\u0000', '張'],
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** A text as Slack sends it: what was typed is escaped, real mentions are not. */
const mrkdwnText = fc
  .tuple(
    hostile,
    fc.constantFrom('', '<!channel>', '<@U0VICTIM>', '<@U0VICTIM|tom>', '<!subteam^S0GROUP|@all>', '<!here>'),
  )
  // some so long that cards cut them, at any place
  .chain(([typed, mention]) =>
    fc
      .integer({ min: 0, max: 2600 })
      .map((pad) => `${escapeText(typed)}${'x'.repeat(pad % 3 === 0 ? pad : 0)}${mention}${escapeText(typed)}`),
  );

/** Every string that Slack reads as mrkdwn: of text objects, and the message's own text. */
function mrkdwnIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const each of value) mrkdwnIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    const { type, text } = value as { type?: unknown; text?: unknown };
    if (typeof text === 'string' && type !== 'plain_text') found.push(text);
    for (const each of Object.values(value)) mrkdwnIn(each, found);
  }
  return found;
}

/** What would ping somebody, or lead somewhere that nobody of the desk wrote. */
function dangers(drawn: unknown, allowed: readonly string[] = []): string[] {
  return mrkdwnIn(drawn).flatMap((text) =>
    [...text.matchAll(/<[!@](?!date\^)[^<>]*>?|<https?:\/\/evil[^<>]*>?/gu)]
      .map(([match]) => match)
      .filter((match) => !allowed.includes(match)),
  );
}

function ticketOf(text: string, body: string): Ticket {
  return {
    id: 't',
    teamId: 'T',
    number: 1,
    version: 1,
    subject: text,
    description: body,
    type: null,
    category: text,
    tags: [text, text],
    priority: 'normal',
    status: 'open',
    requester: { kind: 'contact', name: text, phone: text, email: text },
    via: 'phone',
    assignee: 'U0AGENT',
    department: 'x',
    openedBy: 'U0AGENT',
    openedByAgent: true,
    conversation: { kind: 'none' },
    source: null,
    links: [],
    clocks: { statusSince: at, reopens: 0, publicReplies: 0, waitingSince: at },
    createdAt: at,
    updatedAt: at,
    eventCount: 1,
  };
}

function escalationOf(text: string, body: string, state: Escalation['state']): Escalation {
  return {
    id: 'e',
    teamId: 'T',
    ticketId: 't',
    ticketNumber: 1,
    version: 1,
    department: text,
    tier: 1,
    state,
    reason: body,
    urgency: 'high',
    question: body,
    openedBy: 'U0AGENT',
    byRule: false,
    openedAt: at,
    returnReason: text,
    handedOver: false,
    handOverFrom: null,
  };
}

const settings = (text: string) => ({
  ...defaultSettings('T', 'en', 'UTC'),
  categories: [text],
  departments: [
    { key: 'x', name: { en: text, 'zh-TW': text }, channel: 'C', onCall: [], categories: [], escalateAtOnce: false },
  ],
});

describe.each(languages)('whatever people write, in %s', (language) => {
  it('pings nobody and hides no link, wherever it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, mrkdwnText, async (text, body) => {
        const ticket = ticketOf(text, body);
        const escalated = (['waiting', 'accepted', 'returned', 'answered'] as const).map((state) => ({
          escalation: escalationOf(text, body, state),
          departmentName: text,
        }));
        const card = {
          ticket,
          language,
          requesterName: text,
          assigneeName: text,
          departmentName: text,
          earlierTickets: 1,
          conversationUrl: null,
          cardUrl: null,
          escalations: escalated,
        };
        const message: Message = {
          id: 'm',
          teamId: 'T',
          ticketId: 't',
          role: 'customer',
          author: { kind: 'contact' },
          text: body,
          files: [{ id: 'F', name: text, url: 'https://files.example/x' }],
          at,
          source: null,
          escalationId: null,
          copies: [],
          fileCopies: [],
        };
        const name = (): Promise<string> => Promise.resolve(text);
        const page = { tickets: [ticket], total: 1, page: 1, pages: 1 };
        const of = () => ({ assignee: text, url: null });
        const event = { at, actor: { kind: 'user', userId: 'U' } } as const;
        const bodies = [
          { type: 'category_changed', before: text, after: text },
          { type: 'assigned', before: 'U', after: 'U' },
          {
            type: 'escalation_changed',
            escalationId: 'e',
            department: text,
            before: null,
            after: 'waiting',
            handedOver: false,
          },
        ] as const;
        const events = bodies.map((each, n) => ({
          ...event,
          teamId: 'T',
          ticketId: 't',
          ticketNumber: 1,
          seq: n,
          body: each,
        }));
        const report = sampleReport();
        const drawn = [
          { text: cardText(card), blocks: ticketCard(card) },
          ...escalated.map(({ escalation }) =>
            escalationCard({
              escalation,
              ticket,
              language,
              departmentName: text,
              openedByName: text,
              acceptedByName: text,
              endedByName: text,
              onCall: [],
            }),
          ),
          answerCard({
            escalation: escalationOf(text, body, 'answered'),
            language,
            departmentName: text,
            authorName: text,
            text: body,
            mention: null,
          }),
          ...(['customer', 'agents', 'department'] as const).flatMap((readers) =>
            (['customer', 'reply', 'note'] as const).map((role) =>
              messageCopy({
                message: { ...message, role },
                language,
                authorName: text,
                byRequester: true,
                departmentName: text,
                readers,
                filesFollow: false,
                mention: null,
              }),
            ),
          ),
          newTickets([{ ticket, requesterName: text, url: null }], language),
          confirmation(ticket, language),
          confirmation({ ...ticket, status: 'solved' }, language),
          solvedNotice({ ...ticket, status: 'solved' }, language),
          ticketList({ title: 'x', page, language, forRequester: false, of, pageValue: String }),
          auditList({
            title: 'x',
            page: { events, total: 1, page: 1, pages: 1 },
            language,
            names: { person: () => text, department: () => text },
            pageValue: String,
          }),
          kpiMessage({
            report: {
              ...report,
              needs: report.needs.map((need) => ({ ...need, ticket: { ...need.ticket, subject: text } })),
            },
            language,
            now: at,
            departmentName: () => text,
            agentName: () => text,
            ticketUrl: () => null,
          }),
          ticketForm({
            language,
            settings: settings(text),
            asAgent: true,
            subject: text,
            description: plainOf(body),
            origin: { files: [{ id: 'F', name: text }], author: 'U' },
          }),
          replyForm(ticket, language),
          answerForm(escalationOf(text, body, 'waiting'), language),
          passOnForm(escalationOf(text, body, 'answered'), body, language),
          {
            text: await sayLine(
              'line.escalation_returned',
              { who: 'person:U', department: 'department:x', reason: `text:${text}` },
              { language, settings: settings(text), name },
            ),
          },
        ];
        for (const each of drawn) expect(dangers(each)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('and a subject made of it stays plain text', () => {
    fc.assert(
      fc.property(mrkdwnText, (body) => {
        expect(dangers({ text: escapeText(subjectOf(body)) })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it('the check itself finds what is not escaped', () => {
  expect(dangers({ text: 'hi <!channel> <@U1> <https://evil.example|x>' })).toHaveLength(3);
  expect(dangers({ blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '<!here' } }] })).toHaveLength(1);
});
