import { useState, type ReactNode } from 'react';
import type { PageMessage } from '../../../src/sandbox/page/wire.js';
import { call } from '../store/call.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { usePane } from './pane-context.js';

/** One's own message, to be written anew. */
export function MessageEditor({ message, onDone }: { message: PageMessage; onDone: () => void }): ReactNode {
  const t = useT();
  const { me, attempt } = usePane();
  const [text, setText] = useState(() => typedOf(message.text));
  const [saving, setSaving] = useState(false);
  const save = (): void => {
    if (saving) return;
    const { channel, ts } = message;
    setSaving(true);
    void attempt(() => call('person.edits', { as: me.id, channel, ts, text })).then((done) => {
      setSaving(false);
      if (done) onDone();
    });
  };
  return (
    <div className="editor">
      <textarea
        className="input"
        autoFocus
        // what is typed while it is saved would be gone with the field
        readOnly={saving}
        rows={Math.min(8, text.split('\n').length + 1)}
        aria-label={t('message.edit')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            // the thread around it stays
            event.stopPropagation();
            onDone();
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className="editor-buttons">
        <button type="button" className="button" onClick={onDone}>
          {t('message.cancel')}
        </button>
        <button type="button" className="button primary" aria-busy={saving} onClick={save}>
          {t('message.save')}
        </button>
      </div>
    </div>
  );
}

/** A stored text as it was typed: ids become names again. */
function typedOf(text: string): string {
  const { people, channels, boot } = workspace.get();
  return text
    .replaceAll(/<@(\w+)[^>]*>/g, (_all, id: string) => `@${people.get(id)?.name ?? id}`)
    .replaceAll(/<#(\w+)[^>]*>/g, (_all, id: string) => `#${channels.get(id)?.name ?? id}`)
    .replaceAll(/<!subteam\^(\w+)[^>]*>/g, (_all, id: string) => {
      return `@${boot?.usergroups.find((group) => group.id === id)?.handle ?? id}`;
    })
    .replaceAll(/<!(\w+)>/g, '@$1')
    .replaceAll(/<([^>|]+)(\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
