import type { Person } from '../people/person.js';
import type { DeskSettings } from '../settings/desk-settings.js';

export const roles = ['requester', 'agent', 'lead', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A person at the moment of an action: what they may do follows from this alone. */
export interface Viewer {
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
  /** Whether the person is in that channel now: who is in a department's channel is of the department. */
  isIn(channel: string): Promise<boolean>;
}

/**
 * The roles of a person. Everybody is a requester; a lead is an agent too. Until `roles.agents` is set, the members
 * of the queue channel are the agents; until `roles.admins` is set, the workspace's admins are the desk's.
 * Outsiders (guests, Slack Connect strangers) and bots are requesters only.
 */
export async function rolesOf(
  person: Person,
  settings: DeskSettings,
  isIn: (channel: string) => Promise<boolean>,
): Promise<ReadonlySet<Role>> {
  const held = new Set<Role>(['requester']);
  if (person.isOutsider || person.isBot || person.isDeleted) return held;
  const { agents, leads, managers, admins } = settings.roles;
  if (leads.includes(person.userId)) held.add('lead').add('agent');
  if (agents.includes(person.userId)) held.add('agent');
  if (managers.includes(person.userId)) held.add('manager');
  if (admins.length === 0 ? person.isWorkspaceAdmin : admins.includes(person.userId)) held.add('admin');
  if (agents.length === 0 && settings.queue !== null && !held.has('agent') && (await isIn(settings.queue))) {
    held.add('agent');
  }
  return held;
}

/** What people do, each with the roles that may do it to any ticket of the desk. */
const allowed = {
  open: ['requester', 'agent', 'lead', 'manager', 'admin'],
  open_for_others: ['agent'],
  view_any: ['agent', 'lead', 'manager', 'admin'],
  work: ['agent'],
  assign_others: ['lead'],
  report: ['lead', 'manager', 'admin'],
  configure: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;
export const actions = Object.keys(allowed) as Action[];

/** Whether somebody with these roles may do it. */
export function may(held: ReadonlySet<Role>, action: Action): boolean {
  return allowed[action].some((role) => held.has(role));
}
