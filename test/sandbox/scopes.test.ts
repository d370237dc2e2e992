import { describe, expect, it } from '@jest/globals';
import { manifestWith } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalData, refusalOf, webClient } from './support/web.js';

const all = [
  'app_mentions:read channels:history channels:join channels:read chat:write chat:write.customize commands files:read',
  'files:write groups:history groups:read im:history im:write reactions:read usergroups:read users:read users:read.email',
]
  .join(' ')
  .split(' ');

describe('scopes', () => {
  const stand = useStand(manifestWith({ without: all }));
  const lazy = { help: () => stand.channel('help'), alice: () => stand.user('alice') };

  it.each<[string, string, () => object]>([
    ['chat.postMessage', 'chat:write', () => ({ channel: lazy.help(), text: 'x' })],
    ['chat.postEphemeral', 'chat:write', () => ({ channel: lazy.help(), user: lazy.alice(), text: 'x' })],
    ['chat.update', 'chat:write', () => ({ channel: lazy.help(), ts: '1.0', text: 'x' })],
    ['chat.delete', 'chat:write', () => ({ channel: lazy.help(), ts: '1.0' })],
    ['conversations.history', 'channels:history', () => ({ channel: lazy.help() })],
    ['conversations.replies', 'channels:history', () => ({ channel: lazy.help(), ts: '1.0' })],
    ['conversations.history', 'groups:history', () => ({ channel: stand.channel('support-queue') })],
    ['conversations.info', 'channels:read', () => ({ channel: lazy.help() })],
    ['conversations.info', 'groups:read', () => ({ channel: stand.channel('support-queue') })],
    ['conversations.members', 'channels:read', () => ({ channel: lazy.help() })],
    ['conversations.list', 'channels:read', () => ({})],
    ['conversations.list', 'groups:read,im:read', () => ({ types: 'private_channel,im' })],
    ['conversations.join', 'channels:join', () => ({ channel: lazy.help() })],
    ['conversations.open', 'im:write', () => ({ users: lazy.alice() })],
    ['conversations.open', 'mpim:write', () => ({ users: `${lazy.alice()},${stand.user('tom')}` })],
    ['users.info', 'users:read', () => ({ user: lazy.alice() })],
    ['users.list', 'users:read', () => ({})],
    ['users.lookupByEmail', 'users:read.email', () => ({ email: 'alice@example.com' })],
    ['users.conversations', 'channels:read', () => ({})],
    ['reactions.add', 'reactions:write', () => ({ channel: lazy.help(), timestamp: '1.0', name: 'eyes' })],
    ['reactions.get', 'reactions:read', () => ({ channel: lazy.help(), timestamp: '1.0' })],
    ['files.getUploadURLExternal', 'files:write', () => ({ filename: 'a.txt', length: 3 })],
    ['files.info', 'files:read', () => ({ file: 'F1' })],
    ['files.delete', 'files:write', () => ({ file: 'F1' })],
    ['usergroups.list', 'usergroups:read', () => ({})],
    ['usergroups.users.list', 'usergroups:read', () => ({ usergroup: 'S1' })],
    ['team.info', 'team:read', () => ({})],
    ['bots.info', 'users:read', () => ({})],
  ])('%s needs %s', async (method, needed, args) => {
    expect(await refusalData(stand.web.apiCall(method, { ...args() }))).toMatchObject({
      error: 'missing_scope',
      needed,
    });
  });

  it('wants a token, and the right one', async () => {
    expect(await refusalOf(webClient(stand.sandbox, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    const bare = await fetch(`${stand.sandbox.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toMatchObject({ ok: false, error: 'not_authed' });
  });

  it('does not know other methods', async () => {
    expect(await refusalOf(stand.web.apiCall('apps.event.authorizations.list'))).toBe('unknown_method');
    expect(await refusalOf(stand.web.apiCall('toString'))).toBe('unknown_method');
  });
});

describe('scopes that only cost a part of the answer', () => {
  const stand = useStand(manifestWith({ without: ['users:read.email', 'chat:write.customize'] }));

  it('users.info without users:read.email has no address', async () => {
    const { user } = await stand.web.users.info({ user: stand.user('alice') });
    expect(user?.profile).not.toHaveProperty('email');
  });

  it('a customised name needs chat:write.customize', async () => {
    const call = stand.web.chat.postMessage({ channel: stand.channel('help'), text: 'x', username: 'Ava' });
    expect(await refusalData(call)).toMatchObject({ error: 'missing_scope', needed: 'chat:write.customize' });
  });
});
