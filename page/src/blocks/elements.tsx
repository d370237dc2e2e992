import type { ReactNode } from 'react';
import { obj, objs, str } from '../../../src/sandbox/json.js';
import { Menu } from '../parts/menu.js';
import { useT } from '../texts/language.js';
import { choiceOf, valuesOf } from './choices.js';
import { PlainText } from './emoji-view.js';
import { FileInput } from './file-input.js';
import { Image } from './image.js';
import { Choices, Finder, Select } from './selects.js';
import type { ElementProps } from './surface.js';
import { TextObject } from './text-object.js';
import { TextInput } from './text-input.js';
import { naming, useChoice, useElement } from './use-element.js';

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
    case 'file_input':
      return <FileInput {...props} />;
    default:
      return type.endsWith('_input') ? <TextInput {...props} /> : null;
  }
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

const kinds: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

function Picker(props: ElementProps): ReactNode {
  const type = str(props.element, 'type') ?? '';
  const { held, choose, dialog } = useChoice(props);
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
          choose(target.value === '' ? null : type === 'datetimepicker' ? seconds : target.value);
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
