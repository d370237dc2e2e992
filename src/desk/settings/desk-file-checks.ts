import type { DeskDocument } from './desk-file-document.js';
import { fault, type DeskFault, type Path } from './desk-file-fault.js';
import type { DeskFile } from './desk-file-schema.js';
import { isReservedWord } from './reserved-words.js';
import type { EmojiVerbs } from './desk-settings.js';

/** What no single field shows: things that stand twice, or contradict each other. */
export function checkFile(file: DeskFile, document: DeskDocument): DeskFault[] {
  const departments = file.departments ?? [];
  return [
    ...twice(
      departments.map(({ key }, index) => ({ value: key, path: ['departments', index, 'key'] })),
      document,
    ),
    ...twice(
      (file.categories ?? []).map((value, index) => ({ value, path: ['categories', index] })),
      document,
    ),
    ...sharedCategories(departments, document),
    ...departments.flatMap((department, index) => reservedNames(department, index, document)),
    ...departments.flatMap(({ escalateAtOnce, categories }, index) => {
      if (!escalateAtOnce || categories.length > 0) return [];
      const path = ['departments', index, 'escalateAtOnce'];
      return [fault(document.lineOf(path), path, (t) => t('deskfile.once_needs_categories'))];
    }),
  ];
}

/** Names that nobody could type where a department is meant. */
function reservedNames({ key, name }: Named, index: number, document: DeskDocument): DeskFault[] {
  const names = [
    { value: key, path: ['departments', index, 'key'] },
    ...Object.entries(name).map(([language, value]) => ({ value, path: ['departments', index, 'name', language] })),
  ];
  const faults = names
    .filter(({ value }) => isReservedWord(value))
    .map(({ value, path }) => fault(document.lineOf(path), path, (t) => t('deskfile.department_word', { value })));
  // one name for both languages is one fault
  return name.en === name['zh-TW'] ? faults.filter(({ path }) => !path.endsWith('zh-TW')) : faults;
}

type Named = Pick<NonNullable<DeskFile['departments']>[number], 'key' | 'name'>;

interface Value {
  readonly value: string;
  readonly path: Path;
}

/** A fault for each value that has stood before, whatever its case. */
function twice(values: readonly Value[], document: DeskDocument): DeskFault[] {
  const first = new Map<string, Path>();
  return values.flatMap(({ value, path }) => {
    const before = first.get(value.toLowerCase());
    if (!before) {
      first.set(value.toLowerCase(), path);
      return [];
    }
    const line = document.lineOf(before);
    return [fault(document.lineOf(path), path, (t) => t('deskfile.twice', { value, line }))];
  });
}

function sharedCategories(departments: NonNullable<DeskFile['departments']>, document: DeskDocument): DeskFault[] {
  const owners = new Map<string, { key: string; path: Path; index: number }>();
  return departments.flatMap(({ key, categories }, index) =>
    categories.flatMap((value, at) => {
      const path = ['departments', index, 'categories', at];
      const owner = owners.get(value.toLowerCase());
      if (!owner) {
        owners.set(value.toLowerCase(), { key, path, index });
        return [];
      }
      const line = document.lineOf(owner.path);
      return [
        fault(document.lineOf(path), path, (t) =>
          owner.index === index
            ? t('deskfile.twice', { value, line })
            : t('deskfile.category_twice', { value, other: owner.key, line }),
        ),
      ];
    }),
  );
}

/** @param current what the verbs that the file does not mention mean already */
export function checkEmoji(file: DeskFile, current: EmojiVerbs | undefined, document: DeskDocument): DeskFault[] {
  const mentioned = Object.entries(file.emoji ?? {}).flatMap(([verb, emoji]) =>
    emoji ? [[verb, emoji] as const] : [],
  );
  const others = Object.entries(current ?? {}).filter(([verb]) => !mentioned.some(([each]) => each === verb));
  const verbs = new Map<string, string>(others.map(([verb, emoji]) => [emoji as string, verb]));
  return mentioned.flatMap(([verb, emoji]) => {
    const one = verbs.get(emoji);
    verbs.set(emoji, one ?? verb);
    if (one === undefined) return [];
    const path = ['emoji', verb];
    return [fault(document.lineOf(path), path, (t) => t('deskfile.emoji_twice', { emoji, one, two: verb }))];
  });
}

/** A watched channel must be no channel of the desk's own, where its cards and agents are. */
export function checkIntake(file: DeskFile, ids: ChannelIds, document: DeskDocument): DeskFault[] {
  return (file.intake ?? []).flatMap(({ channel: value }, index) => {
    const path = ['intake', index, 'channel'];
    const id = ids.intake[index] ?? value;
    const line = document.lineOf(path);
    if (id === ids.queue) return [fault(line, path, (t) => t('deskfile.intake_is_queue', { value }))];
    const department = ids.departments.find(({ channel }) => channel === id);
    if (department) {
      const { key } = department;
      return [fault(line, path, (t) => t('deskfile.intake_is_department', { value, key }))];
    }
    const before = ids.intake.indexOf(id);
    if (before < 0 || before === index) return [];
    const first = document.lineOf(['intake', before, 'channel']);
    return [fault(line, path, (t) => t('deskfile.twice', { value, line: first }))];
  });
}

/** A department's channel must not be the queue's: its members are no agents. */
export function checkDepartmentChannels(file: DeskFile, ids: ChannelIds, document: DeskDocument): DeskFault[] {
  return ids.departments.flatMap(({ key, channel }, index) => {
    if (channel !== ids.queue) return [];
    // the file may set only one of the two
    const path = file.departments ? ['departments', index, 'channel'] : ['queue'];
    const value = file.departments?.[index]?.channel ?? file.queue ?? channel;
    if (!file.departments && file.queue === undefined) return [];
    return [fault(document.lineOf(path), path, (t) => t('deskfile.department_is_queue', { value, key }))];
  });
}

/** @param ids those of the digest's channels */
export function checkDigest(file: DeskFile, ids: readonly string[], document: DeskDocument): DeskFault[] {
  return ids.flatMap((id, index) => {
    const before = ids.indexOf(id);
    if (before === index) return [];
    const path = ['digest', 'channels', index, 'channel'];
    const value = file.digest?.channels?.[index]?.channel ?? id;
    const line = document.lineOf(['digest', 'channels', before, 'channel']);
    return [fault(document.lineOf(path), path, (t) => t('deskfile.twice', { value, line }))];
  });
}

/** The ids of the channels that must differ. */
interface ChannelIds {
  readonly queue: string | null;
  readonly intake: readonly string[];
  readonly departments: readonly { readonly key: string; readonly channel: string }[];
}
