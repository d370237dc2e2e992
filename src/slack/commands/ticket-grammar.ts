import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Priority, Status } from '../../desk/tickets/ticket.js';
import type { MessageKey } from '../../i18n/messages.js';
import { namedFirst } from './named-first.js';
import { departmentOf, numberOf, priorityOf, statusOf, userOf, verbOf, type Verb } from './words.js';

/** The line that shows the right form of a verb: as a command, and after a mention in a ticket's thread. */
export type Usage = `usage.${Verb | 'cancel'}` | `usage.mention_${MentionVerb | 'cancel'}` | 'usage.mention';
type MentionVerb = Exclude<Verb, 'list' | 'help'>;

/** What a person asked of a ticket. `number: null`: that of the thread they wrote in. */
export type TicketRequest =
  | { readonly verb: 'open'; readonly subject: string }
  | {
      readonly verb: 'list';
      readonly filter: 'default' | 'mine' | 'unassigned' | { readonly department: string };
      readonly page: number;
    }
  | { readonly verb: 'show' | 'take' | 'resolve' | 'reopen'; readonly number: number | null }
  | { readonly verb: 'assign'; readonly number: number | null; readonly userId: string }
  | { readonly verb: 'status'; readonly number: number | null; readonly status: Status }
  | { readonly verb: 'priority'; readonly number: number | null; readonly priority: Priority }
  | { readonly verb: 'note' | 'reply'; readonly number: number | null; readonly text: string }
  | {
      readonly verb: 'escalate';
      readonly number: number | null;
      /** Null: none is named, so the ticket's category decides. */
      readonly department: string | null;
      readonly reason: string;
      /** False: what reads as the department may be a word of the reason, which then has it, too. */
      readonly certain: boolean;
    }
  | { readonly verb: 'cancel'; readonly number: number | null; readonly department: string | null }
  | { readonly verb: 'help' }
  | { readonly verb: 'wrong'; readonly problem: MessageKey; readonly input: string; readonly usage: Usage };

/** A request that needs no form: everything but `open`, and `escalate` where a person has to choose. */
export type Performable = Exclude<TicketRequest, { verb: 'open' }>;

/** What follows `@bellhop`. `words`: no verb at its beginning, so somebody says something. */
export type MentionRequest = Performable | { readonly verb: 'words'; readonly first: string };

interface Line {
  readonly verb: Verb;
  readonly number: number | null;
  /** Words after verb and number. */
  readonly words: readonly string[];
  readonly rest: string;
}

const wrong = (
  verb: Verb | 'cancel',
  problem: MessageKey,
  input: string,
): Extract<TicketRequest, { verb: 'wrong' }> => ({
  verb: 'wrong',
  problem,
  input,
  usage: `usage.${verb}`,
});

/**
 * Reads a `/ticket` line. A verb counts only if the rest fits its grammar, else the whole line is a subject
 * (`/ticket status page is down`); a verb with a number and one wrong word is a slip, and answered as one.
 * @param text as Slack sends it, mentions escaped
 */
export function parseTicketCommand(text: string, settings: DeskSettings): TicketRequest {
  const line = text.trim();
  const subject: TicketRequest = { verb: 'open', subject: line };
  const [first = '', second, ...others] = line.split(/\s+/u);
  const verb = verbOf(first);
  if (verb === null || verb === 'escalate') return subject;
  if (verb === 'help') return second === undefined ? { verb } : subject;
  if (verb === 'list')
    return (
      parseList(
        line,
        [second, ...others].filter((each) => each !== undefined),
        settings,
      ) ?? subject
    );
  const number = numberOf(second);
  if (number === null) return second === undefined ? wrong(verb, 'problem.number', '') : subject;
  const rest = line.replace(/^\S+\s+\S+\s*/u, '');
  const parsed = parseVerb({ verb, number, words: others, rest }, settings);
  return parsed.verb === 'wrong' && others.length > 1 ? subject : parsed;
}

/** A first word, with the stop or colon that people write after it (`take.`, `reply: text`, `回覆：內容`). */
const firstWord = /^([^\s:：]+?)(?:[.,;!?。，；！？、]+(?=\s|$)|[:：]|(?=\s)|$)\s*/u;

/** Verbs after which all that follows is somebody's text. */
const takesText: readonly Verb[] = ['note', 'reply', 'escalate'];

/** Reads what follows `@bellhop` in a thread: the same verbs, the number being that of the thread unless given. */
export function parseMention(text: string, settings: DeskSettings): MentionRequest {
  const line = text.trim();
  if (line === '') return { verb: 'help' };
  const [begin = '', first = line] = firstWord.exec(line) ?? [];
  const verb = verbOf(first);
  const after = line.slice(begin.length);
  if (verb === null || (verb === 'help' && after !== '')) return { verb: 'words', first };
  if (verb === 'help') return { verb };
  if (verb === 'list') return { verb: 'wrong', problem: 'problem.list_here', input: '', usage: 'usage.list' };
  const said = takesText.includes(verb) ? after : after.replace(/[.,;!?。，；！？、]+$/u, '');
  const [second] = said.split(/\s+/u, 1);
  const number = numberOf(second);
  const rest = number === null ? said : said.replace(/^\S+\s*/u, '');
  const words = rest.split(/\s+/u).filter((each) => each !== '');
  const request = parseVerb({ verb, number, words, rest }, settings);
  if (request.verb !== 'wrong') return request;
  const usage = request.usage.replace('usage.', 'usage.mention_') as Usage;
  return { ...request, usage };
}

/** Reads an `/escalate` line: `N [department:] [reason]`, or `N cancel [department]`. */
export function parseEscalate(text: string, settings: DeskSettings): Performable {
  const line = text.trim();
  const [first, ...words] = line.split(/\s+/u);
  const number = numberOf(first);
  if (number === null) return wrong('escalate', first ? 'problem.not_number' : 'problem.number', first ?? '');
  return parseVerb({ verb: 'escalate', number, words, rest: line.replace(/^\S+\s*/u, '') }, settings);
}

function parseList(line: string, words: readonly string[], settings: DeskSettings): TicketRequest | null {
  const last = words.at(-1);
  const page = last !== undefined && /^\d{1,4}$/u.test(last) ? Number(last) : null;
  // a name may end in a number, so the whole of it goes before a name and a page; a number alone is a page
  const whole = words.length === 1 && page !== null ? null : filterOf(words.join(' '), settings);
  if (whole !== null) return { verb: 'list', filter: whole, page: 1 };
  const name = (page === null ? words : words.slice(0, -1)).join(' ');
  const filter = filterOf(name, settings);
  if (filter !== null) return { verb: 'list', filter, page: page ?? 1 };
  return words.length === 1 && !line.includes('\n') ? wrong('list', 'problem.list', name) : null;
}

function filterOf(name: string, settings: DeskSettings): Extract<TicketRequest, { verb: 'list' }>['filter'] | null {
  if (name === '') return 'default';
  if (['mine', 'my', '我的'].includes(name.toLowerCase())) return 'mine';
  if (['unassigned', '未指派'].includes(name.toLowerCase())) return 'unassigned';
  const department = departmentOf(name, settings);
  return department === null ? null : { department };
}

function parseVerb({ verb, number, words, rest }: Line, settings: DeskSettings): Performable {
  switch (verb) {
    case 'show':
    case 'take':
    case 'resolve':
    case 'reopen':
      return words.length === 0 ? { verb, number } : wrong(verb, 'problem.verb', rest);
    case 'assign': {
      const userId = userOf(words[0]);
      if (rest === '') return wrong(verb, 'problem.user_missing', '');
      if (userId === null || words.length > 1) return wrong(verb, 'problem.user', rest);
      return { verb, number, userId };
    }
    case 'status': {
      const status = statusOf(rest);
      if (rest === '') return wrong(verb, 'problem.status_missing', '');
      return status === null ? wrong(verb, 'problem.status', rest) : { verb, number, status };
    }
    case 'priority': {
      const priority = priorityOf(rest);
      if (rest === '') return wrong(verb, 'problem.priority_missing', '');
      return priority === null ? wrong(verb, 'problem.priority', rest) : { verb, number, priority };
    }
    case 'note':
    case 'reply':
      return rest === '' ? wrong(verb, 'problem.text', '') : { verb, number, text: rest };
    case 'escalate':
      return parseEscalation(number, words, rest, settings);
    case 'list':
    case 'help':
      return { verb: 'help' };
  }
}

/** `cancel [department]`, or `[department] [reason]`. */
function parseEscalation(
  number: number | null,
  words: readonly string[],
  rest: string,
  settings: DeskSettings,
): Performable {
  if (['cancel', '取消'].includes(words[0]?.toLowerCase() ?? '')) {
    const name = words.slice(1).join(' ');
    const department = departmentOf(name, settings);
    if (name === '' || department !== null) return { verb: 'cancel', number, department };
    // a longer line is a reason: “cancel my order, please”
    if (words.length <= 3) return wrong('cancel', 'problem.department', name);
  }
  const { department, rest: reason, certain } = namedFirst(rest, settings);
  return { verb: 'escalate', number, department, reason, certain };
}
