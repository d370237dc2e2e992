import type { World } from '../world.js';
import { pageChannel, pagePerson } from './page-message.js';
import type { PageBoot } from './wire.js';

/** Everything that a page must know before it can show somebody's workspace. */
export async function bootOf(world: World): Promise<PageBoot> {
  const { state, rights, manifest, page } = world;
  const { teamId, teamName, botUserId } = state.meta;
  const { controls } = page;
  page.zone = (await controls.zone?.().catch(() => undefined)) ?? page.zone;
  const { last } = world.stream;
  return {
    teamId,
    teamName,
    app: {
      name: manifest.display_information.name,
      userId: botUserId,
      home: rights.homeTab,
      messages: rights.messagesTab,
      commands: rights.commands.map(({ command, description = '', usage_hint: usageHint = '' }) => ({
        command,
        description,
        usageHint,
      })),
      shortcuts: rights.shortcuts.map(({ name, type, callback_id: callbackId, description = '' }) => ({
        name,
        type,
        callbackId,
        description,
      })),
    },
    people: [...state.people.values()].map(pagePerson),
    channels: state.channels.values().map((channel) => pageChannel(world, channel)),
    usergroups: [...state.usergroups.values()].map(({ id, handle, name, users }) => ({ id, handle, name, users })),
    clock: { now: world.clock.now().getTime(), zone: page.zone },
    can: {
      clock: controls.moveClock !== undefined,
      reset: true,
      replay: controls.replay !== undefined,
    },
    faults: world.faults.list(),
    replay: page.replay,
    last,
  };
}
