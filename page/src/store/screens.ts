import type { PageModal, PageSidebar, PageView } from '../../../src/sandbox/page/wire.js';
import { call, CallError } from './call.js';
import { forgetConversations } from './conversations.js';
import { withEntry } from './store.js';
import { Turns } from './turns.js';
import { setWorkspace, workspace } from './workspace.js';

/*
 * What stands on a person's screen beside the messages: what they have not seen, the modal on top, the Home tab.
 */

const REFRESH_MS = 50;
const RETRY_MS = 700;

/** Whose screens are kept up to date. */
const watched = new Set<string>();
const turns = new Turns();

/** Loads a person's screen; it is kept up to date from then on. */
export function watchScreen(user: string): void {
  watched.add(user);
  void persist(user, () => loadSidebar(user));
  void persist(user, () => loadModal(user));
}

/** Everything that stands on a screen is loaded anew: the server was another one, or the workspace was emptied. */
export function reloadScreens(): void {
  for (const user of watched) {
    watchScreen(user);
    if (workspace.get().homes.has(user)) void persist(user, () => loadHome(user));
  }
}

/** Tries until the sandbox answers, as long as somebody looks. */
async function persist(user: string, load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'offline') return;
    setTimeout(() => {
      if (watched.has(user)) void persist(user, load);
    }, RETRY_MS);
  }
}

const stale = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Counts anew what people have not seen; many changes at once cost one look. */
export function refreshSidebars(user?: string): void {
  for (const id of user === undefined ? watched : [user]) if (watched.has(id)) stale.add(id);
  timer ??= setTimeout(() => {
    timer = undefined;
    const ids = [...stale];
    stale.clear();
    for (const id of ids) void persist(id, () => loadSidebar(id));
  }, REFRESH_MS);
}

async function loadSidebar(user: string): Promise<void> {
  const isNews = turns.ask(`sidebar ${user}`);
  const sidebar = await call<PageSidebar>('sidebar', { as: user });
  if (isNews()) setWorkspace({ sidebars: withEntry(workspace.get().sidebars, user, sidebar) });
}

async function loadModal(user: string): Promise<void> {
  const isNews = turns.ask(`modal ${user}`);
  const modal = await call<PageModal | null>('modal', { as: user });
  if (isNews()) putModal(user, modal);
}

function putModal(user: string, modal: PageModal | null): void {
  setWorkspace({ modals: withEntry(workspace.get().modals, user, modal) });
}

/** What lies on top of a screen is another one. */
export function applyModal(user: string, modal: PageModal | null): void {
  turns.heard(`modal ${user}`);
  putModal(user, modal);
}

/** The app has published a Home tab. */
export function applyHome(user: string): void {
  if (workspace.get().homes.has(user)) void persist(user, () => loadHome(user));
}

async function loadHome(user: string): Promise<void> {
  await showHome(user, 'home');
}

async function showHome(user: string, operation: 'home' | 'person.opensHome'): Promise<void> {
  const isNews = turns.ask(`home ${user}`);
  const view = await call<PageView | null>(operation, { as: user });
  if (isNews()) setWorkspace({ homes: withEntry(workspace.get().homes, user, view) });
}

/** Opens the Home tab: the app publishes it then. */
export async function openHome(user: string): Promise<void> {
  const { homes } = workspace.get();
  if (!homes.has(user)) setWorkspace({ homes: withEntry(homes, user, null) });
  await showHome(user, 'person.opensHome');
}

/** Nobody acts as this person any more. */
export function forget(user: string): void {
  watched.delete(user);
  for (const part of ['sidebar', 'modal', 'home']) turns.heard(`${part} ${user}`);
  const { sidebars, modals, homes } = workspace.get();
  const without = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    new Map([...map].filter(([key]) => key !== user));
  setWorkspace({ sidebars: without(sidebars), modals: without(modals), homes: without(homes) });
  forgetConversations(user);
}
