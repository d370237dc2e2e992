import { useState, type ReactNode } from 'react';
import { obj, str, type Json, type JsonObject } from '../../../src/sandbox/json.js';
import { usePane } from '../parts/pane-context.js';
import { heldOf } from './choices.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useSurface, type ElementProps } from './surface.js';
import { plainOf } from './text-object.js';

/** Using an element: asks first where the element wants that, and tells what went wrong. */
export function useElement({ element, block }: ElementProps): {
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

/** What a field says while it is empty. */
export function placeholderOf(element: JsonObject, fallback: string): string {
  return plainOf(obj(element, 'placeholder')) || fallback;
}

/** A value that is shown at once, while the sandbox hears of it. */
export function useHeld(props: ElementProps): [Json | undefined, (value: Json | undefined) => void] {
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

/** The attributes that name an input, and say what is wrong with it. */
export const naming = ({ label, labelId, describedBy, invalid }: ElementProps): object => ({
  ...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId }),
  'aria-describedby': describedBy,
  'aria-invalid': invalid === true ? true : undefined,
});
