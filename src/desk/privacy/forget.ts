import type { Desk } from '../context.js';
import { StaleError } from '../errors.js';
import { settingsChanged } from '../audit/settings-changed.js';
import { personLeft } from '../people/person-left.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import type { Erasure, Subject } from './erasure.js';

const batch = 50;

/**
 * The settings without a person: no role, no duty. A list of a role that would end empty keeps the pseudonym, because an
 * empty list of agents or admins gives the role to others.
 * @returns the very same settings where they are in no list
 */
export function withoutPerson(settings: DeskSettings, userId: string, pseudonym: string): DeskSettings {
  const { roles, departments } = settings;
  const lists = [...Object.values(roles), ...departments.map(({ onCall }) => onCall)];
  if (!lists.some((list) => list.includes(userId))) return settings;
  const without = (list: readonly string[]): string[] => list.filter((id) => id !== userId);
  const holders = (list: readonly string[]): string[] =>
    list.length === 1 && list[0] === userId ? [pseudonym] : without(list);
  return {
    ...settings,
    version: settings.version + 1,
    roles: {
      agents: holders(roles.agents),
      leads: holders(roles.leads),
      managers: holders(roles.managers),
      admins: holders(roles.admins),
    },
    departments: departments.map((each) => ({ ...each, onCall: without(each.onCall) })),
  };
}

/**
 * Forgets somebody in the desk's memory: their words, what others wrote about their tickets, and who they are. Tickets
 * and events stay under a pseudonym, so that every figure stays. A run that was cut short is taken up by the next one.
 * @param word what stands where a subject was
 */
export async function forgetPerson(
  desk: Desk,
  erasure: Erasure,
  subject: Subject,
  word: string,
): Promise<{ readonly tickets: number; readonly messages: number; readonly pseudonym: string }> {
  const pseudonym = await erasure.begin(subject);
  const { userId } = subject;
  if (userId !== null) {
    await personLeft(desk, userId, `forgotten:${pseudonym}`, pseudonym);
    await leaveLists(desk, userId, pseudonym);
  }
  let tickets = 0;
  let messages = 0;
  for (;;) {
    const ids = await erasure.ticketsOf(subject, batch);
    if (ids.length === 0) break;
    for (const id of ids) {
      const erased = await erasure.eraseTicket(id, word, { subject, pseudonym });
      tickets += erased === null ? 0 : 1;
      messages += erased ?? 0;
    }
  }
  messages += await erasure.eraseElsewhere(subject, pseudonym, word);
  await erasure.eraseQueues(subject, pseudonym);
  await erasure.finish(subject, pseudonym, { tickets, messages });
  return { tickets, messages, pseudonym };
}

async function leaveLists(desk: Desk, userId: string, pseudonym: string, attempt = 1): Promise<void> {
  try {
    await desk.store.transaction(async (tx) => {
      const before = await tx.settings();
      const after = withoutPerson(before, userId, pseudonym);
      if (after === before) return;
      await tx.saveSettings(after);
      const body = settingsChanged(before, after);
      await tx.addDeskEvent({ kind: 'terminal' }, body.type === 'settings_changed' ? { ...body, roles: [] } : body);
    });
  } catch (error) {
    if (!(error instanceof StaleError) || attempt === 5) throw error;
    await leaveLists(desk, userId, pseudonym, attempt + 1);
  }
}
