import { useState, type ReactNode } from 'react';
import { obj, objs, str, type Json, type JsonObject } from '../../../src/sandbox/json.js';
import { Menu } from '../parts/menu.js';
import { usePane } from '../parts/pane-context.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { choiceOf, choicesOf, heldChoices, heldOf, valuesOf, type Choice } from './choices.js';
import { Combobox } from './combobox.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { PlainText } from './emoji-view.js';
import { Image } from './image.js';
import { useSurface, type ElementProps } from './surface.js';
import { plainOf, TextObject } from './text-object.js';
import { TextInput } from './text-input.js';

/** Anything of Block Kit that a person can use, as the browser's own input where there is one. */
export function Element(props: ElementProps): ReactNode {
  const { element } = props;
  const type = str(element, 'type') ?? '';
  switch (type) {
    case 'button':
      return <Button {...props} />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'image':
      return <Image image={element} small />;
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <Picker {...props} />;
    case 'external_select':
    case 'multi_external_select':
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <Finder {...props} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <Select {...props} />;
    default:
      return type.endsWith('_input') ? <TextInput {...props} /> : null;
  }
}

/** Using an element: asks first where the element wants that, and tells what went wrong. */
function useElement({ element, block }: ElementProps): {
  use: (value: Json, send?: boolean) => void;
  busy: boolean;
  dialog: ReactNode;
} {
  const surface = useSurface();
  const { attempt } = usePane();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<{ value: Json; send: boolean } | null>(null);
  const action = str(element, 'action_id') ?? '';
  const confirm = obj(element, 'confirm');
  const now = (value: Json, send: boolean): void => {
    setBusy(true);
    void attempt(() => surface.use(block, action, value, send)).then(() => {
      setBusy(false);
    });
  };
  return {
    use: (value, send = true) => {
      if (confirm) setAsking({ value, send });
      else now(value, send);
    },
    busy,
    dialog: asking && confirm && (
      <ConfirmDialog
        confirm={confirm}
        onAnswer={(yes) => {
          setAsking(null);
          if (yes) now(asking.value, asking.send);
        }}
      />
    ),
  };
}

function Button(props: ElementProps): ReactNode {
  const { element } = props;
  const { use, busy, dialog } = useElement(props);
  const style = str(element, 'style') ?? '';
  const url = str(element, 'url');
  return (
    <>
      <button
        type="button"
        className={`button ${style}`}
        aria-busy={busy}
        aria-label={str(element, 'accessibility_label')}
        onClick={() => {
          if (busy) return;
          if (url !== undefined) window.open(url, '_blank', 'noreferrer');
          use(null);
        }}
      >
        <TextObject text={obj(element, 'text')} inline />
      </button>
      {dialog}
    </>
  );
}

function Overflow(props: ElementProps): ReactNode {
  const t = useT();
  const { use, busy, dialog } = useElement(props);
  const options = objs(props.element, 'options').map((option) => choiceOf(option));
  return (
    <>
      <Menu
        label={t('input.menu')}
        className="button overflow"
        busy={busy}
        items={options.map(({ value, label }) => ({
          key: value,
          content: <PlainText text={label} />,
          run: () => {
            use(value);
          },
        }))}
      >
        ⋯
      </Menu>
      {dialog}
    </>
  );
}

function placeholderOf(element: JsonObject, fallback: string): string {
  return plainOf(obj(element, 'placeholder')) || fallback;
}

/** A value that is shown at once, while the sandbox hears of it. */
function useHeld(props: ElementProps): [Json | undefined, (value: Json | undefined) => void] {
  const { element, block } = props;
  const surface = useSurface();
  const before = heldOf(element, surface.stateOf(block, str(element, 'action_id') ?? ''));
  const [held, setHeld] = useState<{ value: Json | undefined } | null>(null);
  return [
    held ? held.value : before,
    (value) => {
      setHeld({ value });
    },
  ];
}

const naming = ({ label, labelId, describedBy, invalid }: ElementProps): object => ({
  ...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId }),
  'aria-describedby': describedBy,
  'aria-invalid': invalid === true ? true : undefined,
});

function Select(props: ElementProps): ReactNode {
  const t = useT();
  const { me } = usePane();
  const whole = useStore(workspace, (value) => value);
  const { use, busy, dialog } = useElement(props);
  const [held, setHeld] = useHeld(props);
  const choices = choicesOf(props.element, whole, me.id);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const option = ({ value, label }: Choice): ReactNode => (
    <option key={value} value={value}>
      {label}
    </option>
  );
  return (
    <>
      <select
        className="input"
        {...naming(props)}
        aria-busy={busy}
        value={valuesOf(held)[0] ?? ''}
        onChange={({ target }) => {
          setHeld(target.value === '' ? null : target.value);
          use(target.value === '' ? null : target.value);
        }}
      >
        <option value="">{placeholderOf(props.element, t('input.choose'))}</option>
        {groups.map((group) => {
          const own = choices.filter((choice) => choice.group === group).map(option);
          return group === undefined ? (
            own
          ) : (
            <optgroup key={group} label={group}>
              {own}
            </optgroup>
          );
        })}
      </select>
      {dialog}
    </>
  );
}

function Finder(props: ElementProps): ReactNode {
  const t = useT();
  const { me } = usePane();
  const surface = useSurface();
  const { element, block } = props;
  const { use, dialog } = useElement(props);
  const [held, setHeld] = useHeld(props);
  const type = str(element, 'type') ?? '';
  const many = type.startsWith('multi_');
  const own = choicesOf(element, workspace.get(), me.id);
  const first = type.endsWith('external_select')
    ? heldChoices(held)
    : valuesOf(held).map((value) => own.find((choice) => choice.value === value) ?? { value, label: value });
  const [chosen, setChosen] = useState<readonly Choice[] | null>(null);
  return (
    <>
      <Combobox
        label={props.label}
        labelId={props.labelId}
        describedBy={props.describedBy}
        invalid={props.invalid}
        placeholder={placeholderOf(element, t('input.type'))}
        many={many}
        chosen={chosen ?? first}
        find={async (query) => {
          if (!type.endsWith('external_select')) {
            return own.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
          }
          const options = await surface.suggest(block, str(element, 'action_id') ?? '', query);
          return options.map((option) => choiceOf(option));
        }}
        onChange={(next) => {
          setChosen(next);
          const values = next.map(({ value }) => value);
          const value = many ? values : (values[0] ?? null);
          setHeld(value);
          use(value);
        }}
      />
      {dialog}
    </>
  );
}

function Choices(props: ElementProps): ReactNode {
  const { element, block } = props;
  const { use, dialog } = useElement(props);
  const [held, setHeld] = useHeld(props);
  const values = valuesOf(held);
  const many = element['type'] === 'checkboxes';
  const name = `${block}-${str(element, 'action_id') ?? ''}`;
  return (
    <div role={many ? 'group' : 'radiogroup'} className="choices" {...naming({ ...props, invalid: false })}>
      {objs(element, 'options').map((option) => {
        const value = str(option, 'value') ?? '';
        return (
          <label key={value}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={values.includes(value)}
              onChange={({ target }) => {
                const rest = values.filter((each) => each !== value);
                const next = many ? (target.checked ? [...rest, value] : rest) : value;
                setHeld(next);
                use(next);
              }}
            />
            <span>
              <TextObject text={obj(option, 'text')} inline />
              {obj(option, 'description') && (
                <small>
                  <TextObject text={obj(option, 'description')} inline />
                </small>
              )}
            </span>
          </label>
        );
      })}
      {dialog}
    </div>
  );
}

const kinds: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

function Picker(props: ElementProps): ReactNode {
  const type = str(props.element, 'type') ?? '';
  const { use, dialog } = useElement(props);
  const [held, setHeld] = useHeld(props);
  const shown = type === 'datetimepicker' && typeof held === 'number' ? localMinute(held) : (valuesOf(held)[0] ?? '');
  return (
    <>
      <input
        className="input"
        type={kinds[type]}
        {...naming(props)}
        value={shown}
        onChange={({ target }) => {
          const seconds = Math.floor(new Date(target.value).getTime() / 1000);
          const value = target.value === '' ? null : type === 'datetimepicker' ? seconds : target.value;
          setHeld(value);
          use(value);
        }}
      />
      {dialog}
    </>
  );
}

/** A moment as `datetime-local` wants it, in this browser's zone. */
function localMinute(seconds: number): string {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
