import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { changeDraft, draftFiles, draftKeyOf, drafts, draftText, onFilled } from '../store/drafts.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { completionsAt, type Completing } from './completion.js';
import { ComposerTools } from './composer-tools.js';
import { Icon } from './icon.js';
import { usePane } from './pane-context.js';
import { useSender } from './use-sender.js';

interface ComposerProps {
  readonly channel: string;
  readonly thread: string | null;
  readonly title: string;
  readonly placeholder: string;
}

const LARGEST = 20_000_000;

/** Where a person writes: with completion of commands, people, channels and emoji, files, and the app's shortcuts. */
export function Composer({ channel, thread, title, placeholder }: ComposerProps): ReactNode {
  const t = useT();
  const listId = useId();
  const { me, say, fail } = usePane();
  const draftKey = draftKeyOf(me.id, channel, thread);
  const text = useStore(drafts, () => draftText(draftKey));
  const files = useStore(drafts, () => draftFiles(draftKey));
  const [also, setAlso] = useState(false);
  const [completing, setCompleting] = useState<Completing | null>(null);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const cursorTo = useRef<number | null>(null);
  const post = useSender({
    channel,
    thread,
    draftKey,
    onBack: (moved) => {
      const field = input.current;
      if (field && field === document.activeElement) cursorTo.current = field.selectionStart + moved;
    },
  });

  // before the next key: later it would move the cursor to the front of what was typed meanwhile
  useLayoutEffect(() => {
    const to = cursorTo.current;
    if (to === null) return;
    cursorTo.current = null;
    input.current?.focus();
    input.current?.setSelectionRange(to, to);
  });
  useLayoutEffect(() => {
    const field = input.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
  }, [text]);

  useEffect(() => onFilled(draftKey, () => input.current?.focus()), [draftKey]);

  const setText = (next: string): void => {
    changeDraft(draftKey, { text: next });
  };
  const look = (value: string, cursor: number): void => {
    setCompleting(completionsAt(value, cursor, workspace.get(), thread !== null));
    setActive(0);
  };
  const complete = (insert: string): void => {
    if (!completing) return;
    const cursor = input.current?.selectionStart ?? text.length;
    const next = text.slice(0, completing.from) + insert + text.slice(cursor);
    setText(next);
    setCompleting(null);
    cursorTo.current = completing.from + insert.length;
  };
  const insertAtCursor = (insert: string): void => {
    const cursor = input.current?.selectionStart ?? text.length;
    const next = text.slice(0, cursor) + insert + text.slice(cursor);
    setText(next);
    cursorTo.current = cursor + insert.length;
    look(next, cursor + insert.length);
  };
  const send = async (): Promise<void> => {
    if (text.trim() === '' && files.length === 0) return;
    setAlso(false);
    setCompleting(null);
    const done = await post(also);
    if (!done && also) setAlso(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const offers = completing?.offers ?? [];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (completing && step !== 0) {
      event.preventDefault();
      setActive((now) => (now + step + offers.length) % offers.length);
    } else if (completing && (event.key === 'Tab' || event.key === 'Enter') && offers[active]) {
      const exact = text.trim() === offers[active].insert.trim();
      if (event.key === 'Enter' && exact) {
        event.preventDefault();
        void send();
        return;
      }
      event.preventDefault();
      complete(offers[active].insert);
    } else if (completing && event.key === 'Escape') {
      event.stopPropagation();
      setCompleting(null);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  const attach = (list: FileList | null): void => {
    for (const file of list ?? []) {
      if (file.size > LARGEST) say(t('composer.too_large', { name: file.name }));
      else changeDraft(draftKey, { files: [...draftFiles(draftKey), file] });
    }
  };
  const offers = completing?.offers ?? [];
  return (
    <div
      className="composer"
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        attach(event.dataTransfer.files);
      }}
    >
      {completing && (
        <ul className="completions" role="listbox" id={listId} aria-label={t('composer.suggestions')}>
          {offers.map((offer, i) => (
            <li
              key={offer.insert}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(event) => {
                event.preventDefault();
                complete(offer.insert);
              }}
            >
              <span>{offer.label}</span>
              <small>{offer.note}</small>
            </li>
          ))}
        </ul>
      )}
      <div className="composer-box">
        <textarea
          ref={input}
          rows={1}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completing ? listId : undefined}
          aria-activedescendant={completing ? `${listId}-${active}` : undefined}
          aria-label={placeholder}
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            look(target.value, target.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setCompleting(null);
          }}
          onPaste={({ clipboardData }) => {
            attach(clipboardData.files);
          }}
        />
        {files.length > 0 && (
          <div className="files">
            {files.map((file) => (
              <span key={`${file.name}${file.size}`} className="chip">
                {file.name}
                <button
                  type="button"
                  aria-label={t('file.remove', { name: file.name })}
                  onClick={() => {
                    changeDraft(draftKey, { files: draftFiles(draftKey).filter((one) => one !== file) });
                  }}
                >
                  ×
                </button>
              </span>
            ))}
          </div>
        )}
        {thread !== null && (
          <label className="also">
            <input
              type="checkbox"
              checked={also}
              onChange={({ target }) => {
                setAlso(target.checked);
              }}
            />
            {t('thread.also', { name: title })}
          </label>
        )}
        <div className="composer-tools">
          <ComposerTools
            channel={channel}
            inThread={thread !== null}
            onFiles={attach}
            onInsert={(sign) => {
              insertAtCursor(sign === '@' && text !== '' && !text.endsWith(' ') ? ' @' : sign);
            }}
            onCommand={(command) => {
              const next = `${command} ${text}`;
              setText(next);
              cursorTo.current = next.length;
            }}
          />
          <span className="hint composer-hint">{t('composer.hint')}</span>
          <button
            type="button"
            className="send"
            aria-label={t('composer.send')}
            title={t('composer.send')}
            disabled={text.trim() === '' && files.length === 0}
            onClick={() => {
              send().catch(fail);
            }}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  );
}
