import { nearest } from '../../base/nearest.js';
import type { Translate } from '../../i18n/translate.js';
import type { DeskDirectory, DirectoryPerson, Looked } from './desk-file-directory.js';
import type { DeskDocument } from './desk-file-document.js';
import { fault, type DeskFault, type Path } from './desk-file-fault.js';

/** Finds the ids of what a desk file names. What cannot be found becomes a fault, and keeps its name as its id. */
export class References {
  readonly faults: DeskFault[] = [];
  readonly #directory: DeskDirectory;
  readonly #document: Pick<DeskDocument, 'lineOf'>;

  constructor(directory: DeskDirectory, document: Pick<DeskDocument, 'lineOf'>) {
    this.#directory = directory;
    this.#document = document;
  }

  /** `#name` or an id. */
  async channel(given: string, path: Path): Promise<string> {
    if (!given.startsWith('#')) {
      const looked = await this.#directory.channelById(given);
      if (!looked.ok) return given;
      if (looked.value?.isArchived) this.#fault(path, (t) => t('deskfile.channel_archived', { value: given }));
      if (!looked.value) this.#fault(path, (t) => t('deskfile.no_channel', { value: given }));
      return given;
    }
    const looked = await this.#directory.channels();
    if (!looked.ok) return this.#refused(given, path, looked);
    const name = given.slice(1).toLowerCase();
    const named = looked.value.filter((channel) => channel.name.toLowerCase() === name);
    const found = named.find((channel) => !channel.isArchived) ?? named[0];
    if (found?.isArchived) this.#fault(path, (t) => t('deskfile.channel_archived', { value: given }));
    if (found) return found.id;
    const near = nearest(
      name,
      looked.value.filter(({ isArchived }) => !isArchived).map((channel) => channel.name),
    );
    this.#fault(path, (t) =>
      near === undefined
        ? t('deskfile.no_channel', { value: given })
        : t('deskfile.no_channel_near', { value: given, near: `#${near}` }),
    );
    return given;
  }

  /** A person: `@name`, an e-mail address or an id. */
  async person(given: string, path: Path): Promise<string> {
    if (!given.startsWith('@')) return this.#personByIdOrEmail(given, path);
    const looked = await this.#directory.people();
    if (!looked.ok) return this.#refused(given, path, looked);
    const named = peopleNamed(given.slice(1), looked.value);
    if (named.length === 0) {
      const near = nearest(given.slice(1), handlesOf(looked.value));
      this.#fault(path, (t) =>
        near === undefined
          ? t('deskfile.no_person', { value: given })
          : t('deskfile.no_person_near', { value: given, near: `@${near}` }),
      );
    }
    return this.#only(named, given, path);
  }

  /** A person, or a user group: `@handle` or an id. */
  async onCall(given: string, path: Path): Promise<string> {
    if (/^S[A-Z0-9]+$/u.test(given)) return this.#groupById(given, path);
    if (!given.startsWith('@')) return this.#personByIdOrEmail(given, path);
    const handle = given.slice(1).toLowerCase();
    const [people, groups] = await Promise.all([this.#directory.people(), this.#directory.groups()]);
    const group = groups.ok ? groups.value.find((each) => each.handle.toLowerCase() === handle) : undefined;
    if (group) return group.id;
    if (!people.ok) return this.#refused(given, path, people);
    const named = peopleNamed(handle, people.value);
    if (named.length > 0) return this.#only(named, given, path);
    if (!groups.ok) {
      this.#fault(path, (t) => t('deskfile.groups_refused', { value: given, code: groups.code }));
      return given;
    }
    const near = nearest(handle, [...groups.value.map((each) => each.handle), ...handlesOf(people.value)]);
    this.#fault(path, (t) =>
      near === undefined
        ? t('deskfile.no_group', { value: given })
        : t('deskfile.no_group_near', { value: given, near: `@${near}` }),
    );
    return given;
  }

  async #groupById(given: string, path: Path): Promise<string> {
    const groups = await this.#directory.groups();
    if (groups.ok && !groups.value.some(({ id }) => id === given)) {
      this.#fault(path, (t) => t('deskfile.no_group', { value: given }));
    }
    return given;
  }

  async #personByIdOrEmail(given: string, path: Path): Promise<string> {
    const isEmail = given.includes('@');
    const looked = await (isEmail ? this.#directory.personByEmail(given) : this.#directory.personById(given));
    if (!looked.ok) return isEmail ? this.#refused(given, path, looked) : given;
    if (!looked.value) this.#fault(path, (t) => t('deskfile.no_person', { value: given }));
    return looked.value ? this.#only([looked.value], given, path) : given;
  }

  #only(found: readonly DirectoryPerson[], given: string, path: Path): string {
    const present = found.filter((person) => !person.hasLeft);
    const people = present.filter((person) => !person.isBot);
    const [first, second] = people;
    if (first && !second) return first.id;
    if (first) {
      const candidates = people.map(({ id, handle }) => `${id} (@${handle})`).join(', ');
      this.#fault(path, (t) => t('deskfile.several', { value: given, candidates }));
    } else if (present.length > 0) this.#fault(path, (t) => t('deskfile.person_is_bot', { value: given }));
    else if (found.length > 0) this.#fault(path, (t) => t('deskfile.person_left', { value: given }));
    return given;
  }

  #refused(given: string, path: Path, { method, code }: Extract<Looked<unknown>, { ok: false }>): string {
    this.#fault(path, (t) => t('deskfile.names_refused', { value: given, method, code }));
    return given;
  }

  #fault(path: Path, words: (t: Translate) => string): void {
    this.faults.push(fault(this.#document.lineOf(path), path, words));
  }
}

/** A handle counts more than the names that people give themselves; who is here more than who has left. */
function peopleNamed(name: string, people: readonly DirectoryPerson[]): DirectoryPerson[] {
  const wanted = name.toLowerCase();
  const byHandle = people.filter(({ handle }) => handle.toLowerCase() === wanted);
  if (byHandle.length > 0) return byHandle;
  return people.filter(({ names }) => names.some((each) => each.toLowerCase() === wanted));
}

function handlesOf(people: readonly DirectoryPerson[]): string[] {
  return people.filter(({ hasLeft, isBot }) => !hasLeft && !isBot).map(({ handle }) => handle);
}
