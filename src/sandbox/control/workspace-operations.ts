import { personShape } from '../api/shapes/person-shape.js';
import { emitWorkspaceEvent } from '../delivery/emit-event.js';
import type { Fault } from '../faults/faults.js';
import { addMember, removeMember } from '../messages/membership.js';
import { channelNamed, personNamed } from '../people/find.js';
import { messagesOf } from '../people/look.js';
import { seenMessage } from '../people/seen-message.js';
import { connectApp } from '../request-url.js';
import { resetWorkspace } from '../reset-workspace.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import { newChannel, newPerson } from '../workspace/seed.js';
import type { ChannelSeed, PersonSeed } from '../workspace/seed.js';
import { deskSeconds } from '../world.js';
import type { Operations } from './operation.js';

/** What changes or shows the workspace itself, from above. */
export const workspaceOperations: Operations = {
  people: (world) => [...world.state.people.values()],
  channels: (world) =>
    world.state.channels
      .values()
      .map((channel) => ({ ...channel, members: [...world.state.channels.members(channel.id)] })),
  usergroups: (world) => [...world.state.usergroups.values()],
  'person.add': (world, input) => {
    const seed = input.raw as unknown as PersonSeed;
    const name = input.need('name');
    const known = world.state.people.byName(name.replace(/^@/, ''));
    if (known) throw new SandboxError('name_taken', `@${known.name} is there already`);
    const person = newPerson(world.state, seed, world.clock.now());
    world.state.commit({ t: 'person', person });
    return { id: person.id };
  },
  'person.change': (world, input) => {
    const before = personNamed(world, input.need('who'));
    const person = {
      ...before,
      ...(input.object('change') as Partial<StoredPerson>),
      id: before.id,
      updated: deskSeconds(world),
    };
    world.state.commit({ t: 'person', person });
    emitWorkspaceEvent(world, {
      type: 'user_change',
      user: personShape(person, {
        email: world.rights.scopes.has('users:read.email'),
        locale: true,
        at: world.clock.now(),
      }),
      cache_ts: deskSeconds(world),
      event_ts: world.state.nextTs(world.clock.now()),
    });
    return person;
  },
  'channel.add': (world, input) => {
    const seed = input.raw as unknown as ChannelSeed;
    const name = input.need('name').replace(/^#/, '').toLowerCase();
    if (world.state.channels.byName(name)) throw new SandboxError('name_taken', `#${name} is there already`);
    const members = (seed.members ?? []).map((one) => personNamed(world, one).id);
    const channel = newChannel(world.state, seed, members[0] ?? world.state.meta.botUserId, world.clock.now());
    world.state.commit({ t: 'channel', channel });
    for (const user of members) world.state.commit({ t: 'member', channel: channel.id, user, in: true });
    return { id: channel.id };
  },
  'channel.invite': (world, input) => {
    const channel = channelNamed(world, input.need('channel'));
    const by = input.text('by');
    const inviter = by === undefined ? undefined : personNamed(world, by).id;
    for (const who of input.strings('who')) addMember(world, channel, personNamed(world, who).id, inviter);
  },
  'channel.kick': (world, input) => {
    removeMember(world, channelNamed(world, input.need('channel')), personNamed(world, input.need('who')).id);
  },
  'channel.archive': (world, input) => {
    const channel = channelNamed(world, input.need('channel'));
    world.state.commit({ t: 'channel', channel: { ...channel, archived: input.raw['archived'] !== false } });
  },
  'usergroup.add': (world, input) => {
    const handle = input.need('handle').replace(/^@/, '');
    const users = input.strings('users').map((who) => personNamed(world, who).id);
    const known = [...world.state.usergroups.values()].find((group) => group.handle === handle);
    const id = known?.id ?? world.state.ids.next('S');
    const created = known?.created ?? deskSeconds(world);
    world.state.commit({ t: 'usergroup', group: { id, handle, name: input.text('name') ?? handle, users, created } });
    return { id };
  },
  messages: (world, input) => {
    const channel = channelNamed(world, input.need('channel'));
    return messagesOf(world, channel.id, input.text('thread')).map((message) => seenMessage(world, message));
  },
  posts: (world, input) => {
    const channel = channelNamed(world, input.need('channel'));
    const { botId } = world.state.meta;
    return [...world.state.channels.log(channel.id).values()]
      .filter((message) => message.botId === botId)
      .map((message) => seenMessage(world, message));
  },
  'faults.add': (world, input) => ({ id: world.faults.add(input.raw as unknown as Fault) }),
  'faults.clear': (world, input) => {
    world.faults.clear(input.text('id'));
  },
  'faults.list': (world) => world.faults.list(),
  traffic: (world) => world.traffic.list(),
  connect: (world, input) => {
    connectApp(world, input.need('requestUrl'));
  },
  reset: (world) => {
    resetWorkspace(world);
  },
  idle: async (world) => {
    world.events.flush();
    await world.poster.idle();
  },
  info: (world) => {
    const { teamId, teamName, appId, botId, botUserId } = world.state.meta;
    return {
      teamId,
      teamName,
      appId,
      botId,
      botUserId,
      url: world.link.url,
      requestUrl: world.link.requestUrl ?? null,
    };
  },
  change: async (world, input) => ({
    seq: await world.changes.after(input.number('after') ?? 0, input.number('waitMs') ?? 1000),
  }),
};
