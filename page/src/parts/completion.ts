import { findEmoji } from '../blocks/emoji.js';
import type { Workspace } from '../store/workspace.js';

/** Something that can be put where the cursor is. */
export interface Completion {
  readonly insert: string;
  readonly label: string;
  readonly note: string;
}

export interface Completing {
  /** Where the word begins that would be replaced. */
  readonly from: number;
  readonly offers: readonly Completion[];
}

const MOST = 8;

/** What could stand at the cursor: a command at the beginning, a person, a channel, an emoji. */
export function completionsAt(
  text: string,
  cursor: number,
  { boot, people, channels }: Workspace,
  inThread: boolean,
): Completing | null {
  const before = text.slice(0, cursor);
  const command = /^(\/\S*)$/.exec(before)?.[1];
  if (command !== undefined && !inThread) {
    const offers = (boot?.app.commands ?? [])
      .filter((one) => one.command.startsWith(command))
      .map((one) => ({ insert: `${one.command} `, label: `${one.command} ${one.usageHint}`, note: one.description }));
    return offers.length === 0 ? null : { from: 0, offers };
  }
  const [, sign = '', word = ''] = /(?:^|[\s(])([@#:])([\p{L}\p{N}_.+-]*)$/u.exec(before) ?? [];
  if (sign === '') return null;
  const from = cursor - word.length - 1;
  const typed = word.toLowerCase();
  let offers: Completion[] = [];
  if (sign === '@') {
    const groups = (boot?.usergroups ?? []).map(({ handle, name }) => ({
      insert: `@${handle} `,
      label: `@${handle}`,
      note: name,
    }));
    const persons = [...people.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ name, realName, title }) => ({ insert: `@${name} `, label: `${realName} @${name}`, note: title }));
    offers = [...persons, ...groups].filter(({ label }) => label.toLowerCase().includes(typed));
  } else if (sign === '#') {
    offers = [...channels.values()]
      .filter(({ kind, name }) => (kind === 'public' || kind === 'private') && name.includes(typed))
      .map(({ name, purpose }) => ({ insert: `#${name} `, label: `#${name}`, note: purpose }));
  } else if (typed.length > 1) {
    offers = findEmoji(typed, MOST).map(([name, emoji]) => ({
      insert: `:${name}: `,
      label: `${emoji} :${name}:`,
      note: '',
    }));
  }
  return offers.length === 0 ? null : { from, offers: offers.slice(0, MOST) };
}
