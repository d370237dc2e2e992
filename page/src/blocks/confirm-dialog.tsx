import { useEffect, useRef, type ReactNode } from 'react';
import { obj, str, type JsonObject } from '../../../src/sandbox/json.js';
import { TextObject } from './text-object.js';

/** Asks before something is done. The browser's own dialog element keeps the focus inside. */
export function Dialog(props: {
  title: string;
  children: ReactNode;
  yes: string;
  no: string;
  danger?: boolean;
  onAnswer: (yes: boolean) => void;
}): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-label={props.title}
      onKeyDown={(event) => {
        // its keys are not those of the thread or form that it was opened from
        event.stopPropagation();
      }}
      onCancel={(event) => {
        event.preventDefault();
        props.onAnswer(false);
      }}
    >
      <h2>{props.title}</h2>
      <div className="dialog-text">{props.children}</div>
      <div className="dialog-buttons">
        <button
          type="button"
          className="button"
          onClick={() => {
            props.onAnswer(false);
          }}
        >
          {props.no}
        </button>
        <button
          type="button"
          className={props.danger === true ? 'button danger' : 'button primary'}
          onClick={() => {
            props.onAnswer(true);
          }}
        >
          {props.yes}
        </button>
      </div>
    </dialog>
  );
}

/** The confirm dialog of an element. */
export function ConfirmDialog({
  confirm,
  onAnswer,
}: {
  confirm: JsonObject;
  onAnswer: (yes: boolean) => void;
}): ReactNode {
  return (
    <Dialog
      title={str(obj(confirm, 'title'), 'text') ?? ''}
      yes={str(obj(confirm, 'confirm'), 'text') ?? 'OK'}
      no={str(obj(confirm, 'deny'), 'text') ?? ''}
      danger={confirm['style'] === 'danger'}
      onAnswer={onAnswer}
    >
      <TextObject text={obj(confirm, 'text')} />
    </Dialog>
  );
}
