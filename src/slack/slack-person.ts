import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../desk/people/person.js';
import { languageOf, type Language } from '../i18n/language.js';

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
  /** Unix seconds. */
  readonly updated?: number;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

/** Whether nothing of a person changed, whenever they were last asked for. */
export function isSame({ fetchedAt: _one, ...a }: Person, { fetchedAt: _other, ...b }: Person): boolean {
  return isDeepStrictEqual(a, b);
}

/** Whether that is an earlier state of the person than the known one: events may come late, and in any order. */
export function isOlder({ updated }: SlackUser, { revision, isUnknown }: Person): boolean {
  return isUnknown !== true && updated !== undefined && revision !== undefined && updated < revision;
}

/** The language a person chose, else that of their Slack; null where neither is known. */
export function languageFor(person: Person): Language | null {
  if (person.chosenLanguage) return person.chosenLanguage;
  return person.locale === null ? null : languageOf(person.locale);
}

/** The person that Slack describes. @param chosenLanguage what they chose in Bellhop, which Slack does not know */
export function personOf(user: SlackUser, userId: string, teamId: string, chosenLanguage: Language | null): Person {
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
    fetchedAt: new Date(),
    ...(user.updated === undefined ? {} : { revision: user.updated }),
  };
}
