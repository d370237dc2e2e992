import type { PageReplay } from './wire.js';

/** What the page may do beyond the workspace: with the clock, and with the app. Each is left out where nobody can do it. */
export interface PageControls {
  /** The zone in which "tomorrow at nine" is meant. */
  zone?: () => Promise<string>;
  moveClock?: (to: Date) => void;
  /** Empties workspace and app. Without it the workspace alone is emptied. */
  reset?: () => Promise<void>;
  /** Plays a log; `tell` is called again and again. */
  replay?: (log: string, tell: (progress: PageReplay & { state: 'running' }) => void) => Promise<PageReplay>;
}

/** The page as somebody built it. */
export interface PageOptions {
  /** Where index.html and assets/ are. */
  dir: string;
  /** Resolves when they are there; rejects when they cannot be made. */
  built?: () => Promise<void>;
}

/** What is known of the page while the sandbox runs. */
export interface PageState {
  readonly options: PageOptions | undefined;
  controls: PageControls;
  zone: string;
  replay: PageReplay | null;
  /** The desk is being emptied. */
  resetting: boolean;
}
