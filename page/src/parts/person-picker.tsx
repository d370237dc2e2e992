import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { PagePerson } from '../../../src/sandbox/page/wire.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { Avatar } from './avatar.js';

/** A button that lists everybody of the workspace, to act as them. */
export function PersonPicker(props: {
  label: string;
  className: string;
  current?: string | undefined;
  children: ReactNode;
  onPick: (person: PagePerson) => void;
}): ReactNode {
  const t = useT();
  const people = useStore(workspace, (value) => value.people);
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  const [query, setQuery] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const open = at !== null;
  const found = useMemo(() => {
    const words = query.toLowerCase();
    return [...people.values()].filter(
      ({ deleted, isBot, name, realName, title }) =>
        !deleted && !isBot && `${name} ${realName} ${title}`.toLowerCase().includes(words),
    );
  }, [people, query]);
  const close = (): void => {
    setAt(null);
    setQuery('');
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node)) setAt(null);
    };
    document.addEventListener('mousedown', outside);
    return () => {
      document.removeEventListener('mousedown', outside);
    };
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.current === undefined ? props.label : undefined}
        title={props.label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          const place = button.current?.getBoundingClientRect();
          if (open || !place) close();
          else {
            setAt({
              left: Math.max(8, Math.min(place.left, window.innerWidth - 320)),
              top: Math.max(8, Math.min(place.bottom + 4, window.innerHeight - 430)),
            });
          }
        }}
      >
        {props.children}
      </button>
      {open &&
        createPortal(
          <div
            ref={box}
            className="person-picker"
            role="dialog"
            aria-label={t('rail.act_as')}
            style={at}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') close();
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step === 0) return;
              event.preventDefault();
              const all = [...(box.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
              const now = all.indexOf(document.activeElement as HTMLElement);
              all[Math.max(0, Math.min(all.length - 1, now + step))]?.focus();
            }}
          >
            <input
              className="input"
              autoFocus
              aria-label={t('rail.search_people')}
              placeholder={t('rail.search_people')}
              value={query}
              onChange={({ target }) => {
                setQuery(target.value);
              }}
              onKeyDown={(event) => {
                const [first] = found;
                if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
                close();
                props.onPick(first);
              }}
            />
            <ul>
              {found.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    aria-current={person.id === props.current ? 'true' : undefined}
                    onClick={() => {
                      close();
                      props.onPick(person);
                    }}
                  >
                    <Avatar person={person} size={30} />
                    <span>
                      <strong>{person.realName}</strong>
                      <small>
                        @{person.name} · {person.title}
                      </small>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>,
          document.querySelector('main') ?? document.body,
        )}
    </>
  );
}
