import type { ReactNode } from 'react';
import type { Pane } from '../store/panes.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { titleOf } from './channel-name.js';
import { Composer } from './composer.js';
import { Icon } from './icon.js';
import { MessageList } from './message-list.js';
import { usePane } from './pane-context.js';

/** A thread beside its channel. */
export function ThreadPane({
  thread,
  onClose,
}: {
  thread: NonNullable<Pane['thread']>;
  onClose: () => void;
}): ReactNode {
  const t = useT();
  const { me } = usePane();
  const { channels, people } = useStore(workspace, (value) => value);
  const { channel, ts, focus } = thread;
  const title = titleOf(channels.get(channel), me.id, people);
  const member = channels.get(channel)?.members.includes(me.id) === true;
  return (
    <aside
      className="thread"
      aria-label={`${t('thread.title')}, ${me.realName}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <header className="main-head">
        <h2>{t('thread.title')}</h2>
        <p className="quiet purpose">{title}</p>
        <button
          type="button"
          className="tool"
          aria-label={t('thread.close')}
          title={t('thread.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={`${me.id} ${channel} ${ts}`}
        channel={channel}
        thread={ts}
        title={t('thread.title')}
        focus={focus}
      />
      {member && (
        <Composer
          key={`t ${me.id} ${channel} ${ts}`}
          channel={channel}
          thread={ts}
          title={title}
          placeholder={t('composer.reply')}
        />
      )}
    </aside>
  );
}
