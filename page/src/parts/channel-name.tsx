import type { ReactNode } from 'react';
import type { PageChannel, PagePerson } from '../../../src/sandbox/page/wire.js';
import { Icon } from './icon.js';

/** With whom a DM is, as one of its people sees it. */
export function partnersOf(channel: PageChannel, me: string, people: ReadonlyMap<string, PagePerson>): PagePerson[] {
  const others = channel.members.filter((id) => id !== me);
  return (others.length === 0 ? [me] : others).map((id) => people.get(id)).filter((person) => person !== undefined);
}

/** What a person calls a conversation. */
export function titleOf(channel: PageChannel | undefined, me: string, people: ReadonlyMap<string, PagePerson>): string {
  if (!channel) return '';
  if (channel.kind === 'public' || channel.kind === 'private') return `#${channel.name}`;
  return partnersOf(channel, me, people)
    .map(({ realName }) => realName)
    .join(', ');
}

/** The sign before a channel's name. */
export function ChannelSign({ channel }: { channel: PageChannel }): ReactNode {
  return channel.kind === 'private' ? <Icon name="lock" /> : <span aria-hidden="true">#</span>;
}
