import type { WebClient } from '@slack/web-api';
import type {
  DeskDirectory,
  DirectoryChannel,
  DirectoryGroup,
  DirectoryPerson,
  Looked,
} from '../desk/settings/desk-file-directory.js';
import { slackErrorCode } from './optional.js';

interface SlackMember {
  readonly id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string; readonly email?: string };
}

interface SlackChannel {
  readonly id?: string;
  readonly name?: string;
  readonly is_private?: boolean;
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
  readonly is_ext_shared?: boolean;
}

/** Slack's words for "there is no such thing", which is an answer and no refusal. */
const absent = new Set(['users_not_found', 'user_not_found', 'channel_not_found', 'user_not_visible']);

/**
 * The names of the workspace, asked of Slack when they are needed and kept for as long as this directory lives.
 * @param client one that waits when Slack asks it to: the lists may be long
 */
export function createDirectory(client: WebClient): DeskDirectory {
  const kept = new Map<string, Promise<Looked<unknown>>>();
  const look = <T>(method: string, key: string, ask: () => Promise<T>): Promise<Looked<T>> => {
    const known = kept.get(key) ?? lookUp(method, ask);
    kept.set(key, known);
    return known as Promise<Looked<T>>;
  };
  return {
    people: () =>
      look('users.list', 'people', async () => {
        const found: DirectoryPerson[] = [];
        for await (const page of client.paginate('users.list', { limit: 1000 })) {
          found.push(...((page as { members?: SlackMember[] }).members ?? []).map(personOf));
        }
        return found;
      }),
    channels: () => look('conversations.list', 'channels', () => listChannels(client)),
    groups: () =>
      look('usergroups.list', 'groups', async () => {
        const { usergroups = [] } = await client.usergroups.list({ include_disabled: false });
        return usergroups.map(({ id = '', handle = '' }): DirectoryGroup => ({ id, handle }));
      }),
    personById: (id) =>
      look('users.info', `user ${id}`, () =>
        orAbsent(async () => {
          const { user } = await client.users.info({ user: id });
          return user ? personOf(user) : null;
        }),
      ),
    personByEmail: (email) =>
      look('users.lookupByEmail', `email ${email}`, () =>
        orAbsent(async () => {
          const { user } = await client.users.lookupByEmail({ email });
          return user ? personOf(user) : null;
        }),
      ),
    channelById: (id) =>
      look('conversations.info', `channel ${id}`, () =>
        orAbsent(async () => {
          const { channel } = await client.conversations.info({ channel: id });
          return channel ? channelOf(channel) : null;
        }),
      ),
  };
}

async function listChannels(client: WebClient): Promise<DirectoryChannel[]> {
  const list = async (types: string): Promise<DirectoryChannel[]> => {
    const found: DirectoryChannel[] = [];
    for await (const page of client.paginate('conversations.list', { types, limit: 1000 })) {
      found.push(...((page as { channels?: SlackChannel[] }).channels ?? []).map(channelOf));
    }
    return found;
  };
  try {
    return await list('public_channel,private_channel');
  } catch (error) {
    if (slackErrorCode(error) !== 'missing_scope') throw error;
    return list('public_channel');
  }
}

async function lookUp<T>(method: string, ask: () => Promise<T>): Promise<Looked<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return { ok: false, method, code: slackErrorCode(error) };
  }
}

async function orAbsent<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (absent.has(slackErrorCode(error))) return null;
    throw error;
  }
}

function personOf(member: SlackMember): DirectoryPerson {
  const { id = '', name = '', real_name: realName, profile } = member;
  const given = [profile?.display_name, realName, profile?.real_name];
  const names = given.flatMap((each) => (each === undefined || each === '' ? [] : [each]));
  return {
    id,
    handle: name,
    names: [...new Set(names)],
    email: profile?.email?.toLowerCase() ?? null,
    isBot: member.is_bot === true || id === 'USLACKBOT',
    isOutsider: [member.is_restricted, member.is_ultra_restricted, member.is_stranger].includes(true),
    hasLeft: member.deleted === true,
  };
}

function channelOf({ id = '', name = '', ...channel }: SlackChannel): DirectoryChannel {
  return {
    id,
    name,
    isPrivate: channel.is_private === true,
    isArchived: channel.is_archived === true,
    isShared: channel.is_ext_shared === true,
    isMember: channel.is_member === true,
  };
}
