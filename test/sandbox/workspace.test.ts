import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaultRoles } from '../../src/sandbox/index.js';
import { methods } from '../../src/sandbox/api/methods/index.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe('the default workspace', () => {
  const stand = useStand();

  it('has everybody a desk needs, in two languages', async () => {
    const people = await stand.client.people();
    const named = new Map(people.map((one) => [one.name, one]));
    const handles = [
      ...defaultRoles.requesters,
      ...defaultRoles.agents,
      ...defaultRoles.leads,
      ...defaultRoles.managers,
    ];
    for (const handle of [...handles, ...defaultRoles.admins]) expect(named.has(handle)).toBe(true);
    expect(defaultRoles.agents).toHaveLength(5);
    expect(new Set(people.map((one) => one.locale))).toEqual(new Set(['en-US', 'zh-TW']));
    expect(new Set(people.map((one) => one.tz)).size).toBeGreaterThan(3);
    expect(named.get('ada')?.isAdmin).toBe(true);
    for (const person of people) expect(person.email ?? 'bot@example.com').toMatch(/@example\.com$/);
  });

  it('has the channels of the desk and its departments, with the bot in them', async () => {
    const channels = new Map((await stand.client.channels()).map((one) => [one.name, one]));
    for (const name of ['help', 'help-zh', 'general', 'support-queue', 'support-managers']) {
      expect(channels.get(name)?.members).toContain(stand.sandbox.botUserId);
    }
    for (const { channel, people, onCall } of defaultRoles.departments) {
      const found = channels.get(channel.slice(1));
      expect(found?.kind).toBe('private');
      for (const name of people) expect(found?.members).toContain(stand.user(name));
      expect((await stand.client.usergroups()).map((one) => `@${one.handle}`)).toContain(onCall);
    }
  });
});

describe('the workspace from above', () => {
  const stand = useStand();

  it('adds people and channels, invites, kicks, archives', async () => {
    const { client, sandbox } = stand;
    const { id } = await client.addPerson({ name: '@nora', realName: 'Nora', locale: 'zh-TW', tz: 'Europe/Paris' });
    await expect(client.addPerson({ name: 'nora' })).rejects.toMatchObject({ code: 'name_taken' });
    const channel = await client.addChannel({ name: '#lab', private: true, members: ['nora'] });
    await expect(client.person('alice').says('#lab', 'x')).rejects.toMatchObject({ code: 'channel_not_found' });
    await client.invite('lab', 'alice', '@bellhop');
    await client.person('alice').says('#lab', 'in');
    await client.kick('lab', 'alice');
    await expect(client.person('alice').sees('#lab')).rejects.toMatchObject({ code: 'channel_not_found' });
    const members = (await client.channels()).find((one) => one.id === channel.id)?.members;
    expect(members).toEqual([id, sandbox.botUserId]);
    await client.archive('lab');
    await expect(client.person('nora').says('#lab', 'x')).rejects.toMatchObject({ code: 'is_archived' });
    await client.archive('lab', false);
    await client.person('nora').says('#lab', 'x');
  });

  it('people obey the rules for people', async () => {
    const { client } = stand;
    const tom = client.person('tom');
    const message = await client.person('alice').says('#help', 'mine');
    await expect(tom.edits(message, 'yours')).rejects.toMatchObject({ code: 'cant_update_message' });
    await expect(tom.deletes(message)).rejects.toMatchObject({ code: 'cant_delete_message' });
    await tom.reacts(message, ':eyes:');
    await expect(tom.reacts(message, '👀')).rejects.toMatchObject({ code: 'already_reacted' });
    await expect(tom.unreacts(message, 'ticket')).rejects.toMatchObject({ code: 'no_reaction' });
    await tom.leaves('#random');
    await expect(tom.says('#random', 'x')).rejects.toMatchObject({ code: 'not_in_channel' });
    await tom.joins('#random');
    await tom.says('#random', 'x');
    await client.addPerson({ name: 'gus', isGuest: true });
    await expect(client.person('gus').sees('#random')).rejects.toMatchObject({ code: 'channel_not_found' });
    await expect(client.person('bellhop').says('#help', 'x')).rejects.toMatchObject({ code: 'user_is_bot' });
  });

  it('tells of every change, here and in another process', async () => {
    const { client, sandbox } = stand;
    const seen: string[] = [];
    const stop = sandbox.onChange((change) => seen.push(change.t));
    const waiting = client.until(async () => (await client.messages('#general')).find((one) => one.text === 'news'));
    await client.person('alice').says('#general', 'news');
    expect((await waiting).user).toBe(stand.user('alice'));
    stop();
    expect(seen).toContain('message');
    await expect(client.until(() => Promise.resolve(false), { timeoutMs: 1, what: 'the impossible' })).rejects.toThrow(
      'the impossible did not happen in time',
    );
  });

  it('shows what the bot posted, threads included, and the traffic of both directions', async () => {
    const { client, web, channel } = stand;
    const post = await web.chat.postMessage({ channel: channel('help'), text: 'card' });
    await web.chat.postMessage({ channel: channel('help'), text: 'note', thread_ts: post.ts ?? '' });
    expect((await client.botPosts('help')).map((one) => one.text)).toEqual(['card', 'note']);
    expect(await refusalOf(web.conversations.info({ channel: 'C1' }))).toBe('channel_not_found');
    await client.idle();
    const traffic = await client.traffic();
    expect(traffic).toContainEqual(
      expect.objectContaining({ direction: 'from app', kind: 'conversations.info', error: 'channel_not_found' }),
    );
    expect(traffic).toContainEqual(
      expect.objectContaining({ direction: 'to app', kind: 'event message', status: 200 }),
    );
  });

  it('without an app people are told so, and events are lost', async () => {
    const { client } = stand;
    await expect(client.connect('nowhere')).rejects.toMatchObject({ code: 'invalid_url' });
    await client.connect('http://127.0.0.1:1/slack/events');
    await expect(client.person('alice').types('/ticket')).rejects.toMatchObject({ code: 'dispatch_failed' });
    await client.person('alice').says('#help', 'x');
    await client.idle();
  });
});

describe('the list of methods', () => {
  it('names each once, and has every file of its folder', async () => {
    const names = methods.map((method) => method.name);
    expect(new Set(names).size).toBe(names.length);
    const folder = new URL('../../src/sandbox/api/methods/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    const found = new Set<unknown>();
    for (const file of files) {
      const module = (await import(new URL(file, folder).pathname)) as Record<string, unknown>;
      for (const exported of Object.values(module)) {
        if (Array.isArray(exported)) for (const method of exported) found.add((method as { name: string }).name);
      }
    }
    expect([...found].sort()).toEqual([...names].sort());
  });
});
