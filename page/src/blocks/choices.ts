import { passesFilter } from '../../../src/sandbox/conversation-filter.js';
import { arr, isObject, obj, objs, str, type Json, type JsonObject } from '../../../src/sandbox/json.js';
import { titleOf } from '../parts/channel-name.js';
import type { Workspace } from '../store/workspace.js';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly description?: string;
}

export function choiceOf(option: JsonObject, group?: string): Choice {
  const text = option['text'];
  const description = str(option['description'], 'text');
  return {
    value: str(option, 'value') ?? '',
    label: str(text, 'text') ?? '',
    ...(group === undefined ? {} : { group }),
    ...(description === undefined ? {} : { description }),
  };
}

/** What a select offers: its own options, people, or channels of the workspace that this person knows. */
export function choicesOf(element: JsonObject, { people, channels }: Workspace, me: string): Choice[] {
  switch (str(element, 'type')?.replace(/^multi_/, '')) {
    case 'users_select':
      return [...people.values()]
        .filter(({ deleted }) => !deleted)
        .map(({ id, realName, name }) => ({ value: id, label: `${realName} (@${name})` }))
        .sort((a, b) => a.label.localeCompare(b.label));
    case 'channels_select':
      return conversationChoices({ include: ['public'] }, { people, channels }, me);
    case 'conversations_select':
      return conversationChoices(obj(element, 'filter') ?? {}, { people, channels }, me);
    default:
      return [
        ...objs(element, 'options').map((option) => choiceOf(option)),
        ...objs(element, 'option_groups').flatMap((group) =>
          objs(group, 'options').map((option) => choiceOf(option, str(group['label'], 'text') ?? '')),
        ),
      ];
  }
}

/** The conversations that a person may choose, by the filter of the select. */
function conversationChoices(filter: JsonObject, known: Pick<Workspace, 'people' | 'channels'>, me: string): Choice[] {
  const isBot = (id: string): boolean => known.people.get(id)?.isBot === true;
  return [...known.channels.values()]
    .filter(({ kind, members, archived, extShared }) => {
      if (kind !== 'public' && !members.includes(me)) return false;
      return passesFilter(filter, { kind, archived, extShared, withBot: kind === 'im' && members.some(isBot) });
    })
    .map((channel) => ({ value: channel.id, label: titleOf(channel, me, known.people) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Choices under what their groups are called, as they come. */
export function groupsOf(choices: readonly Choice[]): { group: string | undefined; choices: Choice[] }[] {
  const groups = new Map<string | undefined, Choice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups].map(([group, own]) => ({ group, choices: own }));
}

const KEYS: Readonly<Record<string, readonly [string, string]>> = {
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  checkboxes: ['selected_options', 'initial_options'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
};

/** What an element holds: as it was left, else as it begins. */
export function heldOf(element: JsonObject, state: JsonObject | undefined): Json | undefined {
  const type = str(element, 'type') ?? '';
  const text = type.endsWith('_input');
  const [now, first] = KEYS[type] ?? (text ? ['value', 'initial_value'] : ['selected_option', 'initial_option']);
  const held = state && now in state ? state[now] : element[first];
  return held ?? undefined;
}

/** The values of what is held: option values, or ids. */
export function valuesOf(held: Json | undefined): string[] {
  const list = Array.isArray(held) ? held : held === undefined || held === null ? [] : [held];
  return list.map((each) => (isObject(each) ? (str(each, 'value') ?? '') : String(each as string | number)));
}

/** What is held as choices, where the app alone knows its options. */
export function heldChoices(held: Json | undefined): Choice[] {
  return arr({ held: Array.isArray(held) ? held : [held ?? null] }, 'held')
    .filter(isObject)
    .map((option) => choiceOf(option));
}
