import { isActive } from '../../desk/escalations/escalation.js';
import type { Outgoing, Post } from '../../desk/outbox/intent.js';
import { pingable } from '../../desk/privacy/pseudonym.js';
import { answerCard, escalationCard, movedCard } from '../../slack/blocks/escalation-card.js';
import { permalink } from '../../slack/blocks/links.js';
import { departmentName } from '../../slack/blocks/words.js';
import { departmentLanguage, queueLanguage, type Renderer, type SentAt } from '../render-context.js';
import { cardPlace } from '../ticket-places.js';

/** A user group's id begins with S; its members are pinged together. */
function mentionOf(id: string): string {
  return id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`;
}

function cardLeft(escalationId: string, { channel, ts }: Post, { channel: to, ts: at }: SentAt): Outgoing {
  const now = { channel: to, ts: at };
  return { intent: { kind: 'escalation_left', escalationId, channel, ts, now }, lane: channel, coalesce: null };
}

/** The escalation's card in the department's channel; the first post pings who is on call, edits ping nobody. */
export const escalationCardIntent: Renderer<'escalation_card'> = async ({ escalationId, moves }, context) => {
  const { reads, settings, people } = context;
  const escalation = await reads.escalation(escalationId);
  const ticket = escalation && (await reads.ticket(escalation.ticketId));
  const department = settings.departments.find(({ key }) => key === escalation?.department);
  const known = await reads.postOf('escalation', { escalationId });
  const leaves =
    moves === true && escalation && isActive(escalation.state) && department && known?.channel !== department.channel;
  const posted = leaves ? null : known;
  // of a department that is gone, the card that stands is kept true
  if (!ticket || !(department ?? posted)) return null;
  const nameOf = async (userId: string | null | undefined): Promise<string | null> =>
    userId === null || userId === undefined ? null : people.name(userId);
  const language = departmentLanguage(settings, escalation.department);
  const content = escalationCard({
    escalation,
    ticket,
    language,
    departmentName: departmentName(settings, escalation.department, language),
    openedByName: await nameOf(escalation.openedBy),
    acceptedByName: await nameOf(escalation.acceptedBy),
    endedByName: await nameOf(escalation.endedBy),
    onCall: (department?.onCall ?? []).filter((id) => id !== escalation.openedBy).map(mentionOf),
  });
  return {
    call: posted
      ? { method: 'update', channel: posted.channel, ts: posted.ts, ...content }
      : { method: 'post', channel: department?.channel ?? '', ...content },
    post: { kind: 'escalation', ticketId: ticket.id, escalationId },
    ...(leaves && known && { after: (now) => ({ next: [cardLeft(escalationId, known, now)] }) }),
  };
};

/** The card in the channel that the department has left. */
export const escalationLeft: Renderer<'escalation_left'> = async ({ escalationId, channel, ts, now }, context) => {
  const { reads, settings, workspaceUrl } = context;
  const escalation = await reads.escalation(escalationId);
  if (!escalation) return null;
  const language = departmentLanguage(settings, escalation.department);
  const name = departmentName(settings, escalation.department, language);
  const url = permalink(workspaceUrl, now.channel, now.ts);
  return { call: { method: 'update', channel, ts, ...movedCard(escalation, name, now.channel, url, language) } };
};

/** The department's answer in the thread of the ticket's card. */
export const escalationAnswer: Renderer<'escalation_answer'> = async ({ escalationId }, context) => {
  const { reads, settings, people } = context;
  const escalation = await reads.escalation(escalationId);
  const answer = escalation?.answerMessageId === undefined ? null : await reads.message(escalation.answerMessageId);
  const ticket = escalation && (await reads.ticket(escalation.ticketId));
  if (!answer || !ticket) return null;
  const language = queueLanguage(settings);
  const author = answer.author.kind === 'slack' ? answer.author.userId : null;
  const agent = ticket.assignee ?? escalation.openedBy;
  const isErased = answer.text === '';
  const content = answerCard({
    escalation,
    language,
    departmentName: departmentName(settings, escalation.department, language),
    authorName: author === null ? '' : await people.name(author),
    text: isErased ? null : answer.text,
    mention: agent === author ? null : pingable(agent),
  });
  const posted = await reads.postOf('escalation_answer', { escalationId });
  if (posted) return { call: { method: 'update', channel: posted.channel, ts: posted.ts, ...content } };
  if (isErased) return null;
  const place = await cardPlace(ticket.id, context);
  if (!place) return null;
  return {
    call: { method: 'post', channel: place.channel, threadTs: place.threadTs, ...content },
    post: { kind: 'escalation_answer', ticketId: ticket.id, escalationId },
  };
};
