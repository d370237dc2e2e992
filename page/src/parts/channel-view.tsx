import type { ReactNode } from 'react';
import { call } from '../store/call.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { ChannelSign, titleOf } from './channel-name.js';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';
import { usePane } from './pane-context.js';

/** A channel or DM: its head, its messages, and where one writes. */
export function ChannelView({ id, focus }: { id: string; focus: string | undefined }): ReactNode {
  const t = useT();
  const { me, attempt, go } = usePane();
  const { channels, people, boot } = useStore(workspace, (value) => value);
  const channel = channels.get(id);
  if (!channel) return <p className="empty">{t('error.gone')}</p>;
  const title = titleOf(channel, me.id, people);
  const member = channel.members.includes(me.id);
  const named = channel.kind === 'public' || channel.kind === 'private';
  const withApp = boot !== null && channel.kind === 'im' && channel.members.includes(boot.app.userId);
  return (
    <>
      <header className="main-head">
        <h2>
          {named && <ChannelSign channel={channel} />}
          <span className="head-name">{named ? channel.name : title}</span>
        </h2>
        {withApp && boot.app.home && (
          <div className="tabs">
            <button
              type="button"
              className="tab"
              onClick={() => {
                go({ kind: 'home' });
              }}
            >
              {t('home.tab')}
            </button>
            <button type="button" className="tab current" aria-current="page">
              {t('home.messages')}
            </button>
          </div>
        )}
        {channel.purpose !== '' && <p className="quiet purpose">{channel.purpose}</p>}
        {named && <span className="quiet members">{t('channel.members', { count: channel.members.length })}</span>}
      </header>
      <MessageList key={`${me.id} ${id}`} channel={id} thread={null} title={title} focus={focus} />
      {channel.archived ? (
        <p className="empty">{t('channel.archived')}</p>
      ) : member ? (
        <Composer
          key={`c ${me.id} ${id}`}
          channel={id}
          thread={null}
          title={title}
          placeholder={named ? t('composer.in', { name: title }) : t('composer.message', { name: title })}
        />
      ) : (
        <div className="join">
          <span>{t('channel.not_member', { name: title })}</span>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              void attempt(() => call('person.moves', { as: me.id, where: id }));
            }}
          >
            {t('browse.join')}
          </button>
        </div>
      )}
    </>
  );
}
