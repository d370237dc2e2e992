import type { Ticket } from '../../desk/tickets/ticket.js';
import { unnamed, type Company } from '../company/company.js';
import type { Opening } from '../plan/step.js';
import { ReplayError } from './replay-error.js';

/** Slack's limit for the subject, by the form. */
const longestSubject = 150;

/** The number as a ticket carries it: a comma would make two tags of it. */
export function tagOf(number: string): string {
  return number.replaceAll(/[,，、\s]+/gu, ' ').slice(0, longestSubject);
}

/** An agent records the incident: the shortcut, then the form. */
export async function openIncident(company: Company, opening: Opening): Promise<void> {
  const { number, openedBy, caller, priority, via, category } = opening;
  const { person } = company.somebody(openedBy ?? unnamed.agent);
  await person.uses('new_ticket');
  const answer = await person.submits({
    subject: tagOf(number),
    requester: company.somebody(caller ?? unnamed.caller).id,
    priority,
    via,
    tags: tagOf(number),
    ...(category === null ? {} : { category: company.categoryOf(category) }),
  });
  if (!answer.ok) throw new ReplayError(`${number} could not be opened: ${Object.values(answer.errors).join('; ')}`);
}

/** Whether the ticket is that incident's. */
export function isOf(ticket: Ticket | null, { number }: Pick<Opening, 'number'>): ticket is Ticket {
  return ticket?.tags[0] === tagOf(number);
}
