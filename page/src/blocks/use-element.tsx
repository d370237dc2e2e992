import { useState, type ReactNode } from 'react';
import { obj, str, type Json, type JsonObject } from '../../../src/sandbox/json.js';
import { usePane } from '../parts/pane-context.js';
import { heldOf } from './choices.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useSurface, type ElementProps } from './surface.js';
import { plainOf } from './text-object.js';

/** Using an element: asks first where the element wants that (`undo`: the answer was no), and tells what went wrong. */
export function useElement({ element, block }: ElementProps): {
  use: (value: Json, undo?: () => void) => void;
  busy: boolean;
  dialog: ReactNode;
} {
  const surface = useSurface();
  const { attempt } = usePane();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<{ value: Json; undo: (() => void) | undefined } | null>(null);
  const action = str(element, 'action_id') ?? '';
  const confirm = obj(element, 'confirm');
  const now = (value: Json): void => {
    setBusy(true);
    void attempt(() => surface.use(block, action, value)).then(() => {
      setBusy(false);
    });
  };
  return {
    use: (value, undo) => {
      if (confirm) setAsking({ value, undo });
      else now(value);
    },
    busy,
    dialog: asking && confirm && (
      <ConfirmDialog
        confirm={confirm}
        onAnswer={(yes) => {
          setAsking(null);
          if (yes) now(asking.value);
          else asking.undo?.();
        }}
      />
    ),
  };
}

/** What a field says while it is empty. */
export function placeholderOf(element: JsonObject, fallback: string): string {
  return plainOf(obj(element, 'placeholder')) || fallback;
}

/** A value to choose: shown at once, while the sandbox hears of it, and as it was where the person says no. */
export function useChoice(props: ElementProps): {
  held: Json | undefined;
  choose: (value: Json, undo?: () => void) => void;
  busy: boolean;
  dialog: ReactNode;
} {
  const { element, block } = props;
  const surface = useSurface();
  const { use, busy, dialog } = useElement(props);
  const first = heldOf(element, surface.stateOf(block, str(element, 'action_id') ?? ''));
  const [held, setHeld] = useState<{ value: Json | undefined } | null>(null);
  return {
    held: held ? held.value : first,
    choose: (value, undo) => {
      const before = held;
      setHeld({ value });
      use(value, () => {
        setHeld(before);
        undo?.();
      });
    },
    busy,
    dialog,
  };
}

/** The attributes that name an input, and say what is wrong with it. */
export const naming = ({ label, labelId, describedBy, invalid }: ElementProps): object => ({
  ...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId }),
  'aria-describedby': describedBy,
  'aria-invalid': invalid === true ? true : undefined,
});
