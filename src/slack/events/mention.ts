import { may } from '../../desk/access/roles.js';
import { ticketOfMessage } from '../../desk/tickets/ticket-of-message.js';
import { translator } from '../../i18n/translate.js';
import { actions, button, section } from '../blocks/text.js';
import { parseMention } from '../commands/ticket-grammar.js';
import { askerOf, type Answer, type Asker, type Edge } from '../edge.js';
import { perform } from '../perform.js';
import { failureOf } from '../refuse.js';
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

/** `@bellhop take` and the like, in a ticket's thread. The answer is for the person's eyes only. */
export async function runMention(edge: Edge, mention: Mention): Promise<void> {
  const { user, channel, ts, threadTs } = mention;
  const asker = await askerOf(edge, user);
  if (asker.viewer.person.isBot) return;
  const answer = await answerTo(edge, asker, mention).catch(async (error: unknown) => {
    const failure = await failureOf(edge, error, asker);
    return failure.kind === 'say' ? { text: failure.text } : null;
  });
  if (answer) await tellPerson(edge, channel, user, answer);
  edge.logger.debug({ channel, ts, threadTs }, 'A mention was handled');
}

async function answerTo(edge: Edge, asker: Asker, mention: Mention): Promise<Answer> {
  const { channel, ts, threadTs } = mention;
  const { reads } = edge.desk.store;
  const request = parseMention(mention.command, await reads.settings());
  const ticket = threadTs === undefined ? null : await ticketOfMessage(reads, { channel, ts: threadTs });
  if (request.verb === 'escalate' && request.department === null && may(asker.viewer.roles, 'work')) {
    const about = request.number === null ? ticket : await reads.ticketByNumber(request.number);
    if (about) return escalateOffer(about, asker);
  }
  if (request.verb === 'open') return perform(edge, asker, { verb: 'help' }, '');
  return perform(edge, asker, request, `message:${channel}:${ts}`, ticket);
}

/** A mention or emoji cannot open a form: it gets a button that can. */
export function escalateOffer(ticket: Ticket, asker: Pick<Asker, 'language'>): Answer {
  const t = translator(asker.language);
  const text = t('notice.escalate', { number: ticket.number });
  const choose = button(t('button.choose_department'), 'escalate_form', ticket.id, { style: 'primary' });
  return { text, blocks: [section(text), actions('notice_actions', [choose])] };
}
