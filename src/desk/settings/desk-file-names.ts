import type { DeskDirectory } from './desk-file-directory.js';

/** Names for ids, where the name alone leads back to that id. */
export class DeskNames {
  readonly #channels: ReadonlyMap<string, string>;
  readonly #people: ReadonlyMap<string, string>;
  readonly #groups: ReadonlyMap<string, string>;

  private constructor(
    channels: ReadonlyMap<string, string>,
    people: ReadonlyMap<string, string>,
    groups: ReadonlyMap<string, string>,
  ) {
    this.#channels = channels;
    this.#people = people;
    this.#groups = groups;
  }

  /** Asks the directory once; names that Slack refuses to tell are left out. */
  static async from(directory: DeskDirectory): Promise<DeskNames> {
    const [channels, people, groups] = await Promise.all([
      directory.channels(),
      directory.people(),
      directory.groups(),
    ]);
    const open = channels.ok ? channels.value.filter(({ isArchived }) => !isArchived) : [];
    const everyone = people.ok ? people.value : [];
    const persons = unambiguous(everyone.map(({ id, handle }) => ({ id, name: handle })));
    const present = new Set(everyone.filter(({ isBot, hasLeft }) => !isBot && !hasLeft).map(({ id }) => id));
    const ofGroups = groups.ok ? unambiguous(groups.value.map(({ id, handle }) => ({ id, name: handle }))) : new Map();
    return new DeskNames(
      unambiguous(open),
      new Map([...persons].filter(([id]) => present.has(id))),
      ofGroups as Map<string, string>,
    );
  }

  channel(id: string): string {
    const name = this.#channels.get(id);
    return name === undefined ? id : `#${name}`;
  }

  person(id: string): string {
    const name = this.#people.get(id);
    return name === undefined ? id : `@${name}`;
  }

  /** A person, or a user group; a handle that both have is no name. */
  onCall(id: string): string {
    const isGroup = id.startsWith('S');
    const name = (isGroup ? this.#groups : this.#people).get(id);
    const others = new Set((isGroup ? this.#people : this.#groups).values());
    return name === undefined || others.has(name) ? id : `@${name}`;
  }
}

function unambiguous(entries: readonly { readonly id: string; readonly name: string }[]): Map<string, string> {
  const count = new Map<string, number>();
  for (const { name } of entries) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  return new Map(
    entries.filter(({ name }) => name !== '' && count.get(name.toLowerCase()) === 1).map(({ id, name }) => [id, name]),
  );
}
