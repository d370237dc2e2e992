import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { methods } from '../../src/sandbox/api/methods/index.js';
import { manifestWith } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

it('the README names every method of Slack’s families that is not there', () => {
  const listed = [...readFileSync('src/sandbox/README.md', 'utf8').matchAll(/`([a-z]+(?:\.[a-zA-Z]+)+)`/gu)].map(
    ([, name]) => name,
  );
  const known = new Set(methods.map(({ name }) => name));
  const methodsOf = (part: object, path: string): string[] =>
    Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'function') return [`${path}.${name}`];
      return typeof value === 'object' && value !== null ? methodsOf(value, `${path}.${name}`) : [];
    });
  const { chat, conversations, users, reactions, usergroups } = new WebClient();
  const families = { chat, conversations, users, reactions, usergroups };
  const missing = Object.entries(families)
    .flatMap(([name, family]) => methodsOf(family, name))
    .filter((name) => !known.has(name));
  expect(missing.length).toBeGreaterThan(10);
  expect(missing.filter((name) => !listed.includes(name))).toEqual([]);
  // and none that is there: only the list names methods with all of their parts
  const list = readFileSync('src/sandbox/README.md', 'utf8').split('unknown_method')[1] ?? '';
  expect([...known].filter((name) => list.includes(`\`${name}\``))).toEqual([]);
});

describe('what an app may change in the workspace', () => {
  const stand = useStand(
    manifestWith({
      scopes: ['channels:manage', 'groups:write', 'usergroups:write', 'reactions:write'],
      events: ['channel_created', 'channel_archive', 'channel_rename', 'subteam_created', 'subteam_updated'],
    }),
  );
  const events = async (type: string): Promise<unknown[]> => {
    await stand.sandbox.idle();
    return stand.peer.events(type);
  };

  it('channels: made, named, filled, archived, opened again; told as events and lines', async () => {
    const { web, client, user } = stand;
    const { channel } = await web.conversations.create({ name: 'War Room' });
    expect(channel).toMatchObject({ name: 'war-room', is_member: true, is_private: false });
    const id = channel?.id ?? '';
    expect(await events('channel_created')).toMatchObject([{ channel: { id, name: 'war-room' } }]);
    await web.conversations.invite({ channel: id, users: `${user('alice')},${user('ava')}` });
    await client.person('alice').says('#war-room', 'here we are');
    await web.conversations.rename({ channel: id, name: 'peace' });
    expect(await events('channel_rename')).toMatchObject([{ channel: { id, name: 'peace' } }]);
    await web.conversations.kick({ channel: id, user: user('ava') });
    expect((await web.conversations.members({ channel: id })).members).toEqual([
      stand.sandbox.botUserId,
      user('alice'),
    ]);
    await web.conversations.archive({ channel: id });
    expect(await events('channel_archive')).toMatchObject([{ channel: id, user: stand.sandbox.botUserId }]);
    expect(await refusalOf(web.chat.postMessage({ channel: id, text: 'x' }))).toContain('is_archived');
    await web.conversations.unarchive({ channel: id });
    await web.chat.postMessage({ channel: id, text: 'again' });
    expect((await client.messages('#peace')).map(({ text }) => text).at(-1)).toBe('again');
  });

  it('several invited at once: all or, with force, those who can be', async () => {
    const { web, user } = stand;
    const { channel } = await web.conversations.create({ name: 'several', is_private: true });
    const id = channel?.id ?? '';
    const users = `${user('alice')},U0NOBODY000`;
    expect(await refusalOf(web.conversations.invite({ channel: id, users }))).toContain('user_not_found');
    expect((await web.conversations.members({ channel: id })).members).toEqual([stand.sandbox.botUserId]);
    const { errors } = await web.conversations.invite({ channel: id, users, force: true });
    expect(errors).toEqual([{ user: 'U0NOBODY000', ok: false, error: 'user_not_found' }]);
    await web.conversations.kick({ channel: id, user: user('alice') });
    expect(await refusalOf(web.conversations.leave({ channel: id }))).toContain('last_member');
  });

  it('refuses names that Slack does not take, and what is not the app’s to change', async () => {
    const { web, channel } = stand;
    const create = (name: string) => refusalOf(web.conversations.create({ name }));
    expect(await create(' ')).toContain('invalid_name_required');
    expect(await create('a.b')).toContain('invalid_name_specials');
    expect(await create('--')).toContain('invalid_name_punctuation');
    expect(await create('x'.repeat(81))).toContain('invalid_name_maxlength');
    expect(await create('help')).toContain('name_taken');
    const help = channel('help');
    expect(await refusalOf(web.conversations.rename({ channel: help, name: 'mine' }))).toContain('not_authorized');
    const general = channel('general');
    expect(await refusalOf(web.conversations.archive({ channel: general }))).toContain('cant_archive_general');
    expect(await refusalOf(web.conversations.leave({ channel: general }))).toContain('cant_leave_general');
  });

  it('user groups: made, changed, filled', async () => {
    const { web, user } = stand;
    const { usergroup } = await web.usergroups.create({ name: 'Night Shift', description: 'after six' });
    expect(usergroup).toMatchObject({ handle: 'night-shift', name: 'Night Shift', description: 'after six' });
    const id = usergroup?.id ?? '';
    expect(await refusalOf(web.usergroups.create({ name: 'night shift' }))).toContain('name_already_exists');
    expect(await refusalOf(web.usergroups.create({ name: 'N', handle: 'alice' }))).toContain('handle_already_exists');
    expect(await refusalOf(web.usergroups.update({ usergroup: 'S0NONE', name: 'N' }))).toContain('no_such_subteam');
    await web.usergroups.update({ usergroup: id, handle: '@nights' });
    await web.usergroups.users.update({ usergroup: id, users: `${user('ava')},${user('ben')}` });
    expect(await refusalOf(web.usergroups.users.update({ usergroup: id, users: 'U0NOBODY000' }))).toContain(
      'invalid_users',
    );
    const { usergroups } = await web.usergroups.list({ include_users: true });
    expect(usergroups?.find((one) => one.id === id)).toMatchObject({
      handle: 'nights',
      name: 'Night Shift',
      users: [user('ava'), user('ben')],
    });
    expect(await events('subteam_created')).toHaveLength(1);
    expect(await events('subteam_updated')).toHaveLength(2);
  });

  it('reactions of a person, the newest message first, a page at a time', async () => {
    const { web, client, channel, user } = stand;
    const said = [];
    for (const text of ['one', 'two', 'three']) said.push(await client.person('alice').says('#help', text));
    await web.conversations.join({ channel: channel('help') });
    for (const message of said) await client.person('ava').reacts(message, 'eyes');
    await client.person('ben').reacts(said[0]!, 'tada');
    const first = await web.reactions.list({ user: user('ava'), limit: 2 });
    expect(first.items?.map((item) => item.message?.text)).toEqual(['three', 'two']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await web.reactions.list({ user: user('ava'), limit: 2, cursor });
    expect(second.items).toMatchObject([{ type: 'message', channel: channel('help'), message: { text: 'one' } }]);
    expect((await web.reactions.list()).items).toEqual([]);
  });
});
