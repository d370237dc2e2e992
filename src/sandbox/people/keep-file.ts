import { mimeOf } from '../messages/mime-type.js';
import type { StoredFile, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { deskSeconds } from '../world.js';

export interface TypedFile {
  name: string;
  mimetype?: string;
  /** Base64. */
  content: string;
}

/** Keeps what a person uploads. @returns its id */
export function keepFile(
  world: World,
  person: StoredPerson,
  file: TypedFile,
  place: Pick<StoredFile, 'channels' | 'inForm'>,
): string {
  const content = Buffer.from(file.content, 'base64');
  const id = world.state.ids.next('F');
  world.files.write(id, content);
  world.state.commit({
    t: 'file',
    file: {
      id,
      name: file.name,
      title: file.name,
      mimetype: file.mimetype ?? mimeOf(file.name),
      size: content.length,
      user: person.id,
      created: deskSeconds(world),
      complete: true,
      ...place,
    },
  });
  return id;
}
