import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PageMessage } from '../../../src/sandbox/page/wire.js';
import { dayKey, dayLine } from '../blocks/slack-date.js';
import { call } from '../store/call.js';
import {
  conversationKey,
  conversations,
  loadOlder,
  openConversation,
  type Conversation,
} from '../store/conversations.js';
import { useStore } from '../store/store.js';
import { deskMinute } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { mayTakeFocus } from './focus.js';
import { MessageItem } from './message-item.js';
import { usePane } from './pane-context.js';

interface MessageListProps {
  readonly channel: string;
  readonly thread: string | null;
  readonly title: string;
  /** A message to which somebody was led. */
  readonly focus: string | undefined;
}

const GROUP_S = 300;
const NEAR = 60;

/** Loads a conversation and keeps it. */
function useConversation(channel: string, thread: string | null, focus: string | undefined): Conversation | undefined {
  const { me } = usePane();
  const key = { as: me.id, channel, thread };
  const id = conversationKey(key);
  useEffect(() => {
    void openConversation({ as: me.id, channel, thread }, focus);
  }, [me.id, channel, thread, focus]);
  return useStore(conversations, (all) => all.get(id));
}

/** The messages of a channel or thread, the newest at the bottom. What is seen counts as read. */
export function MessageList({ channel, thread, title, focus }: MessageListProps): ReactNode {
  const t = useT();
  const { me, reader } = usePane();
  // "today" becomes "yesterday"
  useStore(deskMinute, (minute) => minute);
  const conversation = useConversation(channel, thread, focus);
  const box = useRef<HTMLDivElement>(null);
  const messages = conversation?.messages ?? [];
  const newest = messages.at(-1)?.ts;
  const { seeBottom, keepPlace } = useScroll(box, messages, focus, conversation?.loaded === true);
  const [firstNew, setFirstNew] = useState<string | null>(null);
  const read = conversation?.read;
  const loaded = conversation?.loaded === true;

  // the line above what is new stays where it was when the channel was opened
  useEffect(() => {
    if (!loaded || thread !== null || read === null || read === undefined) return;
    const first = messages.find(({ ts, user }) => ts > read && user !== me.id);
    setFirstNew(first && first !== messages[0] ? first.ts : null);
  }, [loaded, channel, me.id]);

  useMarkRead({ channel, thread, newest, seen: seeBottom && conversation?.newer === false });

  if (conversation?.failed) return <p className="empty">{t('channel.cannot', { why: conversation.failed })}</p>;
  const more = async (): Promise<void> => {
    keepPlace();
    await loadOlder({ as: me.id, channel, thread });
  };
  return (
    <div
      className="messages"
      ref={box}
      role="log"
      aria-label={t('channel.messages', { name: title })}
      aria-busy={!loaded}
      tabIndex={0}
      onKeyDown={moveByKeys}
      onScroll={({ currentTarget }) => {
        if (currentTarget.scrollTop < 200 && conversation?.older === true) void more();
      }}
    >
      {loaded && !conversation.older && thread === null && (
        <p className="begin">{t('channel.begin', { name: title })}</p>
      )}
      {conversation?.older === true && (
        <button type="button" className="button older" onClick={() => void more()}>
          {t('channel.older')}
        </button>
      )}
      {messages.map((message, i) => {
        const before = messages[i - 1];
        const newDay = thread === null && (!before || dayKey(reader, before.ts) !== dayKey(reader, message.ts));
        const isNew = message.ts === firstNew;
        return (
          <div key={message.ts} role="presentation">
            {(newDay || isNew) && (
              <div className={isNew ? 'line new' : 'line'} role="separator">
                {newDay && <span>{dayLine(reader, message.ts)}</span>}
                {isNew && <em>{t('channel.new')}</em>}
              </div>
            )}
            <MessageItem
              message={message}
              follows={!newDay && !isNew && before !== undefined && continues(before, message)}
              inThread={thread !== null}
              focused={message.ts === focus}
            />
            {thread !== null && i === 0 && messages.length > 1 && (
              <div className="line left" role="separator">
                <span>{t('message.replies', { count: messages.length - 1 })}</span>
              </div>
            )}
          </div>
        );
      })}
      {conversation?.newer === true && (
        <button
          type="button"
          className="button older"
          onClick={() => void openConversation({ as: me.id, channel, thread })}
        >
          {t('channel.newest')}
        </button>
      )}
    </div>
  );
}

function continues(before: PageMessage, message: PageMessage): boolean {
  return (
    before.user === message.user &&
    before.username === message.username &&
    before.to === message.to &&
    before.deleted !== true &&
    before.subtype?.endsWith('_join') !== true &&
    Number(message.ts) - Number(before.ts) < GROUP_S &&
    message.broadcast !== true
  );
}

/** Keeps the newest in sight while the person is there, and the place where they read otherwise. */
function useScroll(
  box: React.RefObject<HTMLDivElement | null>,
  messages: readonly PageMessage[],
  focus: string | undefined,
  loaded: boolean,
): { seeBottom: boolean; keepPlace: () => void } {
  const atBottom = useRef(true);
  const kept = useRef<number | null>(null);
  const shownFocus = useRef<string | undefined>(undefined);
  const [seeBottom, setSeeBottom] = useState(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => {
      atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setSeeBottom(atBottom.current);
    };
    const stick = new ResizeObserver(() => {
      if (atBottom.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', look);
    stick.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      stick.disconnect();
    };
  }, [box, loaded]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || messages.length === 0) return;
    const target = focus === undefined ? null : element.querySelector<HTMLElement>(`[data-ts="${focus}"]`);
    if (target && shownFocus.current !== focus) {
      shownFocus.current = focus;
      atBottom.current = false;
      target.scrollIntoView({ block: target.offsetHeight > element.clientHeight ? 'start' : 'center' });
      if (mayTakeFocus()) target.focus({ preventScroll: true });
    } else if (kept.current !== null) {
      element.scrollTop += element.scrollHeight - kept.current;
      kept.current = null;
    } else if (atBottom.current) element.scrollTop = element.scrollHeight;
  }, [box, messages, focus]);
  return {
    seeBottom,
    keepPlace: () => {
      kept.current = box.current?.scrollHeight ?? null;
    },
  };
}

/** What stands on a visible screen is read. */
function useMarkRead(at: { channel: string; thread: string | null; newest: string | undefined; seen: boolean }): void {
  const { me } = usePane();
  const { channel, thread, newest, seen } = at;
  useEffect(() => {
    if (!seen || newest === undefined) return undefined;
    const mark = (): void => {
      if (document.visibilityState !== 'visible') return;
      call('read', { as: me.id, channel, ts: newest, ...(thread === null ? {} : { thread }) }).catch(() => undefined);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => {
      document.removeEventListener('visibilitychange', mark);
    };
  }, [me.id, channel, thread, newest, seen]);
}

/** Arrows go from message to message. */
function moveByKeys(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const target = event.target as HTMLElement;
  if (!target.matches('.message, .messages')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.message')];
  const now = all.indexOf(target);
  const to = now < 0 ? all.length - 1 : now + (event.key === 'ArrowDown' ? 1 : -1);
  if (!all[to]) return;
  event.preventDefault();
  all[to].focus();
}
