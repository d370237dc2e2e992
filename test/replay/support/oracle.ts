/**
 * What a replay must come to, straight from the CSV. Written apart from `src/replay`, by other means (no import from it,
 * a state machine over characters, integer minutes, counting by day), so that both are not wrong in the same way.
 */
export interface Expected {
  incidents: number;
  tickets: number;
  handovers: number;
  reopened: number;
  byStatus: Record<string, number>;
  firstSolve: { n: number; medianMinutes: number | null; p90Minutes: number | null };
  lastSolve: { n: number; medianMinutes: number | null; p90Minutes: number | null };
  created: Record<string, number>;
  solved: Record<string, number>;
  backlog: Record<string, number>;
  statusMinutes: Record<string, number>;
}

const DAY = 1440;
const names = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];

/** Fields of a line without line breaks in quotes. */
function split(line: string): string[] | null {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const c = line.charAt(i);
    if (quoted) {
      if (c !== '"') field += c;
      else if (line[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') {
      if (field !== '') return null;
      quoted = true;
    } else if (c === ',') {
      fields.push(field.trim());
      field = '';
    } else field += c;
  }
  return quoted ? null : [...fields, field.trim()];
}

/** Minutes since 1970, or NaN. */
function minuteOf(text: string): number {
  const digits = /^(..)-(..)-(....) (..):(..)$/.exec(text)?.slice(1);
  if (!digits || digits.some((each) => /\D/.test(each))) return NaN;
  const [d, m, y, h, min] = digits as [string, string, string, string, string];
  const iso = `${y}-${m}-${d}T${h}:${min}:00Z`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 16) !== iso.slice(0, 16) ? NaN : time / 60000;
}

function statusFor(state: string): string | undefined {
  if (state === 'Awaiting User Info') return 'pending';
  if (state.startsWith('Awaiting ')) return 'on_hold';
  return { New: 'new', Active: 'open', Resolved: 'solved', Closed: 'closed' }[state];
}

function quantile(values: number[], tenths: number): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const position = (values.length - 1) * tenths;
  const low = values[Math.trunc(position / 10)]!;
  const high = values[Math.trunc((position + 9) / 10)]!;
  // a tenth of whole minutes, exactly
  return Math.round(low * 10 + (high - low) * (position % 10)) / 10;
}

const isSolved = (status: string): boolean => status === 'solved' || status === 'closed';
const dayName = (day: number): string => new Date(day * DAY * 60000).toISOString().slice(0, 10);

export function oracle(csv: string): Expected {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = split(lines.shift() ?? '') ?? [];
  const histories: Record<string, { row: Record<string, string>; opened: number; updated: number }[]> = {};
  for (const line of lines) {
    const fields = split(line);
    if (line.trim() === '' || fields?.length !== header.length) continue;
    const row = Object.fromEntries(header.map((name, i) => [name, fields[i]!]));
    const [opened, updated] = [minuteOf(row['opened_at']!), minuteOf(row['sys_updated_at']!)];
    const number = row['number']!;
    if (number === '' || number === '?' || Number.isNaN(opened) || Number.isNaN(updated)) continue;
    (histories[number] ??= []).push({ row, opened, updated });
  }

  const out: Expected = {
    incidents: Object.keys(histories).length,
    tickets: Object.keys(histories).length,
    handovers: 0,
    reopened: 0,
    byStatus: Object.fromEntries(names.map((name) => [name, 0])),
    firstSolve: { n: 0, medianMinutes: null, p90Minutes: null },
    lastSolve: { n: 0, medianMinutes: null, p90Minutes: null },
    created: {},
    solved: {},
    backlog: {},
    statusMinutes: Object.fromEntries(names.map((name) => [name, 0])),
  };
  const firsts: number[] = [];
  const lasts: number[] = [];
  const opens: number[] = [];
  const solves: number[] = [];
  const reopens: number[] = [];
  let end = -Infinity;
  for (const rows of Object.values(histories)) {
    const start = rows[0]!.opened;
    let time = start;
    let status = 'new';
    let group = '?';
    const own: number[] = [];
    let again = 0;
    opens.push(start);
    for (const { row, updated } of rows) {
      const at = Math.max(time, updated);
      out.statusMinutes[status]! += at - time;
      time = at;
      const next = row['assignment_group']!;
      if (next !== '?' && next !== '' && next !== group) {
        if (group !== '?') out.handovers += 1;
        group = next;
      }
      const after = statusFor(row['incident_state']!) ?? status;
      if (!isSolved(status) && isSolved(after)) own.push(at);
      if (isSolved(status) && !isSolved(after)) {
        again += 1;
        reopens.push(at);
      }
      status = after;
    }
    end = Math.max(end, time);
    out.byStatus[status]! += 1;
    if (again > 0) out.reopened += 1;
    solves.push(...own);
    if (own.length > 0) {
      firsts.push(own[0]! - start);
      lasts.push(own[own.length - 1]! - start);
    }
  }
  out.firstSolve = { n: firsts.length, medianMinutes: quantile(firsts, 5), p90Minutes: quantile(firsts, 9) };
  out.lastSolve = { n: lasts.length, medianMinutes: quantile(lasts, 5), p90Minutes: quantile(lasts, 9) };
  for (let day = Math.floor(Math.min(...opens) / DAY); day * DAY <= end; day += 1) {
    const on = (at: number): boolean => Math.floor(at / DAY) === day;
    const before = (at: number): boolean => at < (day + 1) * DAY;
    out.created[dayName(day)] = opens.filter(on).length;
    out.solved[dayName(day)] = solves.filter(on).length;
    out.backlog[dayName(day)] =
      opens.filter(before).length - solves.filter(before).length + reopens.filter(before).length;
  }
  return out;
}
