import { botHandle } from '../manifest.js';
import type { World } from '../world.js';
import { deskSeconds } from '../world.js';
import { derivedId } from './ids.js';
import { newChannel, newPerson } from './seed.js';
import type { WorkspaceSeed } from './seed.js';

/** Fills an empty workspace with people, channels, user groups and the app's bot. Does nothing to one that has people. */
export function fillWorkspace(world: World, seed: WorkspaceSeed): void {
  const { state } = world;
  const now = world.clock.now();
  if (state.people.get(state.meta.botUserId)) return;
  const teamName = seed.teamName ?? state.meta.teamName;
  state.commit({ t: 'meta', meta: { ...state.meta, teamName, teamDomain: seed.teamDomain ?? state.meta.teamDomain } });
  const bot = newPerson(
    state,
    { name: botHandle(world.manifest), realName: world.manifest.display_information.name },
    now,
  );
  delete bot.email;
  state.commit({ t: 'person', person: { ...bot, id: state.meta.botUserId, isBot: true } });
  for (const person of seed.people) state.commit({ t: 'person', person: newPerson(state, person, now) });
  for (const channel of seed.channels) {
    const members = (channel.members ?? []).map((name) => idOf(world, name));
    const made = newChannel(state, channel, members[0] ?? state.meta.botUserId, now);
    state.commit({ t: 'channel', channel: made });
    for (const user of members) state.commit({ t: 'member', channel: made.id, user, in: true });
  }
  for (const { handle, name, users } of seed.usergroups ?? []) {
    const id = derivedId('S', state.meta.seed, 'usergroup', handle);
    const created = deskSeconds(world);
    state.commit({
      t: 'usergroup',
      group: { id, handle, name: name ?? handle, users: users.map((user) => idOf(world, user)), created },
    });
  }
}

/** A seed names the bot `bellhop`, whatever the manifest calls it. */
function idOf(world: World, name: string): string {
  const { people, meta } = world.state;
  return people.byName(name)?.id ?? (name === 'bellhop' ? meta.botUserId : name);
}
