import { describe, expect, it } from '@jest/globals';
import { useStand } from './support/stand.js';

describe('rate limits, on the desk clock', () => {
  const stand = useStand();
  const post = (channel: string) => stand.web.chat.postMessage({ channel: stand.channel(channel), text: 'x' });

  it('a channel takes a burst of four posts, then one a second', async () => {
    for (let i = 0; i < 4; i++) await post('help');
    await expect(post('help')).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
    await post('general');
    stand.clock.moveBy(1000);
    await post('help');
    await expect(post('help')).rejects.toMatchObject({ retryAfter: 1 });
    stand.clock.moveBy(-60_000);
    await expect(post('help')).rejects.toMatchObject({ retryAfter: 1 });
    stand.clock.moveBy(61_000);
  });

  it('a refused post does not count', async () => {
    stand.clock.moveBy(60_000);
    for (let i = 0; i < 6; i++) {
      await expect(stand.web.chat.postMessage({ channel: stand.channel('it'), text: '' })).rejects.toThrow(/no_text/);
    }
    await post('it');
  });

  it.each([
    ['users.list', 20],
    ['conversations.info', 50],
    ['users.info', 100],
  ])('%s takes %i calls a minute', async (method, perMinute) => {
    stand.clock.moveBy(120_000);
    const call = () => stand.web.apiCall(method, { channel: stand.channel('help'), user: stand.user('tom') });
    for (let i = 0; i < perMinute; i++) await call();
    await expect(call()).rejects.toMatchObject({ retryAfter: Math.ceil(60 / perMinute) });
    stand.clock.moveBy(60_000);
    for (let i = 0; i < perMinute; i++) await call();
  });
});
