import type { Priority, Status, Via } from '../../desk/tickets/ticket.js';

const statusOfState: Readonly<Record<string, Status>> = {
  New: 'new',
  Active: 'open',
  'Awaiting User Info': 'pending',
  Resolved: 'solved',
  Closed: 'closed',
};

/** The status that a state of the log means; null for a state that nobody knows. */
export function statusOf(state: string): Status | null {
  return statusOfState[state] ?? (/^Awaiting \S/u.test(state) ? 'on_hold' : null);
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/** `1 - Critical` … `4 - Low`: the digit decides. */
export function priorityOf(text: string): Priority | null {
  const digit = /^([1-4])(?:\s*-.*)?$/u.exec(text)?.[1];
  return digit === undefined ? null : (priorities[Number(digit) - 1] ?? null);
}

const viaOfContact: Readonly<Record<string, Via>> = {
  phone: 'phone',
  ivr: 'phone',
  email: 'email',
  'e-mail': 'email',
  chat: 'chat',
  social: 'social',
  web: 'web',
  'self service': 'web',
  'self-service': 'web',
  portal: 'web',
  'direct opening': 'slack',
};

/** How the customer came; null for a way that nobody knows. */
export function viaOf(contact: string): Via | null {
  return viaOfContact[contact.toLowerCase()] ?? null;
}
