import { may } from '../../desk/access/roles.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import { isRequester } from '../../desk/tickets/find-ticket.js';
import { ticketOfMessage } from '../../desk/tickets/ticket-of-message.js';
import { translator } from '../../i18n/translate.js';
import { actions, button, harmless, section } from '../blocks/text.js';
import { isDecided, offerValue, type EscalateLine } from '../commands/escalate-request.js';
import { departmentsFor } from '../commands/lost-departments.js';
import { parseMention, type MentionRequest } from '../commands/ticket-grammar.js';
import { askerOf, type Answer, type Asker, type Edge } from '../edge.js';
import { readable } from '../incoming.js';
import { perform } from '../perform.js';
import { failureOfEvent } from '../refuse.js';
import { tellPerson } from '../tell-person.js';
import type { Ticket } from '../../desk/tickets/ticket.js';

/** What follows the mention, where the line begins with it; null for ordinary talk that only names Bellhop. */
export function commandAfterMention(text: string, botUserId: string): string | null {
  const match = new RegExp(`^\\s*<@${botUserId}(?:\\|[^>]*)?>\\s*`, 'u').exec(text);
  return match ? text.slice(match[0].length) : null;
}

export interface Mention {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly command: string;
}

/**
 * Whether the line is for people: it begins with no verb of theirs, and stands where such a line without the mention
 * would be read. Then it is an ordinary message.
 */
export async function isForPeople(edge: Edge, mention: Mention): Promise<boolean> {
  const { reads } = edge.desk.store;
  const settings = await reads.settings();
  const { viewer } = await askerOf(edge, mention.user);
  if (!isTalk(parseMention(mention.command, settings), viewer.roles)) return false;
  const { channel, threadTs } = mention;
  if (channel.startsWith('D')) return true;
  if (threadTs === undefined)
    return !viewer.roles.has('agent') && settings.intake.some((each) => each.channel === channel);
  const ticket = await ticketOfMessage(reads, { channel, ts: threadTs });
  return ticket !== null && isRequester(ticket, viewer) && standsIn(ticket, channel);
}

/** No verb; or from somebody who is no agent a verb that takes a text, or one that does not fit its grammar. */
function isTalk(request: MentionRequest, roles: Asker['viewer']['roles']): boolean {
  if (request.verb === 'words') return true;
  if (may(roles, 'work')) return false;
  if (request.verb === 'wrong') return request.problem !== 'problem.list_here';
  return ['note', 'reply', 'escalate'].includes(request.verb);
}

/** Whether the ticket's conversation, which its customer reads, is in that channel. */
function standsIn({ conversation }: Ticket, channel: string): boolean {
  return conversation.kind === 'thread' && conversation.channel === channel;
}

/** `@bellhop take` and the like, in a ticket's thread. The answer is for the person's eyes only. */
export async function runMention(edge: Edge, mention: Mention): Promise<void> {
  const { user, channel, ts, threadTs } = mention;
  const asker = await askerOf(edge, user);
  if (asker.viewer.person.isBot) return;
  const answer = await answerTo(edge, asker, mention).catch(async (error: unknown) => {
    const failure = await failureOfEvent(edge, error, asker);
    return failure.kind === 'say' ? { text: failure.text } : null;
  });
  if (answer) await tellPerson(edge, channel, user, answer);
  edge.logger.debug({ channel, ts, threadTs }, 'A mention was handled');
}

async function answerTo(edge: Edge, asker: Asker, mention: Mention): Promise<Answer> {
  const { channel, ts, threadTs } = mention;
  const { reads } = edge.desk.store;
  const settings = await reads.settings();
  const departments = await departmentsFor(reads, settings, mention.command);
  const request = parseMention(mention.command, { ...settings, departments });
  const ticket = threadTs === undefined ? null : await ticketOfMessage(reads, { channel, ts: threadTs });
  if (request.verb === 'escalate' && may(asker.viewer.roles, 'work')) {
    const about = request.number === null ? ticket : await reads.ticketByNumber(request.number);
    if (about && !isDecided(request, about, settings)) {
      return escalateOffer(about, asker, { ...request, reason: plainOf(await readable(edge, request.reason)) });
    }
  }
  if (request.verb === 'words') return notPassedOn(request.first, asker);
  const answer = await perform(edge, asker, request, `message:${channel}:${ts}`, ticket);
  if (request.verb !== 'note') return answer;
  const noted = request.number === null ? ticket : await reads.ticketByNumber(request.number);
  const underCard = threadTs !== undefined && (await reads.postAt(channel, threadTs))?.kind === 'card';
  if (!noted || underCard || !standsIn(noted, channel)) return answer;
  return { text: `${answer.text}\n${translator(asker.language)('mention.note_visible')}` };
}

function notPassedOn(input: string, { language }: Asker): Answer {
  const t = translator(language);
  return { text: t('mention.not_passed_on', { input: harmless(input), usage: t('usage.mention') }) };
}

/** A mention or emoji cannot open a form: it gets a button that can, with what was typed. */
export function escalateOffer(ticket: Ticket, asker: Pick<Asker, 'language'>, typed?: EscalateLine): Answer {
  const t = translator(asker.language);
  const text = t('notice.escalate', { number: ticket.number });
  const choose = button(t('button.choose_department'), 'escalate_form', offerValue(ticket.id, typed), {
    style: 'primary',
  });
  return { text, blocks: [section(text), actions('notice_actions', [choose])] };
}
