import type { DeskDirectory } from './desk-file-directory.js';
import { checkDepartmentChannels, checkDigest, checkEmoji, checkFile, checkIntake } from './desk-file-checks.js';
import { readDeskDocument } from './desk-file-document.js';
import type { DeskFault } from './desk-file-fault.js';
import type { DeskFile } from './desk-file-schema.js';
import { References } from './desk-file-references.js';
import { checkShape } from './desk-file-shape.js';
import { roleNames, weekdays, type DeskSettings, type DigestSettings, type EmojiVerbs } from './desk-settings.js';

/** What a desk file changes: only what it mentions. Channels and people are ids. */
export type DeskPatch = Partial<Omit<DeskSettings, 'teamId' | 'version' | 'emoji' | 'roles' | 'digest'>> & {
  readonly emoji?: Partial<EmojiVerbs>;
  readonly roles?: Partial<DeskSettings['roles']>;
  readonly digest?: Partial<DigestSettings>;
};

export type DeskFileResult =
  { readonly ok: true; readonly patch: DeskPatch } | { readonly ok: false; readonly faults: readonly DeskFault[] };

/**
 * Reads a desk file (YAML) and finds the ids of what it names.
 * @param current what holds where the file says nothing: the two must not contradict each other
 */
export async function readDeskFile(
  text: string,
  directory: DeskDirectory,
  current?: DeskSettings,
): Promise<DeskFileResult> {
  const document = readDeskDocument(text);
  if (document.faults.length > 0) return { ok: false, faults: document.faults };
  const { file, faults } = checkShape(document);
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) };
  const references = new References(directory, document);
  const patch = await resolve(file, references);
  const ids = {
    queue: patch.queue === undefined ? (current?.queue ?? null) : patch.queue,
    intake: (patch.intake ?? []).map(({ channel }) => channel),
    departments: patch.departments ?? current?.departments ?? [],
  };
  const all = [
    ...checkFile(file, document),
    ...checkEmoji(file, current?.emoji, document),
    ...references.faults,
    ...checkIntake(file, ids, document),
    ...checkDepartmentChannels(file, ids, document),
    ...checkDigest(file, patch.digest?.channels?.map(({ channel }) => channel) ?? [], document),
  ];
  return all.length > 0 ? { ok: false, faults: inOrder(all) } : { ok: true, patch };
}

function inOrder(faults: readonly DeskFault[]): DeskFault[] {
  return [...faults].sort((a, b) => a.line - b.line);
}

async function resolve(file: DeskFile, references: References): Promise<DeskPatch> {
  const { queue, fallback, intake, departments, roles, digest, emoji, ...plain } = file;
  const patch: { -readonly [Key in keyof DeskPatch]?: DeskPatch[Key] } = given(plain);
  if (emoji) patch.emoji = given(emoji);
  if (queue !== undefined) patch.queue = queue && (await references.channel(queue, ['queue']));
  if (fallback !== undefined) patch.fallback = fallback && (await references.channel(fallback, ['fallback']));
  if (intake) {
    patch.intake = await each(intake, async ({ channel, mode, locale }, at) => ({
      channel: await references.channel(channel, ['intake', at, 'channel']),
      mode,
      ...given({ locale }),
    }));
  }
  if (departments) {
    patch.departments = await each(
      departments,
      async ({ key, name, locale, categories, escalateAtOnce, ...names }, at) => ({
        key,
        name,
        channel: await references.channel(names.channel, ['departments', at, 'channel']),
        ...given({ locale }),
        onCall: [
          ...new Set(
            await each(names.onCall, (one, nth) => references.onCall(one, ['departments', at, 'onCall', nth])),
          ),
        ],
        categories,
        escalateAtOnce,
      }),
    );
  }
  if (roles) {
    patch.roles = {};
    for (const role of roleNames) {
      const list = roles[role];
      if (!list) continue;
      const ids = await each(list, (one, at) => references.person(one, ['roles', role, at]));
      patch.roles = { ...patch.roles, [role]: [...new Set(ids)] };
    }
  }
  if (digest) {
    const { channels, weekdays: days, ...rest } = digest;
    const posts =
      channels &&
      (await each(channels, async ({ channel, locale }, at) => ({
        channel: await references.channel(channel, ['digest', 'channels', at, 'channel']),
        ...given({ locale }),
      })));
    patch.digest = given({ ...rest, channels: posts, weekdays: days && weekdays.filter((day) => days.includes(day)) });
  }
  return patch;
}

/** One after another: the first lookup fills the directory for the others. */
async function each<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}

/** The fields that have a value. */
function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
