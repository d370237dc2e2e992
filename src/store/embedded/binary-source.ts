import type { CodedError } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';

/** What a source may use to find, or fetch, a mongod. */
export interface BinaryContext {
  readonly env: NodeJS.ProcessEnv;
  /** Where binaries are kept, in order of preference. The first one that can be written receives new ones. */
  readonly cacheDirs: readonly string[];
  /** The language of that person. */
  readonly t: Translate;
  /** Receives one line for the person who waits. */
  readonly onProgress: (line: string) => void;
}

/** One place a mongod may come from. */
export interface BinarySource {
  readonly name: string;
  /** What it is called in words, where its name is not enough. */
  label?(t: Translate): string;
  /**
   * @returns the binary's path, or undefined when there is none here
   * @throws when this source should have had one: the reason is told if no other source has one either.
   *   A {@link CodedError} with the code `mongod_unusable` ends the search.
   */
  find(context: BinaryContext): Promise<string | undefined>;
}

/** The code of an error that ends the search: the operator pointed to a binary that does not work. */
export const MONGOD_UNUSABLE: CodedError['code'] = 'mongod_unusable';
