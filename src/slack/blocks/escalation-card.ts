import type { KnownBlock } from '@slack/types';
import { isActive, type Escalation } from '../../desk/escalations/escalation.js';
import { ticketName, type Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { ago, ticketLink } from './links.js';
import { actions, button, clipMrkdwn, context, harmless, quote, safe, section } from './text.js';
import { priorityMark } from './words.js';

export interface EscalationView {
  readonly escalation: Escalation;
  readonly ticket: Ticket;
  readonly language: Language;
  readonly departmentName: string;
  readonly openedByName: string | null;
  readonly acceptedByName: string | null;
  readonly endedByName: string | null;
  /** Mentions of the people on call, pinged by the first post only. */
  readonly onCall: readonly string[];
}

const descriptionLength = 600;

/** An escalation for its department: what is asked, what the customer said, and Accept, Return, Answer. */
export function escalationCard(view: EscalationView): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { escalation, ticket } = view;
  const urgency = `${priorityMark[escalation.urgency]} *${t(`urgency.${escalation.urgency}`)}*`;
  const title = t('escalation.title', { urgency, ticket: ticketName(ticket), subject: safe(ticket.subject) });
  const asked = [
    escalation.reason === '' ? null : t('escalation.reason', { text: harmless(escalation.reason) }),
    escalation.question === '' ? null : t('escalation.question', { text: harmless(escalation.question) }),
  ].filter((each) => each !== null);
  const description =
    ticket.description === ''
      ? []
      : [
          section(
            t('escalation.description', { text: quote(clipMrkdwn(harmless(ticket.description), descriptionLength)) }),
          ),
        ];
  const onCall = view.onCall.length === 0 ? [] : [t('escalation.on_call', { people: view.onCall.join(' ') })];
  const blocks: KnownBlock[] = [
    section(`${title}\n${from(view, t)}`),
    ...asked.map(section),
    ...description,
    context(state(view, t), ...onCall, ...(isActive(escalation.state) ? [t('escalation.how')] : [])),
  ];
  if (isActive(escalation.state)) blocks.push(buttons(escalation, t));
  return { text: `${ticketName(ticket)} ${safe(ticket.subject)}`, blocks };
}

/** What is left of a card whose department is in another channel now: no words of anybody, and nothing to press. */
export function movedCard(
  { ticketNumber }: Escalation,
  departmentName: string,
  channel: string,
  url: string,
  language: Language,
): { text: string; blocks: KnownBlock[] } {
  const ticket = ticketLink({ number: ticketNumber }, url);
  const text = translator(language)('escalation.moved', { ticket, department: safe(departmentName), channel });
  return { text, blocks: [section(text)] };
}

function from(view: EscalationView, t: Translate): string {
  const department = safe(view.departmentName);
  return view.openedByName === null || view.escalation.byRule
    ? t('escalation.from_rule', { department, category: safe(view.ticket.category ?? '') })
    : t('escalation.from', { name: safe(view.openedByName), department });
}

function state(view: EscalationView, t: Translate): string {
  const { escalation } = view;
  const name = safe(view.endedByName ?? '');
  switch (escalation.state) {
    case 'waiting':
      return t('escalation.state_waiting');
    case 'accepted':
      return t('escalation.state_accepted', {
        name: safe(view.acceptedByName ?? ''),
        ago: ago(escalation.acceptedAt ?? escalation.openedAt),
      });
    case 'returned':
      return t('escalation.state_returned', { name, reason: safe(escalation.returnReason ?? t('word.erased')) });
    case 'answered':
      return t('escalation.state_answered', { name });
    case 'cancelled':
      return t(escalation.handedOver ? 'escalation.state_handed_over' : 'escalation.state_cancelled');
  }
}

function buttons(escalation: Escalation, t: Translate): KnownBlock {
  const { id } = escalation;
  const accept =
    escalation.state === 'waiting' ? [button(t('button.accept'), 'escalation_accept', id, { style: 'primary' })] : [];
  return actions('escalation_actions', [
    ...accept,
    button(t('button.answer'), 'escalation_answer', id, escalation.state === 'accepted' ? { style: 'primary' } : {}),
    button(t('button.return'), 'escalation_return', id),
  ]);
}

/** A department's answer in the card's thread: the agent may send it on as it is, or edited. */
export function answerCard(view: {
  readonly escalation: Escalation;
  readonly language: Language;
  readonly departmentName: string;
  readonly authorName: string;
  /** Null: it was erased, and there is nothing to send on. */
  readonly text: string | null;
  readonly mention: string | null;
}): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { id, answerPassedOnAt } = view.escalation;
  const title = t('answer.title', { department: safe(view.departmentName), name: safe(view.authorName) });
  const words = view.text === null ? `_${t('copy.erased')}_` : clipMrkdwn(harmless(view.text), 2500);
  const body = section(`${title}\n${quote(words)}`);
  if (answerPassedOnAt) return { text: title, blocks: [body, context(t('answer.sent_on'))] };
  if (view.text === null) return { text: title, blocks: [body] };
  const ping = view.mention === null ? [] : [context(t('answer.for', { mention: `<@${view.mention}>` }))];
  const confirm = {
    title: { type: 'plain_text', text: t('confirm.send_on_title') },
    text: { type: 'plain_text', text: t('confirm.send_on_text') },
    confirm: { type: 'plain_text', text: t('confirm.send') },
    deny: { type: 'plain_text', text: t('confirm.cancel') },
  } as const;
  return {
    text: title,
    blocks: [
      body,
      ...ping,
      actions('answer_actions', [
        button(t('button.send_on'), 'answer_send', id, { style: 'primary', confirm }),
        button(t('button.edit_and_send'), 'answer_edit', id),
      ]),
    ],
  };
}
