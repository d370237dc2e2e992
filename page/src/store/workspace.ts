import type {
  PageBoot,
  PageChannel,
  PageFault,
  PageModal,
  PagePerson,
  PageReplay,
  PageSidebar,
  PageTraffic,
  PageView,
} from '../../../src/sandbox/page/wire.js';
import { createStore } from './store.js';

/** What the page knows of the workspace as a whole. */
export interface Workspace {
  readonly boot: PageBoot | null;
  readonly people: ReadonlyMap<string, PagePerson>;
  readonly channels: ReadonlyMap<string, PageChannel>;
  readonly sidebars: ReadonlyMap<string, PageSidebar>;
  readonly modals: ReadonlyMap<string, PageModal | null>;
  readonly homes: ReadonlyMap<string, PageView | null>;
  /** How far the desk clock is ahead of this machine's, in milliseconds. */
  readonly ahead: number;
  readonly zone: string;
  readonly faults: readonly PageFault[];
  readonly traffic: readonly PageTraffic[];
  readonly replay: PageReplay | null;
  readonly online: boolean;
}

export const workspace = createStore<Workspace>({
  boot: null,
  people: new Map(),
  channels: new Map(),
  sidebars: new Map(),
  modals: new Map(),
  homes: new Map(),
  ahead: 0,
  zone: 'UTC',
  faults: [],
  traffic: [],
  replay: null,
  online: true,
});

export function setWorkspace(change: Partial<Workspace>): void {
  workspace.set((before) => ({ ...before, ...change }));
}

/** The desk's present moment, in milliseconds. */
export function deskNow(): number {
  return Date.now() + workspace.get().ahead;
}

/** The desk's present minute: what says how long ago something was is drawn anew with it. */
export const deskMinute = createStore(0);

function tick(): void {
  deskMinute.set(() => Math.floor(deskNow() / 60_000));
}

/** Lets the minutes pass, and follows the desk clock where it is moved. */
export function watchMinutes(): () => void {
  tick();
  const timer = setInterval(tick, 5000);
  const stop = workspace.watch(tick);
  return () => {
    clearInterval(timer);
    stop();
  };
}
