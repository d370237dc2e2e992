import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { call } from '../store/call.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { completionsAt, type Completing } from './completion.js';
import { ComposerTools } from './composer-tools.js';
import { Icon } from './icon.js';
import { usePane } from './pane-context.js';
import { readFile } from './read-file.js';

interface ComposerProps {
  readonly channel: string;
  readonly thread: string | null;
  readonly title: string;
  readonly placeholder: string;
}

const LARGEST = 20_000_000;
const FILLED = 'bellhop-fill';

const draftKeyOf = (as: string, channel: string, thread: string | null): string =>
  `bellhop-draft ${as} ${channel} ${thread ?? ''}`;

/** Writes for a person what they may send or change: into the field they see, and into the one that is about to open. */
export function fillDraft(as: string, channel: string, text: string): void {
  const key = draftKeyOf(as, channel, null);
  sessionStorage.setItem(key, text);
  window.dispatchEvent(new CustomEvent(FILLED, { detail: { key, text } }));
}

/** Where a person writes: with completion of commands, people, channels and emoji, files, and the app's shortcuts. */
export function Composer({ channel, thread, title, placeholder }: ComposerProps): ReactNode {
  const t = useT();
  const listId = useId();
  const { me, attempt, say, fail } = usePane();
  const draftKey = draftKeyOf(me.id, channel, thread);
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [also, setAlso] = useState(false);
  const [completing, setCompleting] = useState<Completing | null>(null);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const sending = useRef(false);
  const cursorTo = useRef<number | null>(null);

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
    sessionStorage.setItem(draftKey, text);
  }, [text, draftKey]);

  useEffect(() => {
    const fill = ({ detail }: CustomEvent<{ key: string; text: string }>): void => {
      if (detail.key !== draftKey) return;
      setText(detail.text);
      input.current?.focus();
    };
    window.addEventListener(FILLED, fill as EventListener);
    return () => {
      window.removeEventListener(FILLED, fill as EventListener);
    };
  }, [draftKey]);

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
    const line = text.trim();
    if (sending.current || (line === '' && files.length === 0)) return;
    sending.current = true;
    setText('');
    setCompleting(null);
    const isCommand = /^\/[a-z]/i.test(line) && files.length === 0;
    const done = await attempt(async () => {
      if (isCommand)
        await call('person.types', { as: me.id, line, in: channel, ...(thread === null ? {} : { thread }) });
      else {
        const content = await Promise.all(files.map(readFile));
        const place = thread === null ? {} : { thread, broadcast: also };
        await call('person.says', { as: me.id, where: channel, text: line, files: content, ...place });
      }
    });
    sending.current = false;
    if (done) {
      setFiles([]);
      setAlso(false);
    } else setText((now) => (now === '' ? line : now));
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
      else setFiles((before) => [...before, file]);
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
                    setFiles((before) => before.filter((one) => one !== file));
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
            inThread={thread !== null}
            onFiles={attach}
            onInsert={(sign) => {
              insertAtCursor(sign === '@' && text !== '' && !text.endsWith(' ') ? ' @' : sign);
            }}
            onCommand={(command) => {
              setText(`${command} `);
              input.current?.focus();
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
