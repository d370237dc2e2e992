import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { obj, str } from '../../../src/sandbox/json.js';
import type { PageModal, PageSubmit } from '../../../src/sandbox/page/wire.js';
import { Blocks } from '../blocks/blocks.js';
import { PlainText } from '../blocks/emoji-view.js';
import { SurfaceContext } from '../blocks/surface.js';
import { plainOf } from '../blocks/text-object.js';
import { call } from '../store/call.js';
import { useT } from '../texts/language.js';
import { Avatar } from './avatar.js';
import { mayTakeFocus } from './focus.js';
import { errorsIn } from './form-errors.js';
import { Icon } from './icon.js';
import { usePane } from './pane-context.js';
import { viewSurface } from './view-surface.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';

const FOCUSABLE =
  'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), select, textarea, a[href], [tabindex="0"]';

/** The modal on top of a person's screen. It covers their pane alone: others go on working beside it. */
export function Modal({ modal }: { modal: PageModal }): ReactNode {
  const t = useT();
  const id = useId();
  const { me, attempt } = usePane();
  const { view, depth } = modal;
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(view.id);
  shown.current = view.id;
  const pending = useRef(new Set<Promise<unknown>>());
  const app = useStore(workspace, ({ boot, people }) => people.get(boot?.app.userId ?? ''));

  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      // whoever writes elsewhere by now goes on there
      const free = document.activeElement === null || document.activeElement === document.body;
      if (free && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>(
      '.modal-body input, .modal-body select, .modal-body textarea, .modal-body button',
    );
    const there = box.current?.contains(document.activeElement) === true;
    if (!there && mayTakeFocus(box.current?.closest('.pane'))) (field ?? box.current)?.focus();
  }, [view.id]);

  useEffect(() => {
    setErrors({});
  }, [view.id, view.hash]);
  useEffect(() => {
    const [first] = Object.keys(errors);
    if (first === undefined || !mayTakeFocus()) return;
    const block = `[data-block="${CSS.escape(first)}"]`;
    box.current?.querySelector<HTMLElement>(`${block} :is(input, select, textarea)`)?.focus();
  }, [errors]);

  const surface = useMemo(() => viewSurface(me.id, view, errors, pending.current), [me.id, view, errors]);
  const close = (): void => {
    void attempt(() => call('person.closes', { as: me.id }));
  };
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    // whatever was typed last must be there before the form is sent
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await attempt(async () => {
      await Promise.allSettled(pending.current);
      const answer = await call<PageSubmit>('person.submits', { as: me.id, values: {} });
      // another form may have taken its place
      if (shown.current === view.id) setErrors(answer.ok ? {} : errorsIn(t, answer.errors));
    });
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // keys of an input method are its own: Escape takes back what it offers
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      void submit();
    } else if (event.key === 'Tab') {
      const all = [...(box.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
      const edge = event.shiftKey ? all[0] : all.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  };
  const title = plainOf(obj(view, 'title'));
  const submitText = plainOf(obj(view, 'submit'));
  const canSubmit = submitText !== '' || view.blocks.some((block) => str(block, 'type') === 'input');
  return (
    <div className="modal-back">
      <div
        ref={box}
        className="modal"
        role="dialog"
        aria-modal="true"
        aria-labelledby={`${id}-title`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <header>
            <Avatar person={app} size={28} />
            <h2 id={`${id}-title`}>
              <PlainText text={title} />
            </h2>
            <button
              type="button"
              className="tool"
              aria-label={t('modal.close')}
              title={t('modal.close')}
              onClick={close}
            >
              <Icon name={depth > 1 ? 'back' : 'close'} />
            </button>
          </header>
          <div className="modal-body" key={view.id}>
            <SurfaceContext value={surface}>
              <Blocks blocks={view.blocks} />
            </SurfaceContext>
          </div>
          <footer>
            <button type="button" className="button" onClick={close}>
              <PlainText text={plainOf(obj(view, 'close')) || (canSubmit ? t('modal.cancel') : t('modal.close'))} />
            </button>
            {canSubmit && (
              <button type="submit" className="button primary" aria-busy={busy}>
                <PlainText text={submitText || t('modal.submit')} />
              </button>
            )}
          </footer>
        </form>
      </div>
    </div>
  );
}
