import { beforeEach, describe, expect, it } from '@jest/globals';
import { obj } from '../../src/sandbox/json.js';
import { manifestWith } from './support/manifest.js';
import { signatureOf } from './support/raw-peer.js';
import { useStand } from './support/stand.js';

describe('events', () => {
  const stand = useStand(
    manifestWith({ events: ['member_joined_channel', 'reaction_removed'], scopes: ['reactions:write'] }),
  );

  beforeEach(async () => {
    await stand.sandbox.idle();
    stand.peer.received.length = 0;
    stand.clock.moveBy(60_000);
  });

  it('come signed, in the envelope of Slack', async () => {
    const { client, peer, sandbox, user, channel } = stand;
    const message = await client.person('alice').says('#help', 'hello');
    await sandbox.idle();
    const [request] = peer.received;
    expect(peer.received).toHaveLength(1);
    expect(request?.headers['x-slack-signature']).toBe(request && signatureOf(sandbox.signingSecret, request));
    expect(request?.payload).toMatchObject({
      type: 'event_callback',
      team_id: sandbox.teamId,
      api_app_id: sandbox.appId,
      event_id: expect.stringMatching(/^Ev/),
      event_time: Math.floor(stand.clock.now().getTime() / 1000),
      authorizations: [{ team_id: sandbox.teamId, user_id: sandbox.botUserId, is_bot: true }],
      is_ext_shared_channel: false,
      event_context: expect.any(String),
      token: expect.any(String),
      event: {
        type: 'message',
        user: user('alice'),
        text: 'hello',
        ts: message.ts,
        event_ts: message.ts,
        channel: channel('help'),
        channel_type: 'channel',
        client_msg_id: expect.any(String),
        team: sandbox.teamId,
        blocks: [{ type: 'rich_text' }],
      },
    });
  });

  it('come only from where the bot is', async () => {
    const { client, peer, sandbox } = stand;
    await client.person('alice').says('#random', 'not here');
    await client.person('alice').says('@tom', 'between us');
    await sandbox.idle();
    expect(peer.received).toHaveLength(0);
    await client.person('ava').says('#support-queue', 'private, but the bot is here');
    await client.person('ava').says('@bellhop', 'dm');
    await sandbox.idle();
    expect(peer.events().map((event) => event['channel_type'])).toEqual(['group', 'im']);
  });

  it("tell of the bot's own posts, with its bot_id", async () => {
    const { web, peer, sandbox, channel } = stand;
    await web.chat.postMessage({ channel: channel('help'), text: 'mine' });
    await sandbox.idle();
    expect(peer.events()[0]).toMatchObject({
      type: 'message',
      user: sandbox.botUserId,
      bot_id: sandbox.botId,
      app_id: sandbox.appId,
      bot_profile: { id: sandbox.botId },
    });
  });

  it('tell of edits and deletions, hidden and with what was there', async () => {
    const { client, peer, sandbox } = stand;
    const alice = client.person('alice');
    const message = await alice.says('#help', 'befor');
    await alice.edits(message, 'before');
    await alice.deletes(message);
    await sandbox.idle();
    expect(peer.events()[1]).toMatchObject({
      subtype: 'message_changed',
      hidden: true,
      message: { text: 'before', ts: message.ts, edited: {} },
      previous_message: { text: 'befor' },
    });
    expect(peer.events()[2]).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: message.ts,
      previous_message: { text: 'before' },
    });
  });

  it('the first message of a thread stays as a tombstone', async () => {
    const { client, peer, sandbox } = stand;
    const alice = client.person('alice');
    const message = await alice.says('#help', 'parent');
    await alice.says('#help', 'reply', { thread: message });
    await alice.deletes(message);
    await sandbox.idle();
    expect(peer.events().at(-1)).toMatchObject({ subtype: 'message_changed', message: { subtype: 'tombstone' } });
    const thread = await alice.sees('#help', { thread: message });
    expect(thread.map((one) => [one.deleted ?? false, one.text])).toEqual([
      [true, 'This message was deleted.'],
      [false, 'reply'],
    ]);
  });

  it('tell of replies, files, joins, reactions', async () => {
    const { client, peer, sandbox, user, channel } = stand;
    const [alice, tom] = [client.person('alice'), client.person('tom')];
    const message = await alice.says('#help', 'parent');
    await tom.says('#help', 'see', { thread: message, files: [{ name: 'log.txt', content: 'a log' }] });
    await tom.reacts(message, '🎫');
    await tom.unreacts(message, 'ticket');
    const { id } = await client.addPerson({ name: `nina` });
    await client.person('nina').joins('#help');
    await sandbox.idle();
    expect(peer.events()[1]).toMatchObject({
      subtype: 'file_share',
      thread_ts: message.ts,
      parent_user_id: user('alice'),
      files: [{ name: 'log.txt', size: 5, mimetype: 'text/plain' }],
    });
    expect(peer.events('reaction_added')).toEqual([
      expect.objectContaining({
        user: user('tom'),
        reaction: 'ticket',
        item: { type: 'message', channel: channel('help'), ts: message.ts },
        item_user: user('alice'),
      }),
    ]);
    expect(peer.events('reaction_removed')).toHaveLength(1);
    expect(peer.events().find((event) => event['subtype'] === 'channel_join')).toMatchObject({ user: id });
    expect(peer.events('member_joined_channel')).toHaveLength(1);
  });

  it('tell of changed and of leaving people', async () => {
    const { client, peer, sandbox, user } = stand;
    await client.updatePerson('sara', { locale: 'zh-TW' });
    await client.updatePerson('sara', { deleted: true });
    await sandbox.idle();
    expect(peer.events('user_change').map((event) => event['user'])).toMatchObject([
      { id: user('sara'), locale: 'zh-TW', deleted: false },
      { id: user('sara'), deleted: true },
    ]);
    await expect(client.person('sara').says('#help', 'x')).rejects.toMatchObject({ code: 'account_inactive' });
  });

  it('app_home_opened brings the view that was published before', async () => {
    const { client, peer, web, user } = stand;
    const view = { type: 'home' as const, blocks: [{ type: 'divider' }] };
    await web.views.publish({ user_id: user('ben'), view });
    const open = client.person('ben').opensHome();
    await peer.came(1);
    await web.views.publish({
      user_id: user('ben'),
      view: { ...view, blocks: [{ type: 'divider' }, { type: 'divider' }] },
    });
    expect((await open)?.blocks).toHaveLength(2);
    expect(peer.events('app_home_opened')[0]).toMatchObject({ tab: 'home', user: user('ben'), view: { type: 'home' } });
    expect(obj(peer.events('app_home_opened')[0], 'view')?.['blocks']).toHaveLength(1);
  });
});

describe('retries of events', () => {
  const stand = useStand();
  const minutes = (n: number): number => n * 60_000;

  beforeEach(async () => {
    await stand.sandbox.idle();
    stand.peer.received.length = 0;
    stand.peer.reply = () => undefined;
  });

  it('come at once, after one and after five minutes, with number and reason, and then end', async () => {
    const { client, peer, wall, sandbox } = stand;
    peer.reply = () => ({ status: 500 });
    await client.person('alice').says('#help', 'x');
    await sandbox.idle();
    expect(peer.received).toHaveLength(2);
    wall.pass(minutes(1));
    await peer.came(3);
    await sandbox.idle();
    wall.pass(minutes(5));
    await peer.came(4);
    await sandbox.idle();
    wall.pass(minutes(60));
    await sandbox.idle();
    expect(peer.received).toHaveLength(4);
    const heads = peer.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    expect(heads).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(peer.received.map(({ payload }) => payload['event_id'])).size).toBe(1);
  });

  it('come after three seconds of silence', async () => {
    const { client, peer, wall, sandbox } = stand;
    peer.reply = () => (peer.received.length === 1 ? 'hang' : undefined);
    await client.person('alice').says('#help', 'x');
    await peer.came(1);
    wall.pass(2999);
    expect(peer.received).toHaveLength(1);
    wall.pass(1);
    await peer.came(2);
    await sandbox.idle();
    expect(peer.received[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
    expect(
      sandbox
        .traffic()
        .slice(-2)
        .map((one) => one.status),
    ).toEqual(['timeout', 200]);
  });

  it('do not come when the app says x-slack-no-retry', async () => {
    const { client, peer, wall, sandbox } = stand;
    peer.reply = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } });
    await client.person('alice').says('#help', 'x');
    await sandbox.idle();
    wall.pass(minutes(10));
    await sandbox.idle();
    expect(peer.received).toHaveLength(1);
  });
});
