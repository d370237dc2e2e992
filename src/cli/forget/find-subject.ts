import { CodedError } from '../../base/errors.js';
import type { DeskDirectory, DirectoryPerson, Looked } from '../../desk/settings/desk-file-directory.js';
import type { Subject } from '../../desk/privacy/erasure.js';
import type { Reads } from '../../desk/ports.js';
import type { Translate } from '../../i18n/translate.js';

interface Lookup {
  readonly directory: DeskDirectory;
  readonly reads: Reads;
  readonly t: Translate;
  readonly warn: (line: string) => void;
}

const wrong = (words: string): CodedError => new CodedError('usage', words);

/**
 * Who is meant by `@name`, an id or an e-mail address: the person and their address, as far as Slack tells both. Who left
 * Slack altogether is found by id, a contact by address.
 * @param warn is told what Slack does not tell
 * @throws CodedError `usage` where that is nobody, several people, or an app
 */
export async function findSubject(given: string, { directory, reads, t, warn }: Lookup): Promise<Subject> {
  const person = given.trim();
  const said = <T>(looked: Looked<T>): T => {
    if (looked.ok) return looked.value;
    throw wrong(t('forget.unavailable', { person, code: looked.code }));
  };
  const withAddress = (userId: string, found: DirectoryPerson | null, names: readonly string[]): Subject => {
    const email = found?.email ?? null;
    if (email === null) warn(t('forget.address_unknown', { person }));
    return subjectOf(userId, email, names);
  };
  if (/^[UW][A-Z0-9]{5,}$/u.test(person)) {
    const looked = await directory.personById(person);
    const known = await reads.person(person);
    const found = looked.ok ? looked.value : null;
    if (found?.isBot ?? known?.isBot) throw wrong(t('forget.bot', { person }));
    return withAddress(person, found, found ? namesOf(found) : []);
  }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(person)) {
    const looked = await directory.personByEmail(person);
    if (!looked.ok) warn(t('forget.person_unknown', { person, code: looked.code }));
    const found = looked.ok ? looked.value : null;
    if (found?.isBot) throw wrong(t('forget.bot', { person }));
    return subjectOf(found?.id ?? null, person.toLowerCase(), found ? namesOf(found) : []);
  }
  const name = person.replace(/^@/u, '').toLowerCase();
  const fitting = said(await directory.people()).filter((each) =>
    namesOf(each).some((one) => one.toLowerCase() === name),
  );
  const [found, other] = fitting;
  if (!person.startsWith('@') || !found) throw wrong(t('forget.unknown', { person }));
  if (other) throw wrong(t('forget.several', { person, ids: fitting.map(({ id }) => id).join(', ') }));
  if (found.isBot) throw wrong(t('forget.bot', { person }));
  return withAddress(found.id, found, namesOf(found));
}

function namesOf({ handle, names }: DirectoryPerson): string[] {
  return [handle, ...names].filter((each) => each !== '');
}

function subjectOf(userId: string | null, email: string | null, names: readonly string[]): Subject {
  return { userId, email, names: [...new Set(names)], phones: [] };
}
