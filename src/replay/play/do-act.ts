import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Person } from '../../sandbox/index.js';
import type { Company } from '../company/company.js';
import type { Act } from '../plan/step.js';
import { ReplayError } from './replay-error.js';

/** A ticket of the replay, as it was last seen, and who works on it: the assignee, before that whoever opened it. */
export interface Case {
  readonly ticket: Ticket;
  readonly incident: string;
  readonly agent: Person;
}

/** Somebody at the desk does it as people do: by command where there is one, else by form. */
export async function doAct(company: Company, on: Case, act: Act): Promise<void> {
  const { ticket, agent } = on;
  const { number } = ticket;
  switch (act.do) {
    case 'escalate':
      return escalate(company, on, act);
    case 'assign':
      // giving a ticket to somebody else is a lead's right
      await company.lead.person.types(`/ticket assign ${number} @${company.somebody(act.to).handle}`);
      return;
    case 'prioritise':
      await agent.types(`/ticket priority ${number} ${act.priority}`);
      return;
    case 'categorise':
      return categorise(on, company.categoryOf(act.category));
    case 'move':
      await agent.types(`/ticket status ${number} ${act.status}`);
      return;
    case 'note':
      await agent.types(`/ticket note ${number} ${on.incident}: the log ends here`);
  }
}

async function escalate(
  company: Company,
  { ticket, agent, incident }: Case,
  { group, handOver }: Extract<Act, { do: 'escalate' }>,
): Promise<void> {
  const reason = `${incident} is for ${group}`;
  const command = `/escalate ${ticket.number} ${company.departmentOf(group)}`;
  if (!handOver) {
    // the colon tells a group called IT from a word
    await agent.types(`${command}: ${reason}`);
    return;
  }
  await agent.types(command);
  // the form asks where the ticket is with a department; solving has ended what nobody had accepted
  await submit(agent, { reason, ...(ticket.department === null ? {} : { mode: 'hand_over' }) });
}

/** There is no command for the category: ⋯ Edit on the ticket. */
async function categorise({ ticket, agent }: Case, category: string): Promise<void> {
  await agent.types(`/ticket show ${ticket.number}`);
  const card = (await agent.sees(agent.name)).at(-1);
  if (!card) throw new ReplayError(`T-${ticket.number} was not shown`);
  await agent.presses('ticket_more', card, { value: `edit:${ticket.id}` });
  await submit(agent, { category });
}

async function submit(agent: Person, values: Record<string, string>): Promise<void> {
  const answer = await agent.submits(values);
  if (!answer.ok) throw new ReplayError(`The form was refused: ${Object.values(answer.errors).join('; ')}`);
}
