import type {
  DeskDirectory,
  DirectoryChannel,
  DirectoryGroup,
  DirectoryPerson,
  Looked,
} from '../../../src/desk/settings/desk-file-directory.js';

const person = (id: string, handle: string, more: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id,
  handle,
  names: [],
  email: null,
  isBot: false,
  isOutsider: false,
  hasLeft: false,
  ...more,
});

const channel = (id: string, name: string, more: Partial<DirectoryChannel> = {}): DirectoryChannel => ({
  id,
  name,
  isPrivate: true,
  isArchived: false,
  isShared: false,
  isMember: true,
  ...more,
});

export const people = [
  person('U0ALICE0', 'alice', { names: ['Alice Wright'] }),
  person('U0AVA000', 'ava', { names: ['Ava Stone'] }),
  person('U0SAM001', 'sam.a', { names: ['Sam'] }),
  person('U0SAM002', 'sam.b', { names: ['Sam'] }),
  person('U0GONE00', 'gone', { hasLeft: true }),
  person('U0ROBOT0', 'robot', { isBot: true }),
  person('U0TWIN00', 'twins'),
];
export const channels = [
  channel('C0QUEUE0', 'support-queue'),
  channel('C0HELP00', 'help', { isPrivate: false }),
  channel('C0BILL00', 'billing'),
  channel('C0MANAGE', 'support-managers'),
  channel('C0OLD000', 'old', { isArchived: true }),
];
export const groups: DirectoryGroup[] = [
  { id: 'S0ONCALL', handle: 'oncall-billing' },
  { id: 'S0TWINS0', handle: 'twins' },
];
const emails: Record<string, string> = { 'alice@example.com': 'U0ALICE0' };

export type Refusals = Partial<
  Record<'users.list' | 'usergroups.list' | 'conversations.list' | 'users.lookupByEmail', string>
>;

/** A small workspace's names. @param refused methods that Slack refuses, with its word */
export function smallDirectory(refused: Refusals = {}): DeskDirectory {
  const answer = <T>(method: string, value: T): Promise<Looked<T>> => {
    const code = refused[method as keyof Refusals];
    return Promise.resolve(code === undefined ? { ok: true, value } : { ok: false, method, code });
  };
  const byId = (id: string | undefined): DirectoryPerson | null => people.find((each) => each.id === id) ?? null;
  return {
    people: () => answer('users.list', people),
    channels: () => answer('conversations.list', channels),
    groups: () => answer('usergroups.list', groups),
    personById: (id) => answer('users.info', byId(id)),
    personByEmail: (email) => answer('users.lookupByEmail', byId(emails[email])),
    channelById: (id) => answer('conversations.info', channels.find((each) => each.id === id) ?? null),
  };
}
