import { emitWorkspaceEvent } from '../delivery/emit-event.js';
import { SandboxError } from '../sandbox-error.js';
import { realWallClock } from '../wall-clock.js';
import { viewShape } from '../views/build-view.js';
import { modalsOf } from '../views/modal-stack.js';
import type { JsonObject } from '../json.js';
import type { StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { dmWithBot, placeFor } from './find.js';
import { seenMessage } from './seen-message.js';
import type { Message } from './seen-message.js';

/** The messages of a channel or thread, oldest first, with nobody's ephemerals. */
export function messagesOf(world: World, channelId: string, thread?: string): StoredMessage[] {
  const log = world.state.channels.log(channelId);
  const times = thread === undefined ? log.top : [thread, ...(log.thread(thread)?.replies ?? [])];
  return times.map((ts) => log.get(ts)).filter((message) => message !== undefined);
}

/** What a person sees in a channel or thread, their own ephemerals in between. */
export function look(world: World, person: StoredPerson, where: string, thread?: string): Message[] {
  const channel = placeFor(world, person, where);
  const kept = messagesOf(world, channel.id, thread);
  const own = world.ephemerals.of(channel.id, person.id).filter((one) => one.threadTs === thread);
  return [...kept, ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1)).map((message) => seenMessage(world, message));
}

/** The modal on top, or null. */
export function modalOf(world: World, person: StoredPerson): JsonObject | null {
  const view = modalsOf(world, person.id).at(-1);
  return view ? viewShape(world, person.id, view) : null;
}

/** The Home tab as it was last published, or null. */
export function homeOf(world: World, person: StoredPerson): JsonObject | null {
  const view = world.state.homes.get(person.id);
  return view ? viewShape(world, person.id, view) : null;
}

/** A person opens the Home tab: waits for the view that the app publishes then, for a moment. */
export async function openHome(world: World, person: StoredPerson, waitMs: number): Promise<JsonObject | null> {
  if (!world.rights.homeTab) throw new SandboxError('home_tab_disabled', 'the manifest has no Home tab');
  const channel = dmWithBot(world, person);
  const published = new Promise<void>((resolve) => {
    const stop = world.state.onChange((record) => {
      if (record.t !== 'home' || record.user !== person.id) return;
      cancel();
      stop();
      resolve();
    });
    const cancel = realWallClock.after(waitMs, () => {
      stop();
      resolve();
    });
  });
  const view = homeOf(world, person);
  emitWorkspaceEvent(world, {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    tab: 'home',
    ...(view === null ? {} : { view }),
    event_ts: world.state.nextTs(world.clock.now()),
  });
  await published;
  return homeOf(world, person);
}
