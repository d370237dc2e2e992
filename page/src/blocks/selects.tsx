import { useState, type ReactNode } from 'react';
import { obj, objs, str } from '../../../src/sandbox/json.js';
import { usePane } from '../parts/pane-context.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { choiceOf, choicesOf, groupsOf, heldChoices, valuesOf, type Choice } from './choices.js';
import { Combobox } from './combobox.js';
import { useSurface, type ElementProps } from './surface.js';
import { TextObject } from './text-object.js';
import { naming, placeholderOf, useChoice } from './use-element.js';

/** A select of one thing: the browser's own. */
export function Select(props: ElementProps): ReactNode {
  const t = useT();
  const { me } = usePane();
  const whole = useStore(workspace, (value) => value);
  const { held, choose, busy, dialog } = useChoice(props);
  const choices = choicesOf(props.element, whole, me.id);
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
          choose(target.value === '' ? null : target.value);
        }}
      >
        <option value="">{placeholderOf(props.element, t('input.choose'))}</option>
        {groupsOf(choices).map(({ group, choices: own }) =>
          group === undefined ? (
            own.map(option)
          ) : (
            <optgroup key={group} label={group}>
              {own.map(option)}
            </optgroup>
          ),
        )}
      </select>
      {dialog}
    </>
  );
}

/** A select in which one types to find: of several things, or of what only the app knows. */
export function Finder(props: ElementProps): ReactNode {
  const t = useT();
  const { me } = usePane();
  const surface = useSurface();
  const { element, block } = props;
  const { held, choose, dialog } = useChoice(props);
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
          const suggestions = await surface.suggest(block, str(element, 'action_id') ?? '', query);
          return suggestions.map(({ option, group }) => choiceOf(option, group));
        }}
        onChange={(next) => {
          setChosen(next);
          const values = next.map(({ value }) => value);
          choose(many ? values : (values[0] ?? null), () => {
            setChosen(chosen);
          });
        }}
      />
      {dialog}
    </>
  );
}

/** Radio buttons and checkboxes. */
export function Choices(props: ElementProps): ReactNode {
  const { element, block } = props;
  const { held, choose, dialog } = useChoice(props);
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
                choose(next);
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
