import type { ReactNode } from 'react';
import { obj, str, type JsonObject } from '../../../src/sandbox/json.js';
import { PlainText } from './emoji-view.js';
import { plainOf } from './text-object.js';

/** An image block, or a small image beside a text. */
export function Image({ image, small = false }: { image: JsonObject; small?: boolean }): ReactNode {
  const url = str(image, 'image_url');
  const alt = str(image, 'alt_text') ?? '';
  const title = plainOf(obj(image, 'title'));
  if (url === undefined) return <span className="image-missing">{alt}</span>;
  const drawn = <img src={url} alt={alt} loading="lazy" className={small ? 'image-small' : 'image'} />;
  if (small) return drawn;
  return (
    <figure>
      {title !== '' && (
        <figcaption>
          <PlainText text={title} />
        </figcaption>
      )}
      {drawn}
    </figure>
  );
}
