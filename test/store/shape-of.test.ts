import { describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { requestOf } from '../../bench/support/creators.js';
import { ticket } from '../../src/store/models/records.js';
import { options, optionalText, text } from '../../src/store/models/fields.js';
import { shapeOf } from '../../src/store/models/shape-of.js';

const at = new Date('2026-03-02T01:00:00Z');
const right = {
  _id: 't1',
  teamId: 'T1',
  number: 1,
  version: 1,
  subject: 'Nothing works',
  description: '',
  type: null,
  category: null,
  tags: ['a', 'b'],
  priority: 'normal',
  status: 'new',
  requester: requestOf('shape', 1).requester,
  via: 'slack',
  assignee: null,
  department: null,
  openedBy: 'U1',
  openedByAgent: false,
  conversation: { kind: 'none' },
  source: null,
  links: [{ kind: 'follow_up_of', ticketId: 't0', number: 7 }],
  clocks: { statusSince: at, reopens: 0, publicReplies: 0 },
  createdAt: at,
  updatedAt: at,
  eventCount: 1,
  unresolved: true,
  live: true,
};

describe('the shape of a ticket', () => {
  const shape = shapeOf(ticket);

  it('is that of a ticket', () => {
    expect(shape.safeParse(right).error).toBeUndefined();
  });

  const { via: _via, ...withoutVia } = right;
  it.each([
    ['a field that is missing', withoutVia, 'via'],
    ['a field that no ticket has', { ...right, colour: 'red' }, ''],
    ['a text that is empty', { ...right, subject: '' }, 'subject'],
    ['a number for a text', { ...right, subject: 7 }, 'subject'],
    ['operators for a text', { ...right, description: { $ne: null } }, 'description'],
    ['a date as text', { ...right, createdAt: at.toISOString() }, 'createdAt'],
    ['null where a field may only be absent', { ...right, erasedAt: null }, 'erasedAt'],
    ['undefined, which the driver would send as null', { ...right, erasedAt: undefined }, 'erasedAt'],
    ['a text for a list', { ...right, tags: 'a' }, 'tags'],
    ['a list with something else', { ...right, tags: ['a', 7] }, 'tags.1'],
    ['a part with something else', { ...right, clocks: { ...right.clocks, reopens: '0' } }, 'clocks.reopens'],
    ['a part with more', { ...right, requester: { kind: 'slack', userId: 'U1', $set: {} } }, 'requester'],
    ['a record of a list with less', { ...right, links: [{ kind: 'follow_up_of', number: 7 }] }, 'links.0.ticketId'],
  ])('is not %s', (_what, doc, where) => {
    expect(shape.safeParse(doc).error?.issues.map(({ path }) => path.join('.'))).toEqual([where]);
  });

  it('says nothing of what people wrote', () => {
    const said = shape.safeParse({ ...right, tags: 'my secret' }).error?.message;
    expect(said).not.toContain('secret');
  });
});

it('a type of field that no record had so far is refused at the start', () => {
  const schema = new Schema({ _id: text, note: optionalText, more: { type: Schema.Types.Mixed } }, options);
  expect(() => shapeOf(schema)).toThrow('No record had a field of type Mixed so far: more');
});
