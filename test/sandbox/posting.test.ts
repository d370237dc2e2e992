import { describe, expect, it } from '@jest/globals';
import { manifestWith } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe('chat.*', () => {
  const stand = useStand(manifestWith({ scopes: ['chat:write.customize'] }));
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

  it('posts with blocks, metadata and thread, and everything can be read back', async () => {
    const { web, channel } = stand;
    const metadata = { event_type: 'bellhop_outbox', event_payload: { outboxId: 'o1' } };
    const parent = await web.chat.postMessage({
      channel: channel('help'),
      text: 'card',
      blocks: [section('*card*')],
      metadata,
    });
    const reply = await web.chat.postMessage({ channel: channel('help'), text: 'note', thread_ts: parent.ts ?? '' });
    const { messages } = await web.conversations.history({
      channel: channel('help'),
      latest: parent.ts ?? '',
      inclusive: true,
      limit: 1,
      include_all_metadata: true,
    });
    expect(messages?.[0]).toMatchObject({ text: 'card', metadata, reply_count: 1, latest_reply: reply.ts });
    const bare = await web.conversations.history({
      channel: channel('help'),
      latest: parent.ts ?? '',
      inclusive: true,
      limit: 1,
    });
    expect(bare.messages?.[0]).not.toHaveProperty('metadata');
    const thread = await web.conversations.replies({ channel: channel('help'), ts: parent.ts ?? '' });
    expect(thread.messages?.map((one) => one.text)).toEqual(['card', 'note']);
  });

  it('a reply to a reply joins the thread; a broadcast stands in the channel too', async () => {
    const { web, channel, clock } = stand;
    clock.moveBy(10_000);
    const parent = await web.chat.postMessage({ channel: channel('help'), text: 'parent' });
    const first = await web.chat.postMessage({ channel: channel('help'), text: 'first', thread_ts: parent.ts ?? '' });
    const second = await web.chat.postMessage({
      channel: channel('help'),
      text: 'second',
      thread_ts: first.ts ?? '',
      reply_broadcast: true,
    });
    expect(second.message).toMatchObject({ thread_ts: parent.ts, subtype: 'thread_broadcast' });
    const { messages } = await web.conversations.history({ channel: channel('help'), limit: 2 });
    expect(messages?.map((one) => one.text)).toEqual(['second', 'parent']);
  });

  it('update replaces text and blocks, keeps metadata, marks it edited; delete removes', async () => {
    const { web, channel, clock } = stand;
    clock.moveBy(10_000);
    const metadata = { event_type: 'kept', event_payload: { a: 1 } };
    const post = await web.chat.postMessage({
      channel: channel('general'),
      text: 'a',
      blocks: [section('a')],
      metadata,
    });
    const ref = { channel: channel('general'), ts: post.ts ?? '' };
    const updated = await web.chat.update({ ...ref, text: 'b' });
    expect(updated.message).toMatchObject({ text: 'b', metadata, edited: { user: stand.sandbox.botUserId } });
    expect(updated.message).not.toHaveProperty('blocks');
    await web.chat.delete(ref);
    expect(await refusalOf(web.chat.update({ ...ref, text: 'c' }))).toBe('message_not_found');
  });

  it('posts to a person as a DM, and under another name', async () => {
    const { web, user, client } = stand;
    const post = await web.chat.postMessage({
      channel: user('alice'),
      text: 'hi',
      username: 'Ava',
      icon_emoji: ':wave:',
    });
    expect(post.message).toMatchObject({ subtype: 'bot_message', username: 'Ava' });
    expect(post.channel).toMatch(/^D/);
    expect((await client.person('alice').seesDm()).at(-1)).toMatchObject({ text: 'hi', username: 'Ava' });
  });

  it('an ephemeral is seen by one person only and is in no history', async () => {
    const { web, channel, user, client } = stand;
    await web.chat.postEphemeral({ channel: channel('help'), user: user('tom'), text: 'psst' });
    const seen = (await client.person('tom').sees('#help')).at(-1);
    expect(seen).toMatchObject({ text: 'psst', ephemeral: true });
    expect((await client.person('alice').sees('#help')).map((one) => one.text)).not.toContain('psst');
    const { messages } = await web.conversations.history({ channel: channel('help') });
    expect(messages?.map((one) => one.text)).not.toContain('psst');
    await client.person('tom').reloads();
    expect((await client.person('tom').sees('#help')).map((one) => one.text)).not.toContain('psst');
  });

  it('gives a permalink', async () => {
    const { web, channel, clock } = stand;
    clock.moveBy(10_000);
    const parent = await web.chat.postMessage({ channel: channel('help'), text: 'parent' });
    const reply = await web.chat.postMessage({ channel: channel('help'), text: 'r', thread_ts: parent.ts ?? '' });
    const link = await web.chat.getPermalink({ channel: channel('help'), message_ts: reply.ts ?? '' });
    expect(link.permalink).toContain(
      `/archives/${channel('help')}/p${reply.ts?.replace('.', '') ?? ''}?thread_ts=${parent.ts ?? ''}`,
    );
  });

  it('cuts texts at 40,000 characters', async () => {
    const { web, channel, clock } = stand;
    clock.moveBy(10_000);
    const post = await web.chat.postMessage({ channel: channel('help'), text: 'x'.repeat(41_000) });
    expect(post.message?.text).toHaveLength(40_000);
    const update = web.chat.update({ channel: channel('help'), ts: post.ts ?? '', text: 'x'.repeat(40_001) });
    expect(await refusalOf(update)).toBe('msg_too_long');
  });

  it('timestamps never repeat and always rise, also when the clock goes back', async () => {
    const { client, clock } = stand;
    const alice = client.person('alice');
    const first = await alice.says('#general', 'one');
    clock.moveBy(-86_400_000);
    const second = await alice.says('#general', 'two');
    clock.moveBy(86_400_000);
    expect(second.ts > first.ts).toBe(true);
    expect(second.ts).toMatch(/^\d{10}\.\d{6}$/);
  });

  describe('refuses', () => {
    const big = Array.from({ length: 5 }, () => section('x'.repeat(2900)));
    it.each<[string, string, () => Promise<unknown>]>([
      [
        'a channel the bot is not in',
        'not_in_channel',
        () => stand.web.chat.postMessage({ channel: stand.channel('random'), text: 'x' }),
      ],
      [
        'a channel that is not',
        'channel_not_found',
        () => stand.web.chat.postMessage({ channel: 'C0NOTHING00', text: 'x' }),
      ],
      ['no text', 'no_text', () => stand.web.chat.postMessage({ channel: stand.channel('it'), text: ' ' })],
      [
        'a thread that is not',
        'thread_not_found',
        () => stand.web.chat.postMessage({ channel: stand.channel('it'), text: 'x', thread_ts: '1.0' }),
      ],
      [
        'bad blocks',
        'invalid_blocks',
        () => stand.web.chat.postMessage({ channel: stand.channel('it'), text: 'x', blocks: [{ type: 'nope' }] }),
      ],
      [
        'too many characters in blocks',
        'msg_blocks_too_long',
        () => stand.web.chat.postMessage({ channel: stand.channel('it'), text: 'x', blocks: big }),
      ],
      [
        'an ephemeral for nobody',
        'user_not_found',
        () => stand.web.chat.postEphemeral({ channel: stand.channel('it'), text: 'x', user: 'U0NOBODY000' }),
      ],
      [
        'an ephemeral for one who is not there',
        'user_not_in_channel',
        () => stand.web.chat.postEphemeral({ channel: stand.channel('it'), text: 'x', user: stand.user('alice') }),
      ],
      [
        'an update of nothing',
        'message_not_found',
        () => stand.web.chat.update({ channel: stand.channel('it'), ts: '1.0', text: 'x' }),
      ],
    ])('%s', async (_what, error, call) => {
      expect(await refusalOf(call())).toBe(error);
    });

    it("to change a person's message", async () => {
      const { client, web } = stand;
      const { channel, ts } = await client.person('alice').says('#help', 'mine');
      expect(await refusalOf(web.chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
      expect(await refusalOf(web.chat.delete({ channel, ts }))).toBe('cant_delete_message');
    });

    it('an archived channel', async () => {
      const { client, web } = stand;
      const { id } = await client.addChannel({ name: 'old', members: ['@bellhop', 'alice'] });
      await client.archive('old');
      expect(await refusalOf(web.chat.postMessage({ channel: id, text: 'x' }))).toBe('is_archived');
      await expect(client.person('alice').says('#old', 'x')).rejects.toMatchObject({ code: 'is_archived' });
    });

    it('a private channel the bot is not in, as if it were not there', async () => {
      const { client, web } = stand;
      const { id } = await client.addChannel({ name: 'secret', private: true, members: ['alice'] });
      expect(await refusalOf(web.chat.postMessage({ channel: id, text: 'x' }))).toBe('channel_not_found');
      expect(await refusalOf(web.conversations.info({ channel: id }))).toBe('channel_not_found');
    });
  });
});
