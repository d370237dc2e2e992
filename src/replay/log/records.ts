import { parse } from 'csv-parse/sync';

/** One record of a CSV text; `fields` is null where its quotes do not match. `line`: where it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[] | null;
}

/** A field of an event log spans a few lines at most: a quote that stays open longer is a slip. */
const longestRecord = 10;

/**
 * The records of a CSV text (RFC 4180; any line ends; a BOM and blank lines are skipped; fields are trimmed). Each is
 * parsed by itself, so that a stray quote costs its own line and not the rest of the file.
 */
export function* csvRecords(text: string): Generator<CsvRecord, undefined> {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const whole = isOpen(line) ? severalLines(lines, at) : null;
    yield { line: at + 1, fields: whole ? whole.fields : fieldsOf(line) };
    if (whole) at += whole.more;
  }
}

/** The record that begins there and ends on a later line; null where none does. */
function severalLines(lines: readonly string[], at: number): { fields: readonly string[]; more: number } | null {
  for (let more = 1; more < longestRecord && at + more < lines.length; more += 1) {
    const text = lines.slice(at, at + more + 1).join('\n');
    const fields = isOpen(text) ? null : fieldsOf(text);
    if (fields) return { fields, more };
  }
  return null;
}

/** Whether a quoted field has not ended yet. */
function isOpen(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

function fieldsOf(text: string): readonly string[] | null {
  if (!text.includes('"')) return text.split(',').map((field) => field.trim());
  try {
    return parse(text, { relax_column_count: true, trim: true })[0] ?? null;
  } catch {
    return null;
  }
}
