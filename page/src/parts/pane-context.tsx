import { createContext, useContext } from 'react';
import type { PagePerson } from '../../../src/sandbox/page/wire.js';
import type { Reader } from '../blocks/slack-date.js';
import type { Permalink, Place } from '../store/panes.js';

/** What every part of a pane may use: who looks, and how to go somewhere. */
export interface PaneContextValue {
  readonly paneId: string;
  readonly me: PagePerson;
  readonly reader: Reader;
  readonly go: (place: Place) => void;
  /** Opens the direct messages with somebody, unless the person has gone elsewhere until they are there. */
  readonly meet: (who: string) => void;
  readonly openThread: (channel: string, ts: string) => void;
  readonly follow: (link: Permalink) => void;
  /** Says that something did not work, in the person's language. */
  readonly fail: (error: unknown) => void;
  readonly say: (text: string) => void;
  /** Runs something that may fail, and says so. @returns whether it worked */
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
}

export const PaneContext = createContext<PaneContextValue | null>(null);

export function usePane(): PaneContextValue {
  const value = useContext(PaneContext);
  if (!value) throw new Error('outside of a pane');
  return value;
}
