import { beforeEach, describe, expect, it } from '@jest/globals';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe('faults', () => {
  const stand = useStand();
  const post = (text = 'x', channel = 'help') => stand.web.chat.postMessage({ channel: stand.channel(channel), text });
  const texts = async () => (await stand.client.messages('#help')).map((one) => one.text);

  beforeEach(async () => {
    stand.sandbox.faults.clear();
    await stand.sandbox.idle();
    stand.peer.received.length = 0;
    stand.clock.moveBy(60_000);
  });

  it('429 with Retry-After, for one method, one channel, some times', async () => {
    const { client, channel } = stand;
    await client.addFault({
      do: 'rateLimit',
      retryAfter: 7,
      method: 'chat.postMessage',
      channel: channel('help'),
      times: 2,
    });
    await post('x', 'general');
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    expect(await client.faults()).toMatchObject([{ left: 1 }]);
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await post();
    expect(await client.faults()).toEqual([]);
  });

  it('5xx before or after the work is done', async () => {
    stand.sandbox.faults.add({ do: 'serverError', status: 502, times: 1 });
    await expect(post('lost')).rejects.toThrow(/502/);
    expect(await texts()).not.toContain('lost');
    stand.sandbox.faults.add({ do: 'serverError', afterAccept: true, times: 1 });
    await expect(post('kept')).rejects.toThrow(/503/);
    expect(await texts()).toContain('kept');
  });

  it('an error of Slack’s, also only for calls with an argument', async () => {
    stand.sandbox.faults.add({ do: 'refuse', error: 'metadata_too_large', argument: 'metadata' });
    await post('without');
    const args = { channel: stand.channel('help'), text: 'with', metadata: { event_type: 'x', event_payload: {} } };
    await expect(stand.web.chat.postMessage(args)).rejects.toMatchObject({ data: { error: 'metadata_too_large' } });
    expect(await texts()).not.toContain('with');
    stand.sandbox.faults.clear();
  });

  it('a connection dropped after accepting', async () => {
    stand.sandbox.faults.add({ do: 'drop', times: 1 });
    await expect(post('dropped, but posted')).rejects.toThrow();
    expect(await texts()).toContain('dropped, but posted');
    const posts = stand.sandbox.traffic().filter((one) => one.kind === 'chat.postMessage');
    expect(posts.at(-1)).toMatchObject({ direction: 'from app', status: 'dropped' });
  });

  it('a slow answer', async () => {
    stand.sandbox.faults.add({ do: 'slow', ms: 5000, method: 'chat.postMessage', times: 1 });
    const slow = post('slow').then(() => 'answered');
    await stand.client.until(async () => (await texts()).includes('slow'));
    expect(await Promise.race([slow, Promise.resolve('not yet')])).toBe('not yet');
    stand.wall.pass(5000);
    expect(await slow).toBe('answered');
  });

  it('an answer that is held until it is let go', async () => {
    const id = await stand.client.addFault({ do: 'hold', method: 'chat.postMessage', times: 1 });
    const held = post('held').then(() => 'answered');
    await stand.client.until(async () => (await texts()).includes('held'));
    await post('the next is not held');
    expect(await Promise.race([held, Promise.resolve('not yet')])).toBe('not yet');
    await stand.client.clearFaults(id);
    expect(await held).toBe('answered');
    expect(await stand.client.faults()).toEqual([]);
  });

  it('events delivered twice', async () => {
    stand.sandbox.faults.add({ do: 'twice', kind: 'message', times: 1 });
    await stand.client.person('alice').says('#help', 'x');
    await stand.sandbox.idle();
    const ids = stand.peer.received.map(({ payload }) => payload['event_id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('events delivered out of order', async () => {
    stand.sandbox.faults.add({ do: 'outOfOrder', times: 1 });
    const alice = stand.client.person('alice');
    await alice.says('#help', 'first');
    await alice.says('#help', 'second');
    await stand.sandbox.idle();
    expect(stand.peer.events().map((event) => event['text'])).toEqual(['second', 'first']);
  });

  it('out of order with nothing to overtake comes all the same', async () => {
    stand.sandbox.faults.add({ do: 'outOfOrder' });
    await stand.client.person('alice').says('#help', 'only');
    await stand.client.idle();
    expect(stand.peer.events().map((event) => event['text'])).toEqual(['only']);
  });

  it('events delivered late', async () => {
    stand.sandbox.faults.add({ do: 'late', ms: 20_000, kind: 'message', times: 1 });
    await stand.client.person('alice').says('#help', 'late');
    expect(stand.peer.received).toHaveLength(0);
    stand.wall.pass(20_000);
    await stand.sandbox.idle();
    expect(stand.peer.events()).toHaveLength(1);
  });

  it('a response_url that fails', async () => {
    stand.sandbox.faults.add({ do: 'rateLimit', retryAfter: 1, method: 'response_url', times: 1 });
    await stand.client.person('alice').types('/ticket', { in: '#help' });
    const answer = await fetch(stand.peer.field('response_url'), { method: 'POST', body: '{"text":"x"}' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it('a wrong fault is refused', async () => {
    expect(await refusalOf(stand.client.addFault({ do: 'drop', times: 0 }))).toMatch(/invalid_fault/);
    expect(await refusalOf(stand.client.addFault({ do: 'explode' } as never))).toMatch(/invalid_fault/);
  });
});
