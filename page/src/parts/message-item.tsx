import { memo, useMemo, useState, type ReactNode } from 'react';
import type { PageMessage } from '../../../src/sandbox/page/wire.js';
import { Blocks } from '../blocks/blocks.js';
import { Emoji } from '../blocks/emoji-view.js';
import { Mrkdwn } from '../blocks/mrkdwn.js';
import { ago, momentOf, timeOf } from '../blocks/slack-date.js';
import { SurfaceContext, type Surface } from '../blocks/surface.js';
import { call } from '../store/call.js';
import { useStore } from '../store/store.js';
import { deskMinute, workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { Avatar } from './avatar.js';
import { MessageEditor } from './message-editor.js';
import { Files } from './message-files.js';
import { MessageToolbar } from './message-toolbar.js';
import { usePane } from './pane-context.js';

interface MessageItemProps {
  readonly message: PageMessage;
  /** Follows another one of the same author: without a picture and a name. */
  readonly follows?: boolean;
  readonly inThread?: boolean;
  /** Somebody was led here. */
  readonly focused?: boolean;
  readonly readOnly?: boolean;
}

/** One message, with what can be done with it. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps): ReactNode {
  const { message, follows = false, focused = false, readOnly = false } = props;
  const t = useT();
  const { reader } = usePane();
  const [active, setActive] = useState(false);
  const [pinned, setPinned] = useState(false);
  const [editing, setEditing] = useState(false);
  const author = useStore(workspace, ({ people }) => people.get(message.user ?? ''));
  const joined = message.subtype?.endsWith('_join') === true;
  const name = message.username ?? author?.realName ?? message.user ?? '';
  const at = Number(message.ts) * 1000;
  const time = (
    <time dateTime={new Date(at).toISOString()} title={momentOf(reader, at)} className="message-time">
      {timeOf(reader, message.ts)}
    </time>
  );
  const classes = [
    'message',
    follows ? 'follows' : '',
    message.to === undefined ? '' : 'ephemeral',
    focused ? 'focused' : '',
  ];
  return (
    <article
      className={classes.join(' ').replaceAll(/\s+/g, ' ').trim()}
      data-ts={message.ts}
      tabIndex={0}
      aria-label={`${name}, ${timeOf(reader, message.ts)}`}
      onMouseEnter={() => {
        setActive(true);
      }}
      onMouseLeave={() => {
        setActive(false);
      }}
      onFocus={() => {
        setActive(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setActive(false);
      }}
    >
      <div className="message-side">{follows ? time : <Avatar person={author} />}</div>
      <div className="message-body">
        {message.to !== undefined && <p className="only-you">{t('message.only_you')}</p>}
        {!follows && (
          <p className="message-head">
            <strong className="author">{name}</strong>
            {message.bot === true && <span className="badge-app">{t('message.app')}</span>}
            {time}
          </p>
        )}
        {message.broadcast === true && <p className="only-you">{t('message.replied')}</p>}
        {editing ? (
          <MessageEditor
            message={message}
            onDone={() => {
              setEditing(false);
            }}
          />
        ) : joined ? (
          <p className="quiet">{t('message.joined')}</p>
        ) : (
          <Content message={message} />
        )}
        {message.files && <Files files={message.files} />}
        <Reactions message={message} readOnly={readOnly} />
        {props.inThread !== true && <ThreadLine message={message} />}
      </div>
      {(active || pinned) && !editing && !readOnly && message.deleted !== true && message.to === undefined && (
        <MessageToolbar
          message={message}
          inThread={props.inThread === true}
          onPin={setPinned}
          onEdit={() => {
            setEditing(true);
          }}
        />
      )}
    </article>
  );
});

function Content({ message }: { message: PageMessage }): ReactNode {
  const t = useT();
  const { me } = usePane();
  const { channel, ts } = message;
  const surface = useMemo<Surface>(
    () => ({
      key: `${channel} ${ts}`,
      errors: {},
      stateOf: () => undefined,
      async use(block, action, value) {
        await call('use', { as: me.id, channel, ts, block, action, value });
      },
      suggest: (block, action, query) => call('suggest', { as: me.id, channel, ts, block, action, query }),
    }),
    [channel, ts, me.id],
  );
  if (message.deleted === true) return <p className="quiet">{t('message.deleted')}</p>;
  const edited = message.edited === true && message.bot !== true && (
    <small className="edited"> {t('message.edited')}</small>
  );
  // what people type is marked up when it is read, as Slack's own composer would have done when it was written
  const typed = message.bot !== true || !message.blocks;
  return (
    <div className="message-content">
      {typed ? (
        message.text !== '' && (
          <div className="block-text">
            <Mrkdwn text={message.text} />
            {edited}
          </div>
        )
      ) : (
        <SurfaceContext value={surface}>
          <Blocks blocks={message.blocks ?? []} />
          {edited}
        </SurfaceContext>
      )}
      {message.attachments?.map((attachment, i) => (
        <blockquote key={i}>{typeof attachment['fallback'] === 'string' ? attachment['fallback'] : ''}</blockquote>
      ))}
    </div>
  );
}

function Reactions({ message, readOnly }: { message: PageMessage; readOnly: boolean }): ReactNode {
  const t = useT();
  const { me, attempt } = usePane();
  const people = useStore(workspace, (value) => value.people);
  if (!message.reactions || message.reactions.length === 0) return null;
  const { channel, ts } = message;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users }) => {
        const mine = users.includes(me.id);
        const names = users.map((id) => people.get(id)?.realName ?? id).join(', ');
        const title = t('reaction.who', { names, emoji: name });
        return (
          <button
            key={name}
            type="button"
            className={mine ? 'reaction mine' : 'reaction'}
            aria-pressed={mine}
            aria-label={`${title} (${users.length})`}
            title={title}
            disabled={readOnly}
            onClick={() => {
              void attempt(() => call('person.reacts', { as: me.id, channel, ts, emoji: name, remove: mine }));
            }}
          >
            <Emoji name={name} /> {users.length}
          </button>
        );
      })}
    </div>
  );
}

function ThreadLine({ message }: { message: PageMessage }): ReactNode {
  const t = useT();
  const { openThread, reader } = usePane();
  const people = useStore(workspace, (value) => value.people);
  useStore(deskMinute, (minute) => minute);
  const { replyCount = 0, replyUsers = [], latestReply } = message;
  if (replyCount === 0) return null;
  return (
    <button
      type="button"
      className="thread-line"
      onClick={() => {
        openThread(message.channel, message.ts);
      }}
    >
      <span className="thread-people">
        {replyUsers.map((id) => (
          <Avatar key={id} person={people.get(id)} size={22} />
        ))}
      </span>
      <span className="thread-count">{t('message.replies', { count: replyCount })}</span>
      {latestReply !== undefined && (
        <span className="quiet">
          {t('message.last_reply', { ago: ago(reader.language, Number(latestReply) * 1000) })}
        </span>
      )}
    </button>
  );
}
