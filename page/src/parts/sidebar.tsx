import { useMemo, type ReactNode } from 'react';
import type { PageChannel, PageSidebar } from '../../../src/sandbox/page/wire.js';
import type { Pane, Place } from '../store/panes.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { Avatar } from './avatar.js';
import { ChannelSign, partnersOf, titleOf } from './channel-name.js';
import { Icon } from './icon.js';
import { usePane } from './pane-context.js';

const none: PageSidebar = { channels: [], threads: 0 };

/** What a person can go to: Home, threads, channels and messages, with what they have not seen. */
export function Sidebar({ pane, onGone }: { pane: Pane; onGone: () => void }): ReactNode {
  const t = useT();
  const { me, go, meet } = usePane();
  const { boot, people, channels } = useStore(workspace, (value) => value);
  const sidebar = useStore(workspace, ({ sidebars }) => sidebars.get(me.id)) ?? none;
  const counts = useMemo(() => new Map(sidebar.channels.map((one) => [one.channel, one])), [sidebar]);
  const own = [...channels.values()].filter(({ members, archived }) => members.includes(me.id) && !archived);
  const named = own
    .filter(({ kind }) => kind === 'public' || kind === 'private')
    .sort((a, b) => a.name.localeCompare(b.name));
  const appId = boot?.app.userId ?? '';
  const direct = own
    .filter(({ kind, members }) => (kind === 'im' || kind === 'mpim') && !members.includes(appId))
    .sort((a, b) => titleOf(a, me.id, people).localeCompare(titleOf(b, me.id, people)));
  const appDm = own.find(({ kind, members }) => kind === 'im' && members.includes(appId));
  const to = (place: Place): void => {
    go(place);
    onGone();
  };
  const { place } = pane;
  const at = (channel: string | undefined): boolean => place.kind === 'channel' && place.channel === channel;
  const channelItem = (channel: PageChannel, sign: ReactNode, name: string): ReactNode => {
    const count = counts.get(channel.id);
    return (
      <Item
        key={channel.id}
        sign={sign}
        name={name}
        note={channel.kind === 'private' ? t('side.private') : ''}
        unread={count?.unread ?? 0}
        badge={channel.kind === 'public' || channel.kind === 'private' ? (count?.mentions ?? 0) : (count?.unread ?? 0)}
        current={at(channel.id)}
        onClick={() => {
          to({ kind: 'channel', channel: channel.id });
        }}
      />
    );
  };
  return (
    <nav className="sidebar" aria-label={t('page.workspace', { name: me.realName })}>
      <ul>
        {boot?.app.home === true && (
          <Item
            sign={<Icon name="home" />}
            name={t('side.home')}
            unread={0}
            badge={0}
            current={place.kind === 'home'}
            onClick={() => {
              to({ kind: 'home' });
            }}
          />
        )}
        <Item
          sign={<Icon name="thread" />}
          name={t('side.threads')}
          unread={sidebar.threads}
          badge={sidebar.threads}
          current={place.kind === 'threads'}
          onClick={() => {
            to({ kind: 'threads' });
          }}
        />
        <Item
          sign={<Icon name="grid" />}
          name={t('side.browse')}
          unread={0}
          badge={0}
          current={place.kind === 'browse'}
          onClick={() => {
            to({ kind: 'browse' });
          }}
        />
      </ul>
      <h2>{t('side.channels')}</h2>
      <ul>{named.map((channel) => channelItem(channel, <ChannelSign channel={channel} />, channel.name))}</ul>
      {direct.length > 0 && (
        <>
          <h2>{t('side.messages')}</h2>
          <ul>
            {direct.map((channel) => {
              const [partner] = partnersOf(channel, me.id, people);
              const you = partner?.id === me.id ? ` ${t('side.you')}` : '';
              return channelItem(channel, <Avatar person={partner} size={20} />, titleOf(channel, me.id, people) + you);
            })}
          </ul>
        </>
      )}
      {boot && (
        <>
          <h2>{t('side.apps')}</h2>
          <ul>
            {appDm ? (
              channelItem(appDm, <Avatar person={people.get(appId)} size={20} />, boot.app.name)
            ) : (
              <Item
                sign={<Avatar person={people.get(appId)} size={20} />}
                name={boot.app.name}
                unread={0}
                badge={0}
                current={false}
                onClick={() => {
                  meet(appId);
                  onGone();
                }}
              />
            )}
          </ul>
        </>
      )}
    </nav>
  );
}

function Item(props: {
  sign: ReactNode;
  name: string;
  note?: string;
  unread: number;
  badge: number;
  current: boolean;
  onClick: () => void;
}): ReactNode {
  const t = useT();
  const classes = ['side-item', props.current ? 'current' : '', props.unread > 0 ? 'unread' : ''];
  return (
    <li>
      <button
        type="button"
        className={classes.join(' ')}
        aria-current={props.current ? 'page' : undefined}
        onClick={props.onClick}
      >
        <span className="side-sign">{props.sign}</span>
        <span className="side-name">{props.name}</span>
        {props.note !== undefined && props.note !== '' && <span className="hidden"> {props.note}</span>}
        {props.unread > 0 && <span className="hidden"> {t('pane.unread', { count: props.unread })}</span>}
        {props.badge > 0 && (
          <span className="badge" aria-hidden="true">
            {props.badge > 99 ? '99+' : props.badge}
          </span>
        )}
      </button>
    </li>
  );
}
