import { describe, expect, it } from '@jest/globals';
import { bellhopManifest } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe('conversations.* and users.*', () => {
  const stand = useStand(bellhopManifest());

  it('pages through history by cursor and by time, newest first', async () => {
    const { client, web } = stand;
    const { id } = await client.addChannel({ name: 'busy', members: ['alice', '@bellhop'] });
    const said = [];
    for (let i = 0; i < 7; i++) said.push(await client.person('alice').says('#busy', `m${i}`));
    const texts: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await web.conversations.history({ channel: id, limit: 3, ...(cursor ? { cursor } : {}) });
      texts.push(...(page.messages ?? []).map((one) => one.text));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    expect(texts).toEqual(['m6', 'm5', 'm4', 'm3', 'm2', 'm1', 'm0']);
    const bounds = { channel: id, oldest: said[1]?.ts ?? '', latest: said[4]?.ts ?? '' };
    const open = await web.conversations.history(bounds);
    expect(open.messages?.map((one) => one.text)).toEqual(['m3', 'm2']);
    const closed = await web.conversations.history({ ...bounds, inclusive: true });
    expect(closed.messages?.map((one) => one.text)).toEqual(['m4', 'm3', 'm2', 'm1']);
  });

  it('pages through replies; the ts of a reply gives just that reply', async () => {
    const { client, web, channel } = stand;
    const alice = client.person('alice');
    const parent = await alice.says('#help', 'parent');
    const replies = [];
    for (let i = 0; i < 4; i++) replies.push(await alice.says('#help', `r${i}`, { thread: parent }));
    const first = await web.conversations.replies({ channel: channel('help'), ts: parent.ts, limit: 3 });
    expect(first.messages?.map((one) => one.text)).toEqual(['parent', 'r0', 'r1']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await web.conversations.replies({ channel: channel('help'), ts: parent.ts, limit: 3, cursor });
    expect(second.messages?.map((one) => one.text)).toEqual(['parent', 'r2', 'r3']);
    const one = await web.conversations.replies({ channel: channel('help'), ts: replies[1]?.ts ?? '' });
    expect(one.messages?.map((message) => message.text)).toEqual(['r1']);
  });

  it('lists what the bot may see, in pages', async () => {
    const { client, web } = stand;
    await client.addChannel({ name: 'hidden', private: true, members: ['alice'] });
    const names: (string | undefined)[] = [];
    let cursor = '';
    do {
      const page = await web.conversations.list({ types: 'public_channel,private_channel', limit: 4, cursor });
      names.push(...(page.channels ?? []).map((one) => one.name));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    expect(names).toContain('support-queue');
    expect(names).toContain('random');
    expect(names).not.toContain('hidden');
    expect(new Set(names).size).toBe(names.length);
  });

  it('joins public channels, once; private ones never', async () => {
    const { client, web, channel } = stand;
    const { id } = await client.addChannel({ name: 'fresh', members: ['alice'] });
    expect(await refusalOf(web.conversations.history({ channel: id }))).toBe('not_in_channel');
    expect((await web.conversations.join({ channel: id })).channel?.is_member).toBe(true);
    expect(await web.conversations.join({ channel: id })).toMatchObject({ warning: 'already_in_channel' });
    expect(await refusalOf(web.conversations.join({ channel: channel('it') }))).toBe(
      'method_not_supported_for_channel_type',
    );
  });

  it('opens a DM, and again the same', async () => {
    const { web, user } = stand;
    const first = await web.conversations.open({ users: user('lin') });
    const again = await web.conversations.open({ users: user('lin') });
    expect(again).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
    expect(await refusalOf(web.conversations.open({ users: 'U0NOBODY000' }))).toBe('user_not_found');
  });

  it('tells who is in a channel', async () => {
    const { web, channel, user, sandbox } = stand;
    const { members } = await web.conversations.members({ channel: channel('billing') });
    expect(members).toEqual([user('bill'), user('hui'), sandbox.botUserId]);
  });

  it('tells locale and zone of a person', async () => {
    const { web, user } = stand;
    const mei = await web.users.info({ user: user('mei'), include_locale: true });
    expect(mei.user).toMatchObject({ locale: 'zh-TW', tz: 'Asia/Taipei', tz_offset: 28_800, real_name: '林美玲' });
    const tom = await web.users.info({ user: user('tom') });
    expect(tom.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 3600 });
    expect(tom.user).not.toHaveProperty('locale');
    expect(await refusalOf(web.users.info({ user: 'U0NOBODY000' }))).toBe('user_not_found');
  });

  it('finds people by address, groups with their people, and itself', async () => {
    const { web, user, sandbox } = stand;
    expect((await web.users.lookupByEmail({ email: 'Alice@example.com' })).user?.id).toBe(user('alice'));
    expect(await refusalOf(web.users.lookupByEmail({ email: 'no@example.com' }))).toBe('users_not_found');
    const { usergroups } = await web.usergroups.list({ include_users: true });
    const group = usergroups?.find((one) => one.handle === 'oncall-billing');
    expect(group?.users).toEqual([user('bill')]);
    expect((await web.usergroups.users.list({ usergroup: group?.id ?? '' })).users).toEqual([user('bill')]);
    expect((await web.users.list({})).members).toHaveLength((await stand.client.people()).length);
    expect(await web.auth.test()).toMatchObject({ user_id: sandbox.botUserId, bot_id: sandbox.botId, user: 'bellhop' });
    expect((await web.bots.info({ bot: sandbox.botId })).bot).toMatchObject({ user_id: sandbox.botUserId });
  });

  it('takes arguments as JSON, as a form and, to read, in the address', async () => {
    const { sandbox, user } = stand;
    const headers = { authorization: `Bearer ${sandbox.botToken}` };
    const ask = async (init: RequestInit, query = ''): Promise<unknown> =>
      (await fetch(`${sandbox.apiUrl}users.info${query}`, init)).json();
    const expected = { ok: true, user: { id: user('tom') } };
    const json = { 'content-type': 'application/json; charset=utf-8' };
    expect(
      await ask({ method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify({ user: user('tom') }) }),
    ).toMatchObject(expected);
    expect(await ask({ headers }, `?user=${user('tom')}`)).toMatchObject(expected);
    expect(
      await ask({ method: 'POST', body: new URLSearchParams({ user: user('tom'), token: sandbox.botToken }) }),
    ).toMatchObject(expected);
    expect(await ask({ method: 'POST', headers: { ...headers, ...json }, body: '{' })).toMatchObject({
      error: 'invalid_json',
    });
    expect(await ask({ method: 'POST', headers: { ...headers, ...json }, body: 'null' })).toMatchObject({
      error: 'json_not_object',
    });
  });
});
