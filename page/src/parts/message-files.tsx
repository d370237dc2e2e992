import type { ReactNode } from 'react';
import type { PageFile } from '../../../src/sandbox/page/wire.js';
import { useT } from '../texts/language.js';
import { Icon } from './icon.js';
import { usePane } from './pane-context.js';

/** The files of a message: images are shown, others can be downloaded. */
export function Files({ files }: { files: readonly PageFile[] }): ReactNode {
  const t = useT();
  const { me } = usePane();
  return (
    <div className="files">
      {files.map((file) => {
        const url = `/page/files/${file.id}?as=${encodeURIComponent(me.id)}`;
        if (file.deleted) {
          return (
            <p key={file.id} className="quiet">
              {t('file.deleted')}
            </p>
          );
        }
        const image = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
        return (
          <a
            key={file.id}
            className={image ? 'file image-file' : 'file'}
            href={url}
            download={file.name}
            aria-label={t('file.download', { name: file.name })}
          >
            {image ? (
              <img src={url} alt={file.title} loading="lazy" />
            ) : (
              <>
                <Icon name="file" size={26} />
                <span>
                  <strong>{file.name}</strong>
                  <small>{sizeOf(file.size)}</small>
                </span>
                <Icon name="download" />
              </>
            )}
          </a>
        );
      })}
    </div>
  );
}

/** A size as people read it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
