import { useEffect, useState, type ReactNode } from 'react';
import type { PageMessage, PageThread } from '../../../src/sandbox/page/wire.js';
import { answered, call } from '../store/call.js';
import { followPermalink, readPermalink } from '../store/panes.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { Avatar } from './avatar.js';
import { ChannelSign, titleOf } from './channel-name.js';
import { MessageItem } from './message-item.js';
import { usePane } from './pane-context.js';

/** The threads of a person, the newest first. */
export function ThreadsView(): ReactNode {
  const t = useT();
  const { me, openThread, fail } = usePane();
  const { channels, people } = useStore(workspace, (value) => value);
  const sidebar = useStore(workspace, ({ sidebars }) => sidebars.get(me.id));
  const [threads, setThreads] = useState<readonly PageThread[] | null>(null);
  useEffect(() => {
    return answered(call<PageThread[]>('threads', { as: me.id }), setThreads, fail);
  }, [me.id, sidebar]);
  return (
    <>
      <header className="main-head">
        <h2>{t('side.threads')}</h2>
      </header>
      <div className="list" tabIndex={0} role="region" aria-label={`${t('side.threads')}, ${me.realName}`}>
        {threads?.length === 0 && <p className="empty">{t('threads.none')}</p>}
        {threads?.map(({ root, unread }) => (
          <section key={`${root.channel} ${root.ts}`} className="list-item">
            <p className="list-head">
              <strong>{titleOf(channels.get(root.channel), me.id, people)}</strong>
              {unread > 0 && <span className="badge">{t('threads.new', { count: unread })}</span>}
            </p>
            <MessageItem message={root} inThread readOnly />
            <button
              type="button"
              className="thread-line"
              onClick={() => {
                openThread(root.channel, root.ts);
              }}
            >
              <span className="thread-count">{t('message.replies', { count: root.replyCount ?? 0 })}</span>
            </button>
          </section>
        ))}
      </div>
    </>
  );
}

/** What a search finds. */
export function SearchView({ query }: { query: string }): ReactNode {
  const t = useT();
  const { me, paneId, fail } = usePane();
  const { channels, people } = useStore(workspace, (value) => value);
  const [found, setFound] = useState<readonly PageMessage[] | null>(null);
  useEffect(() => {
    return answered(call<PageMessage[]>('search', { as: me.id, query }), setFound, fail);
  }, [me.id, query]);
  return (
    <>
      <header className="main-head">
        <h2>{t('search.title', { query })}</h2>
      </header>
      <div className="list" tabIndex={0} role="region" aria-label={`${t('search.title', { query })}, ${me.realName}`}>
        {found?.length === 0 && <p className="empty">{t('search.none')}</p>}
        {found?.map((message) => (
          <section key={`${message.channel} ${message.ts}`} className="list-item">
            <p className="list-head">
              <strong>{titleOf(channels.get(message.channel), me.id, people)}</strong>
              <button
                type="button"
                className="button"
                onClick={() => {
                  const link = readPermalink(message.permalink);
                  if (link) followPermalink(paneId, link);
                }}
              >
                {t('search.go')}
              </button>
            </p>
            <MessageItem message={message} inThread readOnly />
          </section>
        ))}
      </div>
    </>
  );
}

/** The channels that a person could join, and everybody to write to. */
export function BrowseView(): ReactNode {
  const t = useT();
  const { me, go, meet, attempt } = usePane();
  const { channels, people } = useStore(workspace, (value) => value);
  const visible = [...channels.values()]
    .filter(
      ({ kind, members, archived }) =>
        !archived && (kind === 'public' || (kind === 'private' && members.includes(me.id))),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  const others = [...people.values()].filter(({ deleted, isBot }) => !deleted && !isBot);
  return (
    <>
      <header className="main-head">
        <h2>{t('side.browse')}</h2>
      </header>
      <div className="list" tabIndex={0} role="region" aria-label={`${t('side.browse')}, ${me.realName}`}>
        <h3>{t('side.channels')}</h3>
        {visible.map((channel) => {
          const member = channel.members.includes(me.id);
          return (
            <div key={channel.id} className="browse-item">
              <ChannelSign channel={channel} />
              <button
                type="button"
                className="link"
                onClick={() => {
                  go({ kind: 'channel', channel: channel.id });
                }}
              >
                {channel.name}
              </button>
              <span className="quiet">
                {t('browse.members', { count: channel.members.length })} · {channel.purpose}
              </span>
              <button
                type="button"
                className="button"
                aria-label={`${member ? t('browse.leave') : t('browse.join')} #${channel.name}`}
                onClick={() => {
                  void attempt(() => call('person.moves', { as: me.id, where: channel.id, leave: member }));
                }}
              >
                {member ? t('browse.leave') : t('browse.join')}
              </button>
            </div>
          );
        })}
        <h3>{t('browse.people')}</h3>
        {others.map((person) => (
          <div key={person.id} className="browse-item">
            <Avatar person={person} size={28} />
            <strong>{person.realName}</strong>
            <span className="quiet">
              @{person.name} · {person.title}
            </span>
            <button
              type="button"
              className="button"
              aria-label={`${t('browse.message')} ${person.realName}`}
              onClick={() => {
                meet(person.id);
              }}
            >
              {t('browse.message')}
            </button>
          </div>
        ))}
      </div>
    </>
  );
}
