import type { Placed } from '../blocks/elements.js';
import { isFileInput } from '../blocks/elements.js';
import { LIMITS } from '../blocks/limits.js';
import type { JsonObject } from '../json.js';
import { str, strs } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { keepFile } from './keep-file.js';
import type { TypedFile } from './keep-file.js';
import type { Surface } from './surface.js';

/** How many files an input takes. */
export function mostFiles(element: JsonObject): number {
  const most = element['max_files'];
  return typeof most === 'number' ? most : LIMITS.filesOfInput;
}

/** The ids of the files that stand in an input. */
export function filesIn(world: World, person: StoredPerson, surface: Surface, { block, element }: Placed): string[] {
  const ids = [str(block, 'block_id') ?? '', str(element, 'action_id') ?? ''] as const;
  return strs(world.inputs.get(person.id, surface.key, ...ids), 'files');
}

/** A person adds a file to a file input, within the limits of it. @returns all that it holds now, by id */
export function attach(
  world: World,
  person: StoredPerson,
  surface: Surface,
  placed: Placed,
  file: TypedFile,
): string[] {
  const { block, element } = placed;
  if (!isFileInput(placed)) throw new SandboxError('no_such_element', 'this takes no files');
  const before = filesIn(world, person, surface, placed);
  const most = mostFiles(element);
  if (before.length >= most) throw new SandboxError('too_many_files', `it takes at most ${most} files`);
  const types = strs(element, 'filetypes').map((type) => type.toLowerCase());
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (types.length > 0 && !types.includes(extension)) {
    throw new SandboxError('file_type_not_allowed', `"${file.name}" is none of: ${types.join(', ')}`);
  }
  if (Buffer.byteLength(file.content, 'base64') > LIMITS.fileOfInputBytes) {
    throw new SandboxError('file_too_large', `"${file.name}" is larger than 10 MB`);
  }
  const files = [...before, keepFile(world, person, file, { channels: [], inForm: true })];
  const state = { type: 'file_input', files };
  world.inputs.set(person.id, surface.key, str(block, 'block_id') ?? '', str(element, 'action_id') ?? '', state);
  return files;
}
