import type { WebClient } from '@slack/web-api';
import { rolesOf, type Viewer } from '../desk/access/roles.js';
import type { Desk } from '../desk/context.js';
import type { Person } from '../desk/people/person.js';
import { isPseudonym } from '../desk/privacy/pseudonym.js';
import { languageOf, type Language } from '../i18n/language.js';
import { translate } from '../i18n/translate.js';
import { isLasting, slackErrorCode, type Optional } from './optional.js';

/** What `users.info` and `user_change` say of a person. */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly locale?: string;
  readonly tz?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

/** How long a channel's members are believed; who joins or leaves counts after that. */
const membersTtlMs = 15_000;
/** How long a person's record is believed; what this process changes or hears of counts at once. */
const personTtlMs = 30_000;

/** Slack's words for somebody whom this workspace does not see. */
const hidden = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

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
    const known = await this.#desk.store.reads.person(userId);
    if (known) return known;
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
    const person = personOf(user ?? { id: userId }, userId, this.#desk.teamId, null);
    // whom Slack does not show is not of this workspace
    if (!user) return { ...person, isUnknown: true, isOutsider: isHidden };
    await this.#desk.store.transaction((tx) => tx.savePerson(person));
    return person;
  }

  /** Slack said that a person changed (name, locale, zone, left). The language they chose here stays. */
  async changed(user: SlackUser & { readonly id: string }): Promise<void> {
    const before = await this.#desk.store.reads.person(user.id);
    if (!before) return;
    const after = personOf({ locale: before.locale ?? '', ...user }, user.id, this.#desk.teamId, before.chosenLanguage);
    await this.#save(after);
  }

  /** The person reads that language from now on, or again that of Slack (`null`). */
  async chooseLanguage(userId: string, language: Language | null): Promise<void> {
    const person = { ...(await this.person(userId)), chosenLanguage: language };
    await this.#save(person);
  }

  async #save(person: Person): Promise<void> {
    await this.#desk.store.transaction((tx) => tx.savePerson(person));
    this.#known.delete(person.userId);
  }

  /** The person with their roles of this moment. */
  async viewer(userId: string): Promise<Viewer> {
    return (await this.reader(userId)).viewer;
  }

  /** The person with their roles of this moment, and the language they read. */
  async reader(userId: string): Promise<{ viewer: Viewer; language: Language }> {
    const [person, settings] = await Promise.all([this.person(userId), this.#desk.store.reads.settings()]);
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

/** The language a person chose, else that of their Slack; null where neither is known. */
function languageFor(person: Person): Language | null {
  if (person.chosenLanguage) return person.chosenLanguage;
  return person.locale === null ? null : languageOf(person.locale);
}

function personOf(user: SlackUser, userId: string, teamId: string, chosenLanguage: Language | null): Person {
  const names = [user.profile?.display_name, user.real_name, user.profile?.real_name, user.name, userId];
  const isOutsider =
    user.is_restricted === true ||
    user.is_ultra_restricted === true ||
    user.is_stranger === true ||
    (user.team_id !== undefined && user.team_id !== teamId);
  return {
    userId,
    teamId,
    name: names.find((name) => name !== undefined && name !== '') ?? userId,
    locale: user.locale === undefined || user.locale === '' ? null : user.locale,
    chosenLanguage,
    timezone: user.tz ?? null,
    isBot: user.is_bot === true || userId === 'USLACKBOT',
    isOutsider,
    isWorkspaceAdmin: user.is_admin === true || user.is_owner === true,
    isDeleted: user.deleted === true,
  };
}
