import type { PageBoot, PageEvent, PageTraffic } from '../../../src/sandbox/page/wire.js';
import { call } from './call.js';
import { applyMessage, reloadConversations, removeMessage, retryConversations } from './conversations.js';
import { applyHome, applyModal, refreshSidebars, reloadScreens } from './screens.js';
import { withEntry } from './store.js';
import { setWorkspace, workspace } from './workspace.js';

const TRAFFIC = 300;
const RETRY_MS = 700;
const listeners = new Set<(event: PageEvent) => void>();

/** Calls back at each event, after it was applied. */
export function onEvent(listener: (event: PageEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let source: EventSource | undefined;

/** Loads the workspace, and keeps it up to date from then on. */
export async function connect(): Promise<void> {
  listen(await loadBoot());
}

function listen(last: string): void {
  source?.close();
  const stream = new EventSource(`/page/events?after=${last}`);
  source = stream;
  stream.onopen = () => {
    if (workspace.get().online) return;
    setWorkspace({ online: true });
    // what could not be asked for meanwhile; what happened meanwhile is told by the stream
    retryConversations();
    refreshSidebars();
  };
  stream.onerror = () => {
    setWorkspace({ online: false });
    // a server that was restarted refuses the old stream once and for all
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => void reconnect(), RETRY_MS);
  };
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    for (const event of JSON.parse(data) as PageEvent[]) {
      for (const events of underway) events.push(event);
      apply(event);
      for (const listener of listeners) listener(event);
    }
  };
}

async function reconnect(): Promise<void> {
  try {
    await connect();
  } catch {
    setTimeout(() => void reconnect(), RETRY_MS);
    return;
  }
  reloadConversations();
  reloadScreens();
}

/** What happened while an answer with the whole workspace was on the way: it may be older than that. */
const underway = new Set<PageEvent[]>();

async function loadBoot(): Promise<string> {
  const meanwhile: PageEvent[] = [];
  underway.add(meanwhile);
  try {
    const boot = await call<PageBoot>('boot');
    const traffic = await call<PageTraffic[]>('traffic');
    setWorkspace({
      boot,
      people: new Map(boot.people.map((person) => [person.id, person])),
      channels: new Map(boot.channels.map((channel) => [channel.id, channel])),
      ahead: boot.clock.now - Date.now(),
      zone: boot.clock.zone,
      faults: boot.faults,
      replay: boot.replay,
      traffic: traffic.slice(-TRAFFIC),
      online: true,
    });
    for (const event of meanwhile) applyToWhole(event);
    return boot.last;
  } finally {
    underway.delete(meanwhile);
  }
}

let reloads = 0;

/** Looks at everything anew: the server was another one, or the workspace was emptied. */
async function reloadAll(): Promise<void> {
  reloads += 1;
  const mine = reloads;
  try {
    await loadBoot();
  } catch {
    setTimeout(() => {
      if (mine === reloads) void reloadAll();
    }, RETRY_MS);
    return;
  }
  reloadConversations();
  reloadScreens();
}

function apply(event: PageEvent): void {
  applyToWhole(event);
  switch (event.t) {
    case 'message':
      applyMessage(event.message);
      refreshSidebars();
      break;
    case 'gone':
      removeMessage(event.channel, event.ts);
      refreshSidebars();
      break;
    case 'channel':
      refreshSidebars();
      break;
    case 'home':
      applyHome(event.user);
      break;
    case 'modal':
      applyModal(event.user, event.modal);
      break;
    case 'read':
      refreshSidebars(event.user);
      break;
    case 'resync':
      void reloadAll();
      break;
    default:
  }
}

/** The part of an event that changes what an answer with the whole workspace brings. */
function applyToWhole(event: PageEvent): void {
  const { people, channels, traffic } = workspace.get();
  switch (event.t) {
    case 'person':
      setWorkspace({ people: withEntry(people, event.person.id, event.person) });
      break;
    case 'channel':
      setWorkspace({ channels: withEntry(channels, event.channel.id, event.channel) });
      break;
    case 'traffic':
      // what happened between the two answers of a start is in both
      if (!traffic.some(({ n }) => n === event.entry.n)) {
        setWorkspace({ traffic: [...traffic.slice(-TRAFFIC), event.entry] });
      }
      break;
    case 'faults':
      setWorkspace({ faults: event.faults });
      break;
    case 'clock':
      setWorkspace({ ahead: event.clock.now - Date.now(), zone: event.clock.zone });
      break;
    case 'replay':
      setWorkspace({ replay: event.replay });
      break;
    default:
  }
}
