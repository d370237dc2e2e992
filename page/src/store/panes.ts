import { languageOf, type Language } from '../../../src/i18n/language.js';
import type { PageBoot, PageChannel } from '../../../src/sandbox/page/wire.js';
import { forget } from './screens.js';
import { createStore } from './store.js';
import { workspace } from './workspace.js';

/** What stands in the middle of a pane. */
export type Place =
  | { kind: 'channel'; channel: string; focus?: string }
  | { kind: 'home' }
  | { kind: 'threads' }
  | { kind: 'browse' }
  | { kind: 'search'; query: string };

/** One person's Slack, beside that of others. */
export interface Pane {
  readonly id: string;
  readonly as: string;
  readonly place: Place;
  readonly thread: { readonly channel: string; readonly ts: string; readonly focus?: string } | null;
}

export const MOST_PANES = 4;
const KEY = 'bellhop-panes';

export const panes = createStore<readonly Pane[]>([]);
/** The pane that commands of the page as a whole go to. */
export const focusedPane = createStore<string>('');
/** How many panes fit side by side. */
export const room = createStore<number>(MOST_PANES);

/** A pane that is narrower than this cannot be read. */
const NARROWEST = 280;

/** Takes note of how wide the panes are together. */
export function measureRoom(width: number): void {
  room.set(() => Math.max(1, Math.min(MOST_PANES, Math.floor(width / NARROWEST))));
}

/** Panes by when they were used, the latest last. */
let used: readonly string[] = [];
focusedPane.watch(() => {
  const now = focusedPane.get();
  used = [...used.filter((id) => id !== now), now];
});

/** The panes that are shown: where not all of them fit, those that were used last. The others wait at the edge. */
export function shownPanes(all: readonly Pane[], fit: number): readonly Pane[] {
  if (all.length <= fit) return all;
  const latest = [...all].sort((a, b) => used.indexOf(a.id) - used.indexOf(b.id)).slice(-fit);
  return all.filter((pane) => latest.includes(pane));
}

panes.watch(() => {
  sessionStorage.setItem(KEY, JSON.stringify(panes.get()));
});

let count = 0;
function newId(): string {
  count += 1;
  return `p${Date.now().toString(36)}${count}`;
}

/** The panes as they were before a reload; else one. A permalink of the address is opened in it. */
export function restorePanes(boot: PageBoot, language: Language): void {
  const known = new Set(boot.people.map(({ id }) => id));
  let saved: Pane[] = [];
  try {
    saved = (JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Pane[]).filter(({ as }) => known.has(as));
  } catch {
    // what cannot be read is as good as nothing
  }
  const people = boot.people.filter((person) => !person.isBot && !person.deleted);
  const first = people.find(({ locale }) => languageOf(locale) === language) ?? people[0];
  if (saved.length === 0 && first)
    saved = [{ id: newId(), as: first.id, place: firstPlace(boot, first.id), thread: null }];
  panes.set(() => saved);
  focusedPane.set(() => saved[0]?.id ?? '');
  const link = readPermalink(location.href);
  if (link && saved[0]) followPermalink(saved[0].id, link);
  if (location.pathname !== '/') history.replaceState(null, '', '/');
}

function firstPlace(boot: PageBoot, user: string): Place {
  const own = boot.channels.filter(({ members, kind }) => members.includes(user) && kind !== 'im');
  const chinese = languageOf(boot.people.find(({ id }) => id === user)?.locale) === 'zh-TW';
  const named = (wanted: string): PageChannel | undefined => own.find(({ name }) => name === wanted);
  const channel = (chinese ? named('help-zh') : undefined) ?? named('help') ?? own[0];
  return channel ? { kind: 'channel', channel: channel.id } : { kind: 'threads' };
}

export function changePane(id: string, change: Partial<Omit<Pane, 'id'>>): void {
  panes.set((all) => all.map((pane) => (pane.id === id ? { ...pane, ...change } : pane)));
}

/** Acts as somebody in a pane of their own; a person has one pane at most. @returns its id */
export function actAs(user: string, place?: Place): string {
  const open = panes.get().find(({ as }) => as === user);
  const { boot } = workspace.get();
  if (open) {
    if (place) changePane(open.id, { place, thread: null });
    focusedPane.set(() => open.id);
    return open.id;
  }
  const id = newId();
  const where =
    place ??
    (boot ? firstPlace({ ...boot, channels: [...workspace.get().channels.values()] }, user) : { kind: 'threads' });
  panes.set((all) => [...all.slice(-MOST_PANES + 1), { id, as: user, place: where, thread: null }]);
  focusedPane.set(() => id);
  return id;
}

/** Somebody else in the same pane. */
export function switchPerson(id: string, user: string): void {
  const pane = panes.get().find((one) => one.id === id);
  if (!pane || pane.as === user) return;
  if (panes.get().some(({ as }) => as === user)) {
    actAs(user);
    return;
  }
  const { boot, channels } = workspace.get();
  const { place } = pane;
  const stays = place.kind === 'channel' && channels.get(place.channel)?.members.includes(user) === true;
  const where: Place = stays ? place : boot ? firstPlace(boot, user) : { kind: 'threads' };
  changePane(id, { as: user, place: where, thread: null });
  forget(pane.as);
}

export function closePane(id: string): void {
  const pane = panes.get().find((one) => one.id === id);
  if (!pane || panes.get().length === 1) return;
  panes.set((all) => all.filter((one) => one.id !== id));
  if (focusedPane.get() === id) focusedPane.set(() => panes.get()[0]?.id ?? '');
  forget(pane.as);
}

export interface Permalink {
  channel: string;
  ts: string;
  thread?: string;
}

/** The message that an address of this sandbox names. */
export function readPermalink(address: string): Permalink | null {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  const match = /^\/archives\/(\w+)\/p(\d{10})(\d{6})$/.exec(url?.pathname ?? '');
  if (url?.origin !== location.origin || !match) return null;
  const thread = url.searchParams.get('thread_ts');
  return { channel: match[1] ?? '', ts: `${match[2] ?? ''}.${match[3] ?? ''}`, ...(thread === null ? {} : { thread }) };
}

/** Goes to a message in a pane. */
export function followPermalink(id: string, { channel, ts, thread }: Permalink): void {
  const place: Place = { kind: 'channel', channel, focus: thread ?? ts };
  changePane(id, { place, thread: thread === undefined ? null : { channel, ts: thread, focus: ts } });
}
