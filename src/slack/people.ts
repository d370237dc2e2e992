import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { rolesOf, type Viewer } from '../desk/access/roles.js';
import type { Desk } from '../desk/context.js';
import type { Person } from '../desk/people/person.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import { isPseudonym } from '../desk/privacy/pseudonym.js';
import type { Language } from '../i18n/language.js';
import { translate } from '../i18n/translate.js';
import { isLasting, slackErrorCode, type Optional } from './optional.js';
import { isOlder, isSame, languageFor, personOf, type SlackUser } from './slack-person.js';

/** How long a channel's members are believed; who joins or leaves counts after that. */
const membersTtlMs = 15_000;
/** How long a person's record is believed; what this process changes or hears of counts at once. */
const personTtlMs = 30_000;
/** After that Slack is asked again, in case it could not tell of a change. */
const personRefreshMs = 24 * 60 * 60 * 1000;

/** Slack's words for somebody whom this workspace does not see. */
const hidden = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

/** They are not any more as they were known. */
class PersonChanged extends Error {
  override readonly name = 'PersonChanged';
}

interface Remembered<T> {
  /** Wall clock, ms. */
  readonly at: number;
  readonly value: Promise<T>;
}

/** The people of the workspace: kept in the database, asked of Slack when unknown. */
export class People {
  readonly #desk: Desk;
  readonly #client: WebClient;
  readonly #optional: Optional;
  readonly #members = new Map<string, Remembered<ReadonlySet<string>>>();
  readonly #known = new Map<string, Remembered<Person>>();
  /** Only for words that must be said while nothing can be asked. */
  readonly #languages = new Map<string, Language>();

  constructor(desk: Desk, client: WebClient, optional: Optional) {
    this.#desk = desk;
    this.#client = client;
    this.#optional = optional;
  }

  /** The person; known only by id where Slack does not tell. */
  person(userId: string): Promise<Person> {
    if (isPseudonym(userId)) return this.#forgotten(userId);
    const known = this.#known.get(userId);
    if (known && Date.now() - known.at < personTtlMs) return known.value;
    const value = this.#lookUp(userId);
    this.#known.set(userId, { at: Date.now(), value });
    value.catch(() => this.#known.delete(userId));
    return value;
  }

  /** Somebody whom the desk was told to forget. */
  async #forgotten(userId: string): Promise<Person> {
    const { locale } = await this.#desk.store.reads.settings();
    const name = translate(locale, 'word.forgotten');
    return { ...personOf({ id: userId, deleted: true, name }, userId, this.#desk.teamId, locale), isOutsider: true };
  }

  async #lookUp(userId: string): Promise<Person> {
    const stored = await this.#desk.store.reads.person(userId);
    if (!stored || stored.isUnknown === true) return this.#ask(userId, stored);
    const age = Date.now() - (stored.fetchedAt?.getTime() ?? 0);
    if (age > personRefreshMs) void this.#refresh(userId, stored);
    return stored;
  }

  /** @param stored what is known already: no more than a language, or all of it as it was a day ago */
  async #ask(userId: string, stored: Person | null): Promise<Person> {
    let isHidden = false;
    const user = await this.#optional('users.info', async () => {
      try {
        const answer = await this.#client.users.info({ user: userId, include_locale: true });
        return answer.user;
      } catch (error) {
        isHidden = hidden.has(slackErrorCode(error));
        throw error;
      }
    });
    if (user) return this.#keep(userId, user);
    if (stored && stored.isUnknown !== true) return stored;
    const person = personOf({ id: userId }, userId, this.#desk.teamId, stored?.chosenLanguage ?? null);
    // whom Slack does not show is not of this workspace
    return { ...person, isUnknown: true, isOutsider: isHidden };
  }

  /** Asks behind the scenes; who reads now is content with what is stored. */
  async #refresh(userId: string, stored: Person): Promise<void> {
    await this.#optional('people.refresh', async () => {
      const person = await this.#ask(userId, stored);
      if (person !== stored) this.#known.delete(userId);
    });
  }

  /** Saves what Slack says, unless something newer is known. The language that they chose here stays. */
  async #keep(userId: string, user: SlackUser): Promise<Person> {
    return this.#desk.store.transaction(async (tx) => {
      const before = await tx.person(userId);
      if (before && isOlder(user, before)) return before;
      const known = { ...(before?.locale == null ? {} : { locale: before.locale }), ...user };
      const after = personOf(known, userId, this.#desk.teamId, before?.chosenLanguage ?? null);
      await tx.savePerson(after);
      return after;
    });
  }

  /**
   * Slack said that a person changed (name, locale, zone, left).
   * @returns false where something newer is known already
   */
  async changed(user: SlackUser & { readonly id: string }): Promise<boolean> {
    const before = await this.#desk.store.reads.person(user.id);
    if (before && isOlder(user, before)) return false;
    // who is not known yet is asked for in full when needed
    if (before && before.isUnknown !== true) await this.#keep(user.id, user);
    this.#known.delete(user.id);
    return true;
  }

  /** The person reads that language from now on, or again that of Slack (`null`). Nothing else of them changes. */
  async chooseLanguage(userId: string, language: Language | null): Promise<void> {
    const person = await this.person(userId);
    await this.#desk.store.transaction(async (tx) => {
      const stored = await tx.person(userId);
      await tx.savePerson({ ...(stored ?? person), chosenLanguage: language });
    });
    this.#known.delete(userId);
  }

  /** The person with their roles of this moment. */
  async viewer(userId: string): Promise<Viewer> {
    return (await this.reader(userId)).viewer;
  }

  /**
   * Does work for a person as they were known last, while it is looked whether they still are so. Where they are not,
   * whatever came of the work counts for nothing, and it is done for the person as they are.
   * @param work commits nothing and says nothing before `still` resolves
   */
  async asKnown<T>(userId: string, work: (viewer: Viewer, still: Promise<void>) => Promise<T>): Promise<T> {
    const known = this.#known.get(userId)?.value;
    // the work's own questions go first
    const now = known ? endOfTurn().then(() => this.person(userId)) : this.person(userId);
    now.catch(() => undefined);
    const before = await (known ?? now).catch(() => now);
    const still = now.then((person) => {
      if (!isSame(person, before)) throw new PersonChanged(userId);
    });
    still.catch(() => undefined);
    const { viewer } = await this.#readerOf(before, await this.#desk.store.reads.settings());
    const done = work(viewer, still);
    const [, seen] = await Promise.allSettled([done, still]);
    if (seen.status === 'fulfilled') return done;
    if (seen.reason instanceof PersonChanged) return work(await this.viewer(userId), Promise.resolve());
    throw seen.reason;
  }

  /** The person with their roles of this moment, and the language they read. */
  async reader(userId: string): Promise<{ viewer: Viewer; language: Language }> {
    const [person, settings] = await Promise.all([this.person(userId), this.#desk.store.reads.settings()]);
    return this.#readerOf(person, settings);
  }

  async #readerOf(person: Person, settings: DeskSettings): Promise<{ viewer: Viewer; language: Language }> {
    const { userId } = person;
    const isIn = (channel: string): Promise<boolean> => this.isIn(userId, channel);
    const viewer = { person, isIn, roles: await rolesOf(person, settings, isIn) };
    const language = languageFor(person) ?? settings.locale;
    this.#languages.set(userId, language);
    return { viewer, language };
  }

  /** The language in which that person last read something, without asking anybody. */
  knownLanguage(userId: string): Language | null {
    return this.#languages.get(userId) ?? null;
  }

  /** What the person reads in a channel that has a language of its own: that, unless they chose one in Bellhop. */
  async languageIn(userId: string, locale: Language): Promise<Language> {
    return (await this.person(userId)).chosenLanguage ?? locale;
  }

  async language(userId: string): Promise<Language> {
    const language = languageFor(await this.person(userId));
    return language ?? (await this.#desk.store.reads.settings()).locale;
  }

  async name(userId: string): Promise<string> {
    return (await this.person(userId)).name;
  }

  /** Whether the person is in the channel now. */
  async isIn(userId: string, channel: string): Promise<boolean> {
    return (await this.members(channel)).has(userId);
  }

  /**
   * The ids of a channel's members; none where Bellhop may not look. While Slack does not answer, those known last.
   * @throws what Slack answered, where none are known: a right is not decided by a passing error
   */
  members(channel: string): Promise<ReadonlySet<string>> {
    const known = this.#members.get(channel);
    if (known && Date.now() - known.at < membersTtlMs) return known.value;
    const value = this.#fetchMembers(channel).catch((error: unknown) => {
      if (known) return known.value;
      this.#members.delete(channel);
      throw error;
    });
    this.#members.set(channel, { at: Date.now(), value });
    return value;
  }

  async #fetchMembers(channel: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    try {
      for await (const page of this.#client.paginate('conversations.members', { channel, limit: 200 })) {
        for (const id of (page as { members?: string[] }).members ?? []) ids.add(id);
      }
    } catch (error) {
      if (!isLasting(error)) throw error;
      await this.#optional('conversations.members', () => Promise.reject(error as Error));
    }
    return ids;
  }
}
