import { createContext, useContext } from 'react';
import type { Json, JsonObject } from '../../../src/sandbox/json.js';
import type { PageFile, PageSuggestion } from '../../../src/sandbox/page/wire.js';

/** What elements stand on, and how they are used there. */
export interface Surface {
  readonly key: string;
  /** What the person has entered before, by block and action. */
  stateOf(block: string, action: string): JsonObject | undefined;
  /** Uses an element; resolves when the app has answered. `send`: an input that dispatches does so now. */
  use(block: string, action: string, value: Json, send?: boolean): Promise<void>;
  /** Adds files to a file input; tells after each what it holds then. Forms alone can. */
  attach?(block: string, action: string, files: readonly File[], tell: (held: PageFile[]) => void): Promise<void>;
  suggest(block: string, action: string, query: string): Promise<PageSuggestion[]>;
  /** What is wrong with an input, by block. */
  readonly errors: Readonly<Record<string, string>>;
}

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const value = useContext(SurfaceContext);
  if (!value) throw new Error('outside of a surface');
  return value;
}

/** What an element needs to be drawn. */
export interface ElementProps {
  readonly element: JsonObject;
  readonly block: string;
  /** What names it for who cannot see it, or the id of its label. */
  readonly label: string;
  readonly labelId?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly required?: boolean;
  /** Stands in an input block: its value is kept until the form is sent. */
  readonly inForm?: boolean;
}
