import { columns, unknown, type Column } from './columns.js';
import type { Fault } from './fault.js';
import { LogError } from './log-error.js';
import { parseLogTime } from './log-time.js';
import { csvRecords, type CsvRecord } from './records.js';

/** One change of an incident, as the log has it. */
export interface LogRow {
  /** Where it stands in the file, from 1 (the header). */
  readonly line: number;
  readonly number: string;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  /** Every column that a replay reads; null: unknown. */
  readonly values: Readonly<Record<Column, string | null>>;
}

export interface Log {
  /** In file order. */
  readonly rows: readonly LogRow[];
  readonly faults: readonly Fault[];
}

/**
 * Reads an event log (data/README.md). Damaged rows are left out and reported.
 * @throws LogError where there is no log of this form, or no row of it can be read
 */
export function readLog(text: string): Log {
  const [header, ...records] = csvRecords(text);
  if (!header) throw new LogError('log_empty');
  const names = header.fields ?? [];
  const places = placesIn(names);
  const rows: LogRow[] = [];
  const faults: Fault[] = [];
  for (const record of records) {
    const read = readRow(record, places, names.length);
    if ('code' in read) faults.push(read);
    else rows.push(read);
  }
  if (rows.length === 0 && faults.length === 0) throw new LogError('log_empty');
  return { rows, faults };
}

/** Where each column stands. */
function placesIn(names: readonly string[]): ReadonlyMap<Column, number> {
  const missing = columns.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new LogError('log_columns_missing', missing);
  const twice = columns.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new LogError('log_columns_twice', twice);
  return new Map(columns.map((name) => [name, names.indexOf(name)]));
}

/** @returns the row, or why it cannot be played */
function readRow(record: CsvRecord, places: ReadonlyMap<Column, number>, width: number): LogRow | Fault {
  const { fields, line } = record;
  if (!fields) return { line, code: 'quotes', given: '' };
  if (fields.length !== width) return { line, code: 'width', given: String(fields.length), wanted: String(width) };
  const given = (name: Column): string => fields[places.get(name) ?? 0] ?? '';
  const number = given('number');
  if (known(number) === null) return { line, code: 'number', given: number };
  const openedAt = parseLogTime(given('opened_at'));
  if (!openedAt) return { line, code: 'time', given: given('opened_at'), wanted: 'opened_at' };
  const updatedAt = parseLogTime(given('sys_updated_at'));
  if (!updatedAt) return { line, code: 'time', given: given('sys_updated_at'), wanted: 'sys_updated_at' };
  const values = Object.fromEntries(columns.map((name) => [name, known(given(name))])) as LogRow['values'];
  return { line, number, openedAt, updatedAt, values };
}

function known(value: string): string | null {
  return value === '' || value === unknown ? null : value;
}
