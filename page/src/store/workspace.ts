import type {
  PageBoot,
  PageChannel,
  PageEvent,
  PageFault,
  PageModal,
  PagePerson,
  PageReplay,
  PageSidebar,
  PageTraffic,
  PageView,
} from '../../../src/sandbox/page/wire.js';
import { call } from './call.js';
import { createStore, withEntry } from './store.js';
import { applyMessage, forgetConversations, removeMessage, reloadConversations } from './conversations.js';

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
  /** Why nothing can be shown. */
  readonly failed: string | null;
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
  failed: null,
});

const TRAFFIC = 300;
const listeners = new Set<(event: PageEvent) => void>();

/** Calls back at each event, after it was applied. */
export function onEvent(listener: (event: PageEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The desk's present moment, in milliseconds. */
export function deskNow(): number {
  return Date.now() + workspace.get().ahead;
}

/** Loads the workspace, and keeps it up to date from then on. */
export async function connect(): Promise<void> {
  const last = await loadBoot();
  const source = new EventSource(`/page/events?after=${last}`);
  source.onopen = () => {
    set({ online: true });
  };
  source.onerror = () => {
    set({ online: false });
    // a server that was restarted refuses the old stream once and for all
    if (source.readyState === EventSource.CLOSED) setTimeout(() => void reconnect(), 700);
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    for (const event of JSON.parse(data) as PageEvent[]) {
      apply(event);
      for (const listener of listeners) listener(event);
    }
  };
}

async function reconnect(): Promise<void> {
  try {
    await connect();
    await reloadAll();
  } catch {
    setTimeout(() => void reconnect(), 700);
  }
}

async function loadBoot(): Promise<string> {
  const boot = await call<PageBoot>('boot');
  const traffic = await call<PageTraffic[]>('traffic');
  set({
    boot,
    people: new Map(boot.people.map((person) => [person.id, person])),
    channels: new Map(boot.channels.map((channel) => [channel.id, channel])),
    ahead: boot.clock.now - Date.now(),
    zone: boot.clock.zone,
    faults: boot.faults,
    replay: boot.replay,
    traffic: traffic.slice(-TRAFFIC),
    online: true,
    failed: null,
  });
  return boot.last;
}

function set(change: Partial<Workspace>): void {
  workspace.set((before) => ({ ...before, ...change }));
}

/** Looks at everything anew: the server was another one, or the workspace was emptied. */
async function reloadAll(): Promise<void> {
  await loadBoot();
  const { sidebars, homes, modals } = workspace.get();
  reloadConversations();
  const people = new Set([...sidebars.keys(), ...homes.keys(), ...modals.keys()]);
  await Promise.all(
    [...people].map(async (id) => {
      if (!workspace.get().people.has(id)) return;
      await Promise.all([loadSidebar(id), loadModal(id), homes.has(id) ? loadHome(id) : null]);
    }),
  ).catch(() => undefined);
}

function apply(event: PageEvent): void {
  const state = workspace.get();
  switch (event.t) {
    case 'message':
      applyMessage(event.message);
      refreshSidebars();
      break;
    case 'gone':
      removeMessage(event.channel, event.ts);
      refreshSidebars();
      break;
    case 'person':
      set({ people: withEntry(state.people, event.person.id, event.person) });
      break;
    case 'channel':
      set({ channels: withEntry(state.channels, event.channel.id, event.channel) });
      refreshSidebars();
      break;
    case 'home':
      if (state.homes.has(event.user)) void loadHome(event.user);
      break;
    case 'modal':
      set({ modals: withEntry(state.modals, event.user, event.modal) });
      break;
    case 'read':
      refreshSidebars(event.user);
      break;
    case 'traffic':
      set({ traffic: [...state.traffic.slice(-TRAFFIC), event.entry] });
      break;
    case 'faults':
      set({ faults: event.faults });
      break;
    case 'clock':
      set({ ahead: event.clock.now - Date.now(), zone: event.clock.zone });
      break;
    case 'replay':
      set({ replay: event.replay });
      break;
    case 'resync':
      void reloadAll().catch(() => undefined);
      break;
  }
}

const stale = new Set<string>();
let timer: number | undefined;

/** Counts anew what people have not seen; many changes at once cost one look. */
function refreshSidebars(user?: string): void {
  for (const id of user === undefined ? workspace.get().sidebars.keys() : [user]) {
    if (workspace.get().sidebars.has(id)) stale.add(id);
  }
  timer ??= window.setTimeout(() => {
    timer = undefined;
    const ids = [...stale];
    stale.clear();
    for (const id of ids) loadSidebar(id).catch(() => undefined);
  }, 50);
}

/** What a person has not seen; it is kept up to date from then on. */
export async function loadSidebar(user: string): Promise<void> {
  const sidebar = await call<PageSidebar>('sidebar', { as: user });
  set({ sidebars: withEntry(workspace.get().sidebars, user, sidebar) });
}

export async function loadModal(user: string): Promise<void> {
  const modal = await call<PageModal | null>('modal', { as: user });
  set({ modals: withEntry(workspace.get().modals, user, modal) });
}

export async function loadHome(user: string): Promise<void> {
  const view = await call<PageView | null>('home', { as: user });
  set({ homes: withEntry(workspace.get().homes, user, view) });
}

/** Opens the Home tab: the app publishes it then. */
export async function openHome(user: string): Promise<void> {
  const { homes } = workspace.get();
  if (!homes.has(user)) set({ homes: withEntry(homes, user, null) });
  const view = await call<PageView | null>('person.opensHome', { as: user });
  set({ homes: withEntry(workspace.get().homes, user, view) });
}

/** Nobody acts as this person any more. */
export function forget(user: string): void {
  const { sidebars, modals, homes } = workspace.get();
  const without = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    new Map([...map].filter(([key]) => key !== user));
  set({ sidebars: without(sidebars), modals: without(modals), homes: without(homes) });
  forgetConversations(user);
}
