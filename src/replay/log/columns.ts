/** The columns that a replay reads; a log of this form has them all, in any order, among others. */
export const columns = [
  'number',
  'incident_state',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_updated_at',
  'contact_type',
  'category',
  'priority',
  'assignment_group',
  'assigned_to',
] as const;
export type Column = (typeof columns)[number];

/** How the log writes what it does not know. */
export const unknown = '?';
