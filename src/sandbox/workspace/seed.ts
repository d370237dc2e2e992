import type { State } from './state.js';
import { derivedId } from './ids.js';
import type { StoredChannel, StoredPerson } from './model.js';

/** A person to be. `name` is the handle without @. */
export interface PersonSeed {
  name: string;
  realName?: string;
  /** The name they chose to be shown by; '': none, so that Slack shows the real one. Unset: the handle. */
  displayName?: string;
  email?: string;
  locale?: string;
  tz?: string;
  title?: string;
  isAdmin?: boolean;
  isGuest?: boolean;
  /** From another workspace, through Slack Connect. */
  isStranger?: boolean;
}

/** A channel to be. `members` are handles; the bot is named by its own handle. */
export interface ChannelSeed {
  name: string;
  private?: boolean;
  members?: string[];
  isExtShared?: boolean;
  purpose?: string;
}

/** What a new workspace starts with. */
export interface WorkspaceSeed {
  teamName?: string;
  teamDomain?: string;
  people: PersonSeed[];
  channels: ChannelSeed[];
  usergroups?: { handle: string; name?: string; users: string[] }[];
}

/** The team of everyone who comes through Slack Connect. */
export function strangerTeam(seed: string): string {
  return derivedId('T', seed, 'another team');
}

/** A person record of a seed; ids follow from the handle, so that a desk file can name them. */
export function newPerson(state: State, seed: PersonSeed, now: Date): StoredPerson {
  const { meta } = state;
  const name = seed.name.replace(/^@/, '').toLowerCase();
  const wanted = derivedId('U', meta.seed, 'person', name);
  return {
    id: state.people.get(wanted) ? state.ids.next('U') : wanted,
    teamId: seed.isStranger === true ? strangerTeam(meta.seed) : meta.teamId,
    name,
    realName: seed.realName ?? name,
    email: seed.email ?? `${name}@example.com`,
    locale: seed.locale ?? 'en-US',
    tz: seed.tz ?? 'Asia/Taipei',
    ...(seed.displayName === undefined ? {} : { displayName: seed.displayName }),
    ...(seed.title === undefined ? {} : { title: seed.title }),
    isAdmin: seed.isAdmin ?? false,
    isGuest: seed.isGuest ?? false,
    isBot: false,
    isStranger: seed.isStranger ?? false,
    deleted: false,
    updated: Math.floor(now.getTime() / 1000),
  };
}

/** A channel record of a seed. */
export function newChannel(state: State, seed: ChannelSeed, creator: string, now: Date): StoredChannel {
  const name = seed.name.replace(/^#/, '').toLowerCase();
  const wanted = derivedId('C', state.meta.seed, 'channel', name);
  return {
    id: state.channels.get(wanted) ? state.ids.next('C') : wanted,
    kind: seed.private === true ? 'private' : 'public',
    name,
    created: Math.floor(now.getTime() / 1000),
    creator,
    archived: false,
    extShared: seed.isExtShared ?? false,
    purpose: seed.purpose ?? '',
  };
}
