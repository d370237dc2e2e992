import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PageSidebar } from '../../../src/sandbox/page/wire.js';
import { call } from '../store/call.js';
import { changePane, closePane, focusedPane, followPermalink, panes, switchPerson, type Pane } from '../store/panes.js';
import { watchScreen } from '../store/screens.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { LanguageContext, translator, usePersonLanguage } from '../texts/language.js';
import { wordsOf } from '../texts/error-words.js';
import { Avatar } from './avatar.js';
import { ChannelView } from './channel-view.js';
import { HomeView } from './home-view.js';
import { Icon } from './icon.js';
import { BrowseView, SearchView, ThreadsView } from './lists.js';
import { Modal } from './modal.js';
import { PaneContext, type PaneContextValue } from './pane-context.js';
import { PersonPicker } from './person-picker.js';
import { Sidebar } from './sidebar.js';
import { ThreadPane } from './thread-pane.js';

const TOAST_MS = 7000;

/** One person's Slack, whole: who they are, where they are, what lies on their screen. */
export function PaneView({ pane }: { pane: Pane }): ReactNode {
  const me = useStore(workspace, ({ people }) => people.get(pane.as));
  const modal = useStore(workspace, ({ modals }) => modals.get(pane.as));
  const unread = useStore(workspace, ({ sidebars }) => countUnread(sidebars.get(pane.as)));
  const alone = useStore(panes, (all) => all.length === 1);
  const language = usePersonLanguage(me?.locale ?? 'en');
  const t = translator(language);
  const [menuOpen, setMenuOpen] = useState(false);
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([]);
  const [query, setQuery] = useState('');
  const count = useRef(0);
  const { id } = pane;

  useEffect(() => {
    watchScreen(pane.as);
  }, [pane.as]);

  const say = useCallback((text: string) => {
    count.current += 1;
    const toast = { id: count.current, text };
    setToasts((all) => [...all.slice(-2), toast]);
    setTimeout(() => {
      setToasts((all) => all.filter((one) => one !== toast));
    }, TOAST_MS);
  }, []);
  const context = useMemo<PaneContextValue | null>(() => {
    if (!me) return null;
    const fail = (error: unknown): void => {
      say(wordsOf(error, translator(language)));
    };
    const attempt: PaneContextValue['attempt'] = async (work) => {
      try {
        await work();
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    };
    return {
      paneId: id,
      me,
      reader: { id: me.id, tz: me.tz, language },
      go: (place) => {
        changePane(id, { place, thread: null });
      },
      openThread: (channel, ts) => {
        changePane(id, { thread: { channel, ts } });
      },
      follow: (link) => {
        followPermalink(id, link);
      },
      fail,
      say,
      attempt,
      meet: (who) => {
        const there = panes.get().find((one) => one.id === id)?.place;
        void attempt(async () => {
          const channel = await call<string>('person.channel', { as: me.id, where: who });
          const now = panes.get().find((one) => one.id === id);
          if (now?.as === me.id && now.place === there)
            changePane(id, { place: { kind: 'channel', channel }, thread: null });
        });
      },
    };
  }, [me, id, language, say]);
  if (!me || !context) return null;
  const { place, thread } = pane;
  const covered = modal !== undefined && modal !== null;
  return (
    <LanguageContext value={language}>
      <PaneContext value={context}>
        <section
          className={menuOpen ? 'pane menu-open' : 'pane'}
          aria-label={t('page.workspace', { name: me.realName })}
          lang={language}
          data-person={me.name}
          onFocus={() => {
            focusedPane.set(() => id);
          }}
        >
          <header className="pane-head" inert={covered}>
            <button
              type="button"
              className="tool menu-button"
              aria-label={unread > 0 ? `${t('pane.menu')}, ${t('pane.unread', { count: unread })}` : t('pane.menu')}
              aria-expanded={menuOpen}
              onClick={() => {
                setMenuOpen(!menuOpen);
              }}
            >
              <Icon name="menu" />
              {unread > 0 && (
                <span className="badge" aria-hidden="true">
                  {unread > 99 ? '99+' : unread}
                </span>
              )}
            </button>
            <PersonPicker
              label={`${t('pane.person')} (${me.realName})`}
              className="person-button"
              current={me.id}
              onPick={(person) => {
                switchPerson(id, person.id);
              }}
            >
              <Avatar person={me} size={28} />
              <span className="person-name">
                <strong>{me.realName}</strong>
                <small>{me.title}</small>
              </span>
              <Icon name="chevron" size={14} />
            </PersonPicker>
            <form
              className="search"
              role="search"
              aria-label={`${t('search.short')}, ${me.realName}`}
              onSubmit={(event) => {
                event.preventDefault();
                if (query.trim() !== '') context.go({ kind: 'search', query: query.trim() });
              }}
            >
              <Icon name="search" size={15} />
              <input
                type="search"
                aria-label={t('search.label', { team: workspace.get().boot?.teamName ?? '' })}
                placeholder={t('search.short')}
                value={query}
                onChange={({ target }) => {
                  setQuery(target.value);
                }}
              />
            </form>
            {!alone && (
              <button
                type="button"
                className="tool"
                aria-label={t('pane.close', { name: me.realName })}
                title={t('pane.close', { name: me.realName })}
                onClick={() => {
                  closePane(id);
                }}
              >
                <Icon name="close" />
              </button>
            )}
          </header>
          <div className={thread ? 'pane-body with-thread' : 'pane-body'} inert={covered}>
            <Sidebar
              pane={pane}
              onGone={() => {
                setMenuOpen(false);
              }}
            />
            <div className="main">
              {place.kind === 'channel' && <ChannelView id={place.channel} focus={place.focus} />}
              {place.kind === 'home' && <HomeView key={me.id} />}
              {place.kind === 'threads' && <ThreadsView />}
              {place.kind === 'browse' && <BrowseView />}
              {place.kind === 'search' && <SearchView query={place.query} />}
            </div>
            {thread && (
              <ThreadPane
                thread={thread}
                onClose={() => {
                  changePane(id, { thread: null });
                }}
              />
            )}
          </div>
          {covered && <Modal key={me.id} modal={modal} />}
          <div className="toasts" role="status">
            {toasts.map((toast) => (
              <p key={toast.id} className="toast">
                {toast.text}
                <button
                  type="button"
                  aria-label={t('toast.close')}
                  onClick={() => {
                    setToasts((all) => all.filter((one) => one !== toast));
                  }}
                >
                  ×
                </button>
              </p>
            ))}
          </div>
        </section>
      </PaneContext>
    </LanguageContext>
  );
}

/** Messages and threads that a person has not seen. */
function countUnread(sidebar: PageSidebar | undefined): number {
  if (!sidebar) return 0;
  return sidebar.channels.reduce((sum, each) => sum + each.unread, sidebar.threads);
}
