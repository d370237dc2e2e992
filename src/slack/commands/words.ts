import { priorities, statuses, type Priority, type Status } from '../../desk/tickets/ticket.js';
import { languages } from '../../i18n/language.js';
import { translate } from '../../i18n/translate.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';

/** What can be asked of a ticket, with the words for it in both languages. */
export const verbs = {
  list: ['list', 'ls', '清單', '列表'],
  show: ['show', 'view', '查看', '檢視'],
  take: ['take', 'claim', '處理', '接手'],
  assign: ['assign', '指派'],
  status: ['status', '狀態'],
  priority: ['priority', 'prio', '優先', '優先順序'],
  note: ['note', '備註', '內部備註'],
  reply: ['reply', '回覆'],
  resolve: ['resolve', 'solve', 'solved', '解決', '已解決'],
  reopen: ['reopen', 're-open', '重開', '重新開啟'],
  escalate: ['escalate', '協助', '請部門協助', '升級'],
  help: ['help', '說明', '幫助'],
} as const;
export type Verb = keyof typeof verbs;

/** The verb that a word means, in either language. */
export function verbOf(word: string): Verb | null {
  const lower = word.toLowerCase();
  const found = Object.entries(verbs).find(([, words]) => (words as readonly string[]).includes(lower));
  return found ? (found[0] as Verb) : null;
}

/** A ticket's number as people write it: `12`, `#12`, `T-12`, `t12`. */
export function numberOf(word: string | undefined): number | null {
  const match = /^(?:#|t-?)?(\d{1,9})$/iu.exec(word ?? '');
  return match ? Number(match[1]) : null;
}

function named<T extends string>(word: string, values: readonly T[], key: 'status' | 'priority'): T | null {
  const wanted = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
  return (
    values.find(
      (value) =>
        value === wanted ||
        languages.some((language) => {
          const say = translate as (language: string, key: string) => string;
          return say(language, `${key}.${value}`).toLowerCase().replaceAll(/\s+/gu, '_') === wanted;
        }),
    ) ?? null
  );
}

const otherStatusNames: Readonly<Record<string, Status>> = {
  hold: 'on_hold',
  onhold: 'on_hold',
  resolved: 'solved',
  waiting: 'pending',
};

/** A status by its name in either language. */
export function statusOf(words: string): Status | null {
  return named(words, statuses, 'status') ?? otherStatusNames[words.trim().toLowerCase()] ?? null;
}

/** A priority by its name in either language. */
export function priorityOf(word: string): Priority | null {
  return named(word, priorities, 'priority');
}

/** A user mention as Slack escapes it. */
export function userOf(word: string | undefined): string | null {
  return /^<@([UW]\w+)(?:\|[^>]*)?>$/u.exec(word ?? '')?.[1] ?? null;
}

/** A department by its key, its name in either language, or its channel's mention. */
export function departmentOf(word: string, settings: DeskSettings): string | null {
  const wanted = word.trim().toLowerCase();
  const channel = /^<#(\w+)(?:\|[^>]*)?>$/u.exec(word.trim())?.[1];
  const found = settings.departments.find(
    ({ key, name, channel: own }) =>
      key.toLowerCase() === wanted ||
      languages.some((language) => name[language].toLowerCase() === wanted) ||
      own === channel,
  );
  return found?.key ?? null;
}
