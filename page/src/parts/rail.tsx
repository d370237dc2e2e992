import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { actAs, focusedPane, MOST_PANES, panes } from '../store/panes.js';
import { createStore, useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { languageChoice, useT } from '../texts/language.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';
import { PersonPicker } from './person-picker.js';

type Theme = 'auto' | 'light' | 'dark';
const KEY = 'bellhop-theme';

export const theme = createStore<Theme>((localStorage.getItem(KEY) as Theme | null) ?? 'auto');

/** Light, dark, or as the system has it; the style sheet obeys the attribute. */
export function applyTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const choice = theme.get();
    document.documentElement.dataset['theme'] = choice === 'auto' ? (dark.matches ? 'dark' : 'light') : choice;
    localStorage.setItem(KEY, choice);
  };
  theme.watch(apply);
  dark.addEventListener('change', apply);
  apply();
}

/** Which of the page's own panels is open. */
export const sidePanel = createStore<'none' | 'control' | 'tour'>('none');

/** The edge of the page: the workspace, the people one acts as, and what belongs to the page itself. */
export function Rail({ hasTour }: { hasTour: boolean }): ReactNode {
  const t = useT();
  const all = useStore(panes, (value) => value);
  const focused = useStore(focusedPane, (value) => value);
  const { people, sidebars, boot } = useStore(workspace, (value) => value);
  const chosen = useStore(languageChoice, (value) => value);
  const shade = useStore(theme, (value) => value);
  const panel = useStore(sidePanel, (value) => value);
  const toggle = (which: 'control' | 'tour'): void => {
    sidePanel.set((now) => (now === which ? 'none' : which));
  };
  return (
    <nav className="rail" aria-label={t('page.people')}>
      <span className="workspace-icon" title={boot?.teamName} aria-hidden="true">
        🛎️
      </span>
      {all.map((pane) => {
        const person = people.get(pane.as);
        const unread = (sidebars.get(pane.as)?.channels ?? []).reduce((sum, { mentions }) => sum + mentions, 0);
        const name = person?.realName ?? '';
        return (
          <button
            key={pane.id}
            type="button"
            className={pane.id === focused ? 'rail-person current' : 'rail-person'}
            aria-label={unread > 0 ? `${name}, ${t('pane.unread', { count: unread })}` : name}
            aria-current={pane.id === focused ? 'true' : undefined}
            title={name}
            onClick={() => {
              // drawn at once: later it would take the focus from where the person writes by then
              flushSync(() => {
                focusedPane.set(() => pane.id);
              });
              document.querySelector<HTMLElement>(`.pane[data-person="${person?.name ?? ''}"] .messages`)?.focus();
            }}
          >
            <Avatar person={person} size={34} />
            {unread > 0 && (
              <span className="badge" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </button>
        );
      })}
      {all.length < MOST_PANES && (
        <PersonPicker
          label={t('rail.add')}
          className="rail-add"
          onPick={(person) => {
            actAs(person.id);
          }}
        >
          <Icon name="plus" />
        </PersonPicker>
      )}
      <span className="spring" />
      {hasTour && (
        <RailButton
          icon="tour"
          label={t('rail.tour')}
          open={panel === 'tour'}
          onClick={() => {
            toggle('tour');
          }}
        />
      )}
      <RailButton
        icon="control"
        label={t('rail.control')}
        open={panel === 'control'}
        onClick={() => {
          toggle('control');
        }}
      />
      <Menu
        label={t('rail.language')}
        className="rail-button"
        items={(['auto', 'en', 'zh-TW'] as const).map((value) => ({
          key: value,
          content: t(`language.${value}`),
          checked: chosen === value,
          run: () => {
            languageChoice.set(() => value);
          },
        }))}
      >
        <Icon name="language" size={20} />
      </Menu>
      <Menu
        label={t('rail.theme')}
        className="rail-button"
        items={(['auto', 'light', 'dark'] as const).map((value) => ({
          key: value,
          content: t(`theme.${value}`),
          checked: shade === value,
          run: () => {
            theme.set(() => value);
          },
        }))}
      >
        <Icon name="theme" size={20} />
      </Menu>
    </nav>
  );
}

function RailButton(props: { icon: 'tour' | 'control'; label: string; open: boolean; onClick: () => void }): ReactNode {
  return (
    <button
      type="button"
      className={props.open ? 'rail-button current' : 'rail-button'}
      aria-label={props.label}
      aria-expanded={props.open}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} size={20} />
    </button>
  );
}
