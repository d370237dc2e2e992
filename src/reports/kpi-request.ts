import { plainOf } from '../desk/messages/subject-of.js';
import type { Line, Values } from '../desk/outbox/intent.js';
import type { Department, DeskSettings } from '../desk/settings/desk-settings.js';
import { foldWord, frontDeskWords, periodOfWord, splitPeriodWord } from './kpi-words.js';
import type { NamedPeriod } from './period.js';
import type { Scope } from './scope.js';

/** What `/kpi` was asked. */
export interface KpiRequest {
  readonly period: NamedPeriod;
  readonly scope: Scope;
}

/** `fault` says what is wrong and shows the right form. */
export type KpiParse =
  { readonly ok: true; readonly request: KpiRequest } | { readonly ok: false; readonly fault: Line };

/** Slack's form of a person, where the command escapes names: `<@U123>` or `<@U123|name>`. */
const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/u;

function fault(key: Line['key'], values: Values = {}): KpiParse {
  return { ok: false, fault: { key, values } };
}

/** The department that a key or a name in any language stands for; null: the front desk; undefined: none. */
function departmentOfWord(word: string, departments: readonly Department[]): string | null | undefined {
  const wanted = foldWord(word);
  const isNamed = ({ key, name }: Department): boolean => [key, ...Object.values(name)].map(foldWord).includes(wanted);
  return departments.find(isNamed)?.key ?? (frontDeskWords.has(wanted) ? null : undefined);
}

interface Words {
  readonly periods: readonly NamedPeriod[];
  readonly agents: readonly string[];
  /** What is left, which must be a department. */
  readonly rest: string;
}

function sortWords(text: string): Words {
  const words = text.split(/\s+/u).flatMap(splitPeriodWord).filter(Boolean);
  const periods = words.flatMap((word) => periodOfWord(foldWord(word)) ?? []);
  const agents = words.flatMap((word) => mention.exec(word)?.[1] ?? []);
  const rest = words.filter((word) => !periodOfWord(foldWord(word)) && !mention.test(word)).join(' ');
  return { periods, agents, rest: plainOf(rest) };
}

/**
 * Reads `/kpi [today|yesterday|week|month] [department|@agent]`: any order, English and Chinese words, the department
 * by its key or either of its names. Nothing said is today, of the whole desk.
 */
export function parseKpiRequest(text: string, { departments }: Pick<DeskSettings, 'departments'>): KpiParse {
  // A department's whole name goes first, so that a word of it is never taken for a period.
  const wholly = departmentOfWord(plainOf(text), departments);
  if (wholly !== undefined) return { ok: true, request: { period: 'today', scope: { department: wholly } } };

  const { periods, agents, rest } = sortWords(text);
  const [period = 'today', secondPeriod] = periods;
  const [agent, secondAgent] = agents;
  if (secondPeriod !== undefined) return fault('kpi.fault.two_periods');
  if (secondAgent !== undefined) return fault('kpi.fault.two_agents');
  if (rest === '') return { ok: true, request: { period, scope: agent === undefined ? {} : { agent } } };

  const department = departmentOfWord(rest, departments);
  if (department === undefined) return unknownWord(rest, departments);
  if (agent !== undefined) return fault('kpi.fault.department_and_agent');
  return { ok: true, request: { period, scope: { department } } };
}

/** The word comes back as a text that a person wrote; departments are named by key, which every language shares. */
function unknownWord(word: string, departments: readonly Department[]): KpiParse {
  if (word.startsWith('@')) return fault('kpi.fault.agent', { word: `text:${word}` });
  const keys = departments.map(({ key }) => key).join(', ');
  return fault('kpi.fault.word', { word: `text:${word}`, departments: keys === '' ? 'word:none' : `text:${keys}` });
}
