/** The columns of a log in these tests. */
const columns = [
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
type Values = Partial<Record<(typeof columns)[number], string>>;

const usual: Required<Values> = {
  number: 'INC1',
  incident_state: 'New',
  caller_id: 'Caller 1',
  opened_by: 'Opened by 1',
  opened_at: '29-02-2016 10:00',
  sys_updated_at: '29-02-2016 10:00',
  contact_type: 'Phone',
  category: 'Category 1',
  priority: '3 - Moderate',
  assignment_group: '?',
  assigned_to: '?',
};

/** A row of a log: what is not given is as usual. */
export function row(values: Values): string {
  return columns.map((name) => values[name] ?? usual[name]).join(',');
}

/** A log of these rows. */
export function csv(...rows: readonly string[]): string {
  return [columns.join(','), ...rows].join('\n');
}
