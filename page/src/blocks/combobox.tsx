import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { PlainText } from './emoji-view.js';
import { groupsOf, type Choice } from './choices.js';
import { useT } from '../texts/language.js';

interface ComboboxProps {
  readonly label: string;
  readonly labelId?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly placeholder: string;
  readonly chosen: readonly Choice[];
  readonly many: boolean;
  /** What fits what was typed. */
  readonly find: (query: string) => Promise<Choice[]> | Choice[];
  readonly onChange: (chosen: Choice[]) => void;
}

const nothing = { query: null, choices: [] } as const;

/** A field in which one types to find something to choose; several where `many`. */
export function Combobox(props: ComboboxProps): ReactNode {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ readonly query: string | null; readonly choices: readonly Choice[] }>(nothing);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const { find, chosen, many, onChange } = props;
  const values = new Set(chosen.map(({ value }) => value));
  const offered = many ? found.choices.filter(({ value }) => !values.has(value)) : found.choices;

  const findNow = useRef(find);
  findNow.current = find;
  useEffect(() => {
    if (!open) return undefined;
    let stopped = false;
    const timer = setTimeout(() => {
      void Promise.resolve(findNow.current(query)).then(
        (choices) => {
          if (stopped) return;
          setFound({ query, choices });
          setActive(0);
        },
        () => {
          if (!stopped) setFound(nothing);
        },
      );
    }, 120);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [open, query]);

  const choose = (choice: Choice): void => {
    onChange(many ? [...chosen, choice] : [choice]);
    setQuery('');
    setOpen(many);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setActive((now) => (offered.length === 0 ? 0 : (now + step + offered.length) % offered.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      // not what was offered for less than what is typed now
      const choice = found.query === query ? offered[active] : undefined;
      if (choice) choose(choice);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  };
  const option = (choice: Choice): ReactNode => {
    const i = offered.indexOf(choice);
    return (
      <li
        key={choice.value}
        id={`${id}-${i}`}
        role="option"
        aria-selected={i === active}
        onMouseDown={(event) => {
          event.preventDefault();
          choose(choice);
        }}
      >
        <PlainText text={choice.label} />
        {choice.description !== undefined && <small>{choice.description}</small>}
      </li>
    );
  };
  const single = many ? undefined : chosen[0];
  return (
    <div className="combobox">
      <div className="combobox-field">
        {many &&
          chosen.map((choice) => (
            <span key={choice.value} className="chip">
              <PlainText text={choice.label} />
              <button
                type="button"
                aria-label={t('input.remove', { name: choice.label })}
                onClick={() => {
                  onChange(chosen.filter(({ value }) => value !== choice.value));
                }}
              >
                ×
              </button>
            </span>
          ))}
        <input
          ref={input}
          role="combobox"
          aria-expanded={open && offered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && offered[active] ? `${id}-${active}` : undefined}
          {...(props.labelId === undefined ? { 'aria-label': props.label } : { 'aria-labelledby': props.labelId })}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid === true ? true : undefined}
          autoComplete="off"
          placeholder={single ? single.label : chosen.length > 0 ? '' : props.placeholder}
          className={single && query === '' ? 'has-value' : ''}
          value={query}
          onFocus={() => {
            setOpen(true);
          }}
          onBlur={() => {
            setOpen(false);
          }}
          onChange={(event) => {
            setQuery(event.target.value);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        className="listbox"
        hidden={!open || offered.length === 0}
      >
        {open &&
          groupsOf(offered).map(({ group, choices }) =>
            group === undefined ? (
              choices.map(option)
            ) : (
              <li key={`group ${group}`} role="presentation" className="listbox-group">
                <div role="group" aria-label={group}>
                  <span aria-hidden="true">{group}</span>
                  <ul role="presentation">{choices.map(option)}</ul>
                </div>
              </li>
            ),
          )}
      </ul>
    </div>
  );
}
