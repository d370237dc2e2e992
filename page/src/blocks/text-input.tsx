import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { arr, isObject, obj, objs, str, type Json, type JsonObject } from '../../../src/sandbox/json.js';
import { isGone } from '../store/call.js';
import { mayTakeFocus } from '../parts/focus.js';
import { usePane } from '../parts/pane-context.js';
import { heldOf } from './choices.js';
import { useSurface, type ElementProps } from './surface.js';
import { plainOf } from './text-object.js';

/** The sandbox hears of what is typed when the person pauses, so that a reload loses nothing. */
const PAUSE_MS = 250;

const kinds: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};

export function TextInput({ element, block, label, labelId, describedBy, invalid, required }: ElementProps): ReactNode {
  const surface = useSurface();
  const { fail } = usePane();
  const action = str(element, 'action_id') ?? '';
  const held = heldOf(element, surface.stateOf(block, action));
  const [text, setText] = useState(() => textOf(held));
  const waiting = useRef<{ timer: number; tell: () => void } | null>(null);
  const triggers = arr(obj(element, 'dispatch_action_config'), 'trigger_actions_on');
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const focus = element['focus_on_load'] === true;
  useEffect(() => {
    if (focus && mayTakeFocus(input.current?.closest('.pane'))) input.current?.focus();
  }, [focus]);

  // a field that is taken away tells what it holds: another form may only have covered it
  useEffect(() => () => waiting.current?.tell(), []);

  const tell = (value: string, send: boolean): void => {
    clearTimeout(waiting.current?.timer);
    waiting.current = null;
    surface.use(block, action, value, send).catch((error: unknown) => {
      // where the form is closed there is nothing to keep, and the person sees it
      if (!isGone(error)) fail(error);
    });
  };
  const change = (value: string): void => {
    setText(value);
    clearTimeout(waiting.current?.timer);
    const tellNow = (): void => {
      tell(value, triggers.includes('on_character_entered'));
    };
    waiting.current = { timer: window.setTimeout(tellNow, PAUSE_MS), tell: tellNow };
  };
  const leave = (): void => {
    if (waiting.current) waiting.current.tell();
    else tell(text, false);
  };
  const common = {
    ref: input,
    className: 'input',
    value: text,
    placeholder: plainOf(obj(element, 'placeholder')),
    ...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId }),
    'aria-describedby': describedBy,
    'aria-invalid': invalid === true ? true : undefined,
    'aria-required': required === true ? true : undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      change(target.value);
    },
    onBlur: leave,
  };
  if (element['multiline'] === true || element['type'] === 'rich_text_input') return <textarea {...common} rows={4} />;
  return (
    <input
      {...common}
      type={kinds[str(element, 'type') ?? ''] ?? 'text'}
      {...(element['type'] === 'number_input' ? { inputMode: 'decimal' as const } : {})}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && triggers.includes('on_enter_pressed')) {
          event.preventDefault();
          tell(text, true);
        }
      }}
    />
  );
}

function textOf(held: Json | undefined): string {
  if (isObject(held)) return richTextOf(held);
  return typeof held === 'string' || typeof held === 'number' ? String(held) : '';
}

/** The words of a rich text, without its looks. */
function richTextOf(part: JsonObject): string {
  return objs(part, 'elements')
    .map((one) => str(one, 'text') ?? richTextOf(one))
    .join('');
}
