import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { findEmoji } from '../blocks/emoji.js';
import { useT } from '../texts/language.js';

/** A button that opens a choice of emoji. */
export function EmojiPicker(props: {
  label: string;
  className: string;
  children: ReactNode;
  onPick: (name: string) => void;
  onOpen?: (open: boolean) => void;
}): ReactNode {
  const t = useT();
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  const [query, setQuery] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setAt(null);
    setQuery('');
    props.onOpen?.(false);
    button.current?.focus();
  };
  const open = at !== null;
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: MouseEvent): void => {
      if (box.current?.contains(event.target as Node) || button.current?.contains(event.target as Node)) return;
      setAt(null);
      props.onOpen?.(false);
    };
    document.addEventListener('mousedown', outside);
    return () => {
      document.removeEventListener('mousedown', outside);
    };
  });
  const found = findEmoji(query.replaceAll(':', ''), 200);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          const place = button.current?.getBoundingClientRect();
          if (open || !place) close();
          else {
            const top = place.bottom + 320 > window.innerHeight ? Math.max(8, place.top - 316) : place.bottom + 4;
            setAt({ left: Math.max(8, Math.min(place.left - 120, window.innerWidth - 320)), top });
            props.onOpen?.(true);
          }
        }}
      >
        {props.children}
      </button>
      {open &&
        createPortal(
          <div
            ref={box}
            role="dialog"
            aria-label={t('composer.emoji')}
            className="emoji-picker"
            style={at}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
              event.stopPropagation();
              close();
            }}
          >
            <input
              className="input"
              autoFocus
              aria-label={t('emoji.search')}
              placeholder={t('emoji.search')}
              value={query}
              onChange={({ target }) => {
                setQuery(target.value);
              }}
              onKeyDown={(event) => {
                const [first] = found;
                if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
                event.preventDefault();
                close();
                props.onPick(first[0]);
              }}
            />
            <div className="emoji-grid">
              {found.map(([name, emoji]) => (
                <button
                  key={name}
                  type="button"
                  aria-label={name.replaceAll('_', ' ')}
                  title={`:${name}:`}
                  onClick={() => {
                    close();
                    props.onPick(name);
                  }}
                >
                  {emoji}
                </button>
              ))}
              {found.length === 0 && <p>{t('emoji.none')}</p>}
            </div>
          </div>,
          document.querySelector('main') ?? document.body,
        )}
    </>
  );
}
