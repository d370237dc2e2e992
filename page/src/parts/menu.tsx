import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

export interface MenuItem {
  readonly key: string;
  readonly content: ReactNode;
  readonly note?: ReactNode;
  readonly danger?: boolean;
  readonly checked?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly className: string;
  readonly items: readonly MenuItem[];
  readonly busy?: boolean;
  readonly children: ReactNode;
  readonly onOpen?: (open: boolean) => void;
}

/** A button that opens a menu, after the ARIA pattern: arrows move, Escape closes, the focus comes back. */
export function Menu({ label, className, items, busy = false, children, onOpen }: MenuProps): ReactNode {
  const [at, setAt] = useState<{ left: number; top: number; up: boolean } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const open = at !== null;
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: MouseEvent): void => {
      if (!list.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node))
        close(false);
    };
    document.addEventListener('mousedown', outside);
    return () => {
      document.removeEventListener('mousedown', outside);
    };
  });
  const close = (focus: boolean): void => {
    setAt(null);
    onOpen?.(false);
    if (focus) button.current?.focus();
  };
  const show = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (!box) return;
    const height = Math.min(items.length * 40 + 16, 380);
    const up = box.bottom + height > window.innerHeight && box.top > height;
    setAt({
      left: Math.max(8, Math.min(box.left, window.innerWidth - 290)),
      top: up ? box.top - 4 : box.bottom + 4,
      up,
    });
    onOpen?.(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const now = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      event.preventDefault();
      close(true);
    }
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={busy}
        onClick={() => {
          if (open) close(true);
          else show();
        }}
      >
        {children}
      </button>
      {open &&
        createPortal(
          <div
            ref={list}
            role="menu"
            aria-label={label}
            className={at.up ? 'menu up' : 'menu'}
            style={{ left: at.left, top: at.top }}
            onKeyDown={onKeyDown}
          >
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                tabIndex={-1}
                className={item.danger === true ? 'danger' : ''}
                onClick={() => {
                  close(true);
                  item.run();
                }}
              >
                <span>{item.content}</span>
                {item.note !== undefined && <small>{item.note}</small>}
              </button>
            ))}
          </div>,
          button.current?.closest('dialog') ?? document.querySelector('main') ?? document.body,
        )}
    </>
  );
}
