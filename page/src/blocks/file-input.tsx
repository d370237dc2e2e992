import { useId, useRef, useState, type ReactNode } from 'react';
import { objs, str, strs, type JsonObject } from '../../../src/sandbox/json.js';
import type { PageFile } from '../../../src/sandbox/page/wire.js';
import { Icon } from '../parts/icon.js';
import { sizeOf } from '../parts/message-files.js';
import { usePane } from '../parts/pane-context.js';
import { useLanguage, useT, type T } from '../texts/language.js';
import { useSurface, type ElementProps } from './surface.js';

const LARGEST = 10_000_000;
const MOST = 10;

type Held = Pick<PageFile, 'id' | 'name' | 'size'>;

/** The browser's own file picker, behind a button in the person's language; files can be dropped on it, too. */
export function FileInput({ element, block, label, labelId, describedBy, invalid, required }: ElementProps): ReactNode {
  const t = useT();
  const id = useId();
  const surface = useSurface();
  const { attempt } = usePane();
  const action = str(element, 'action_id') ?? '';
  const [held, setHeld] = useState<readonly Held[]>(() => filesOf(surface.stateOf(block, action)));
  const known = useRef(held);
  const changes = useRef<Promise<unknown>>(Promise.resolve());
  const hold = (files: readonly Held[]): void => {
    known.current = files;
    setHeld(files);
  };
  /** One change after the other: each begins with what the one before has left. */
  const change = (make: () => Promise<unknown> | undefined): void => {
    changes.current = changes.current.then(() => attempt(async () => make()));
  };
  const [error, setError] = useState<string | null>(null);
  const most = typeof element['max_files'] === 'number' ? element['max_files'] : MOST;
  const comma = useLanguage() === 'zh-TW' ? '、' : ', ';
  const types = strs(element, 'filetypes').map((type) => type.toLowerCase());
  const add = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    change(() => {
      const wrong = faultOf(files, { most: most - known.current.length, all: most, types, comma, t });
      setError(wrong);
      if (wrong !== null || files.length === 0) return undefined;
      return surface.attach?.(block, action, files, hold);
    });
  };
  const remove = (gone: Held): void => {
    setError(null);
    change(() => {
      hold(known.current.filter(({ id: kept }) => kept !== gone.id));
      const ids = known.current.map((file) => file.id);
      return surface.use(block, action, ids, false);
    });
  };
  const described = [describedBy ?? '', `${id}-limits`, error === null ? '' : `${id}-error`].join(' ').trim();
  return (
    <div
      className="file-input"
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer.files);
      }}
    >
      <label className="button file-pick">
        <input
          type="file"
          multiple={most > 1}
          accept={types.map((type) => `.${type}`).join(',')}
          {...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
          aria-describedby={described}
          aria-invalid={invalid === true || error !== null ? true : undefined}
          aria-required={required === true ? true : undefined}
          onChange={({ target }) => {
            add(target.files);
            // the same file can be chosen again after it was removed
            target.value = '';
          }}
        />
        <Icon name="clip" size={15} />
        {most > 1 ? t('input.pick_files') : t('input.pick_file')}
      </label>
      {held.length > 0 && (
        <ul className="files" aria-label={t('input.files_held')}>
          {held.map((file) => (
            <li key={file.id} className="chip">
              {file.name} <small>{sizeOf(file.size)}</small>
              <button
                type="button"
                aria-label={t('file.remove', { name: file.name })}
                onClick={() => {
                  remove(file);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-limits`} className="hint">
        {types.length > 0
          ? t('input.files_limit_types', { most, types: types.join(comma) })
          : t('input.files_limit', { most })}
      </p>
      {error !== null && (
        <p id={`${id}-error`} className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function filesOf(state: JsonObject | undefined): Held[] {
  return objs(state, 'files').map((file) => ({
    id: str(file, 'id') ?? '',
    name: str(file, 'name') ?? '',
    size: typeof file['size'] === 'number' ? file['size'] : 0,
  }));
}

/** Why these files cannot be added, or null. */
function faultOf(
  files: readonly File[],
  { most, all, types, comma, t }: { most: number; all: number; types: readonly string[]; comma: string; t: T },
): string | null {
  if (files.length > most) return t('error.too_many_files', { most: all });
  for (const { name, size } of files) {
    const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    if (types.length > 0 && !types.includes(extension)) return t('error.file_type', { name, types: types.join(comma) });
    if (size > LARGEST) return t('error.file_too_large', { name });
  }
  return null;
}
