import type { Subject } from '../../desk/privacy/erasure.js';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';

/**
 * Somebody with all that the desk itself knows them by: what it calls them, a contact's name and phone.
 * @param pending what an erasure that was cut short left of that: the records themselves may be erased by now
 */
export async function completeSubject(
  { models, workspace: { teamId } }: ErasureParts,
  subject: Subject,
  pending: Doc,
): Promise<Subject> {
  const { userId, email } = subject;
  const person = userId === null ? null : await models.people.collection.findOne({ teamId, userId });
  const asContact = { teamId, 'requester.email': email };
  const contacts = email === null ? [] : await models.tickets.collection.find(asContact).toArray();
  const before = await models.deskEvents.collection.find(pending).toArray();
  const contactWas = (field: 'name' | 'phone'): unknown[] =>
    contacts.map(({ requester }) => (requester as Doc)[field] as unknown);
  const earlier = (field: 'names' | 'phones'): unknown[] =>
    before.flatMap((each) => ((each['pending'] as Partial<Subject>)[field] ?? []) as unknown[]);
  const calledHere = (person?.['person'] as { name?: string } | undefined)?.name;
  return {
    ...subject,
    names: told([...subject.names, calledHere, ...contactWas('name'), ...earlier('names')]),
    phones: told([...subject.phones, ...contactWas('phone'), ...earlier('phones')]),
  };
}

/** Each once. */
function told(all: readonly unknown[]): string[] {
  return [...new Set(all.filter((each): each is string => typeof each === 'string' && each !== ''))];
}
