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
 * Outsiders (guests, Slack Connect strangers), bots and those who left are requesters only, whatever the lists say; who
 * cannot be looked up has only what the lists say.
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
  const { queue } = settings;
  const byChannel = agents.length === 0 && queue !== null && person.isUnknown !== true;
  if (byChannel && !held.has('agent') && (await isIn(queue))) {
    held.add('agent');
  }
  return held;
}

/** Who may do one thing. */
interface Right {
  /** May do it to everything of the desk. */
  readonly roles: readonly Role[];
  /** So may a ticket's requester, to their own ticket. */
  readonly own?: true;
  /** So may whoever is in the department's channel now, to what was escalated to it. */
  readonly department?: true;
}

const staff = ['agent', 'lead', 'manager', 'admin'] as const;

/** What people do, each with those who may: the one table behind every command, button, form, emoji and shortcut. */
export const rights = {
  open: { roles },
  open_for_others: { roles: ['agent'] },
  /** One ticket. */
  view: { roles: staff, own: true },
  /** The lists of the desk, its cards, and the links to them. */
  view_any: { roles: staff },
  work: { roles: ['agent'] },
  resolve: { roles: ['agent'], own: true },
  reopen: { roles: ['agent'], own: true },
  assign_others: { roles: ['lead'] },
  /** Accept, return or answer an escalation. */
  respond: { roles: [], department: true },
  report: { roles: ['lead', 'manager', 'admin'] },
  /** A ticket's history. */
  audit: { roles: ['lead', 'manager', 'admin'] },
  /** The settings, the desk's own history, what could not be handled or delivered. */
  configure: { roles: ['admin'] },
} as const satisfies Record<string, Right>;

export type Action = keyof typeof rights;
export const actions = Object.keys(rights) as Action[];

/** Whether somebody with these roles may do it, to whatever of the desk. */
export function may(held: ReadonlySet<Role>, action: Action): boolean {
  const allowed: readonly Role[] = rights[action].roles;
  return allowed.some((role) => held.has(role));
}

/** Whether a ticket's requester may do it to their own ticket. */
export function mayOwn(action: Action): boolean {
  return 'own' in rights[action];
}

/** Whether somebody acts for a department: who is in its channel now, and neither from outside nor an app. */
export async function isOfDepartment(viewer: Viewer, department: { readonly channel: string }): Promise<boolean> {
  const { isOutsider, isBot, isDeleted } = viewer.person;
  return !isOutsider && !isBot && !isDeleted && (await viewer.isIn(department.channel));
}
