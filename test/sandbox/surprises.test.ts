import { beforeEach, describe, expect, it } from '@jest/globals';
import { arr, obj, str } from '../../src/sandbox/json.js';
import { bellhopManifest, manifestWith } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe("Slack's surprises", () => {
  const stand = useStand();

  beforeEach(async () => {
    await stand.sandbox.idle();
    stand.peer.received.length = 0;
    stand.peer.reply = () => undefined;
    stand.clock.moveBy(60_000);
  });

  it('one post that mentions the bot gives two events with different ids, in either order', async () => {
    const { client, peer, sandbox } = stand;
    const orders = new Set<string>();
    for (let i = 0; i < 8; i++) {
      peer.received.length = 0;
      const message = await client.person('alice').says('#help', '@bellhop take');
      await sandbox.idle();
      expect(peer.events('app_mention')[0]).toMatchObject({ ts: message.ts, text: `<@${sandbox.botUserId}> take` });
      expect(new Set(peer.received.map(({ payload }) => payload['event_id'])).size).toBe(2);
      orders.add(
        peer
          .events()
          .map((event) => str(event, 'type'))
          .join(),
      );
    }
    expect([...orders].sort()).toEqual(['app_mention,message', 'message,app_mention']);
  });

  it('a mention in the DM with the bot is a message only', async () => {
    const { client, peer, sandbox } = stand;
    await client.person('alice').says('@bellhop', '@bellhop hello');
    await sandbox.idle();
    expect(peer.events().map((event) => event['type'])).toEqual(['message']);
  });

  it('emoji and mentions carry no trigger_id', async () => {
    const { client, peer, sandbox } = stand;
    const message = await client.person('alice').says('#help', '@bellhop ticket');
    await client.person('tom').reacts(message, 'ticket');
    await sandbox.idle();
    expect(peer.received).toHaveLength(3);
    for (const { body } of peer.received) expect(body).not.toContain('trigger_id');
  });

  it('an ephemeral in a thread is seen only if the thread has replies', async () => {
    const { client, web, user, channel } = stand;
    const alice = client.person('alice');
    const message = await alice.says('#help', 'lonely');
    const say = (text: string) =>
      web.chat.postEphemeral({ channel: channel('help'), user: user('alice'), text, thread_ts: message.ts });
    await say('lost');
    await alice.says('#help', 'reply', { thread: message });
    await say('seen');
    const thread = await alice.sees('#help', { thread: message });
    expect(thread.map((one) => one.text)).toEqual(['lonely', 'reply', 'seen']);
    expect((await alice.sees('#help')).filter((one) => one.ephemeral)).toHaveLength(0);
  });

  it('there are no slash commands in threads', async () => {
    const { client, peer } = stand;
    const message = await client.person('alice').says('#help', 'x');
    await expect(client.person('alice').types('/ticket x', { in: '#help', thread: message })).rejects.toMatchObject({
      code: 'not_in_thread',
    });
    expect(peer.received.some(({ body }) => body.startsWith('token='))).toBe(false);
  });

  it('in a DM between people only the response_url answers', async () => {
    const { client, peer, web } = stand;
    await client.person('alice').types('/ticket x', { in: '@tom' });
    const command = peer.last();
    expect(command).toMatchObject({ channel_name: 'directmessage', command: '/ticket', text: 'x' });
    const channel = peer.field('channel_id');
    expect(await refusalOf(web.chat.postMessage({ channel, text: 'x' }))).toBe('channel_not_found');
    const answer = await fetch(peer.field('response_url'), {
      method: 'POST',
      body: JSON.stringify({ text: 'here' }),
    });
    expect(answer.status).toBe(200);
    expect(await client.person('alice').sees('@tom')).toMatchObject([{ text: 'here', ephemeral: true }]);
    expect(await client.person('tom').sees('@alice')).toEqual([]);
  });

  it('message shortcuts work where the bot is not; every other call does not', async () => {
    const { client, peer, web, channel } = stand;
    const message = await client.person('alice').says('#random', 'broken');
    await client.person('tom').uses('create_ticket', message);
    expect(peer.last()).toMatchObject({
      type: 'message_action',
      callback_id: 'create_ticket',
      message_ts: message.ts,
      message: { text: 'broken' },
      channel: { id: channel('random'), name: 'random' },
      trigger_id: expect.any(String),
      response_url: expect.any(String),
    });
    expect(await refusalOf(web.chat.postMessage({ channel: channel('random'), text: 'x' }))).toBe('not_in_channel');
    expect(await refusalOf(web.conversations.history({ channel: channel('random') }))).toBe('not_in_channel');
  });

  it('with should_escape names in commands become ids', async () => {
    const { client, peer, user, channel } = stand;
    await client.person('ava').types('/ticket assign 12 @ben to #billing & <b>');
    expect(peer.last()['text']).toBe(
      `assign 12 <@${user('ben')}|ben> to <#${channel('billing')}|billing> &amp; &lt;b&gt;`,
    );
  });

  it('a typed emoji arrives by its name, in messages and commands', async () => {
    const { client, peer, sandbox } = stand;
    const message = await client.person('ava').says('#help', '🔒 secret 🎫👀✅‼️🚨');
    expect(message.text).toBe(':lock: secret :ticket::eyes::white_check_mark::bangbang::rotating_light:');
    await sandbox.idle();
    await client.person('ava').types('/ticket 🔒 x');
    expect(peer.last()['text']).toBe(':lock: x');
  });

  it('an edit notifies nobody', async () => {
    const { client, web, channel, user } = stand;
    const ben = client.person('ben');
    const before = (await ben.notifications()).length;
    const post = await web.chat.postMessage({ channel: channel('help'), text: 'card' });
    await web.chat.update({ channel: channel('help'), ts: post.ts ?? '', text: `<@${user('ben')}> look` });
    expect(await ben.notifications()).toHaveLength(before);
    await web.chat.postMessage({ channel: channel('help'), text: `<@${user('ben')}> look`, thread_ts: post.ts ?? '' });
    expect((await ben.notifications()).at(-1)).toMatchObject({ why: 'mention', text: `<@${user('ben')}> look` });
    expect(await ben.notifications()).toHaveLength(before + 1);
  });

  it('user groups and DMs ping, own messages do not', async () => {
    const { client } = stand;
    const bill = client.person('bill');
    await client.person('hui').says('#billing', '@oncall-billing please');
    await client.person('tom').says('@bill', 'psst');
    await bill.says('#billing', '@bill note to self');
    expect((await bill.notifications()).map((one) => one.why)).toEqual(['usergroup', 'dm']);
  });

  it('texts of people arrive escaped, with ids for names', async () => {
    const { client, user, channel } = stand;
    const message = await client
      .person('alice')
      .says('#help', 'a < b & c @tom, see #general or https://example.com/x?a=1.');
    expect(message.text).toBe(
      `a &lt; b &amp; c <@${user('tom')}>, see <#${channel('general')}|general> or <https://example.com/x?a=1>.`,
    );
  });

  it('the same payloads for an outsider of Slack Connect carry their own team, the envelope the app’s', async () => {
    const { client, peer, sandbox, web } = stand;
    await client.addPerson({ name: 'otto', isStranger: true });
    const { id } = await client.addChannel({
      name: 'shared',
      members: ['alice', 'otto', '@bellhop'],
      isExtShared: true,
    });
    const otto = client.person('otto');
    const message = await otto.says('#shared', 'hello from outside');
    await sandbox.idle();
    expect(peer.received[0]?.payload).toMatchObject({
      team_id: sandbox.teamId,
      authorizations: [{ team_id: sandbox.teamId }],
      is_ext_shared_channel: true,
    });
    const theirs = str(peer.events()[0], 'team');
    expect(theirs).not.toBe(sandbox.teamId);
    await expect(otto.types('/ticket x', { in: '#shared' })).rejects.toMatchObject({ code: 'restricted_action' });
    await otto.uses('Create ticket', message);
    const trigger = peer.field('trigger_id');
    const block = {
      type: 'input',
      block_id: 'a',
      label: { type: 'plain_text' as const, text: 'A' },
      element: { type: 'plain_text_input', action_id: 'b' },
    };
    const text = (value: string) => ({ type: 'plain_text' as const, text: value });
    await web.views.open({
      trigger_id: trigger,
      view: { type: 'modal', callback_id: 'c', title: text('T'), submit: text('S'), blocks: [block] },
    });
    await otto.submits({ A: 'x' });
    expect(peer.last()).toMatchObject({
      type: 'view_submission',
      team: { id: theirs },
      user: { team_id: theirs },
      view: { app_installed_team_id: sandbox.teamId },
    });
    expect(peer.last()['view']).toMatchObject({ team_id: sandbox.teamId });
    const info = await web.users.info({ user: str(obj(peer.last(), 'user'), 'id') ?? '' });
    expect(info.user).toMatchObject({ is_stranger: true, team_id: theirs });
    expect((await web.conversations.info({ channel: id })).channel).toMatchObject({ is_ext_shared: true });
  });

  it('an ephemeral’s buttons bring no message', async () => {
    const { client, peer, web, user, channel } = stand;
    const button = {
      type: 'button' as const,
      action_id: 'open',
      text: { type: 'plain_text' as const, text: 'Open a ticket?' },
    };
    await web.chat.postEphemeral({
      channel: channel('help'),
      user: user('lin'),
      text: 'x',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const [offer] = (await client.person('lin').sees('#help')).filter((one) => one.ephemeral);
    await client.person('lin').presses('Open a ticket?', offer);
    expect(peer.last()).toMatchObject({ container: { is_ephemeral: true, message_ts: offer?.ts } });
    expect(peer.last()).not.toHaveProperty('message');
    expect(arr(peer.last(), 'actions')).toHaveLength(1);
  });
});

describe('what the manifest forbids', () => {
  const stand = useStand({
    ...manifestWith({ without: ['reactions:read'] }),
    features: {
      ...bellhopManifest().features,
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      slash_commands: [{ command: '/plain' }],
    },
  });

  it('DMs to the bot need a messages tab that is not read-only', async () => {
    await expect(stand.client.person('alice').says('@bellhop', 'hi')).rejects.toMatchObject({
      code: 'messages_tab_disabled',
    });
  });

  it('reactions need reactions:read', async () => {
    const message = await stand.client.person('alice').says('#help', 'x');
    await stand.client.person('alice').reacts(message, 'ticket');
    await stand.sandbox.idle();
    expect(stand.peer.events('reaction_added')).toHaveLength(0);
  });

  it('without should_escape `@user` is no id', async () => {
    await stand.client.person('alice').types('/plain @tom #help');
    expect(stand.peer.last()['text']).toBe('@tom #help');
    await expect(stand.client.person('alice').types('/ticket')).rejects.toMatchObject({ code: 'unknown_command' });
  });
});
