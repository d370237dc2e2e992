import { emitWorkspaceEvent } from '../../delivery/emit-event.js';
import type { JsonObject } from '../../json.js';
import type { Usergroup } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { deskSeconds } from '../../world.js';
import { ApiError } from '../api-error.js';
import type { Call, Method } from '../method.js';

function shape(world: World, group: Usergroup, options: { users: boolean; count: boolean }): JsonObject {
  return {
    id: group.id,
    team_id: world.state.meta.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description ?? '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated ?? group.created,
    date_delete: 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    ...(options.users ? { users: group.users } : {}),
    ...(options.count ? { user_count: group.users.length } : {}),
  };
}

function needGroup({ world, args }: Call): Usergroup {
  const group = world.state.usergroups.get(args.need('usergroup', 'no_such_subteam'));
  if (!group) throw new ApiError('no_such_subteam');
  return group;
}

/** Handles and names are of one group each. */
function needFree({ world }: Call, { id, name, handle }: Pick<Usergroup, 'id' | 'name' | 'handle'>): void {
  const others = [...world.state.usergroups.values()].filter((group) => group.id !== id);
  if (others.some((group) => group.name.toLowerCase() === name.toLowerCase())) {
    throw new ApiError('name_already_exists');
  }
  const isPerson = world.state.people.byName(handle) !== undefined;
  if (isPerson || others.some((group) => group.handle === handle)) throw new ApiError('handle_already_exists');
}

function save(call: Call, group: Usergroup, event: 'subteam_created' | 'subteam_updated'): JsonObject {
  const { world, args } = call;
  needFree(call, group);
  world.state.commit({ t: 'usergroup', group });
  const event_ts = world.state.nextTs(world.clock.now());
  emitWorkspaceEvent(world, { type: event, subteam: shape(world, group, { users: true, count: true }), event_ts });
  return { usergroup: shape(world, group, { users: true, count: args.flag('include_count') }) };
}

function create(call: Call): JsonObject {
  const { world, args } = call;
  const name = args.need('name', 'missing_required_argument');
  const handle = handleOf(args.text('handle') ?? name);
  const description = args.text('description') ?? '';
  const created = deskSeconds(world);
  return save(
    call,
    { id: world.state.ids.next('S'), name, handle, description, users: [], created },
    'subteam_created',
  );
}

function update(call: Call): JsonObject {
  const { world, args } = call;
  const group = needGroup(call);
  const name = args.text('name') ?? group.name;
  const description = args.has('description') ? (args.text('description') ?? '') : (group.description ?? '');
  const handle = handleOf(args.text('handle') ?? group.handle);
  return save(call, { ...group, name, handle, description, updated: deskSeconds(world) }, 'subteam_updated');
}

function updateUsers(call: Call): JsonObject {
  const { world, args } = call;
  const group = needGroup(call);
  const users = args.names('users');
  if (users.length === 0) throw new ApiError('no_users_provided');
  if (users.some((id) => world.state.people.get(id)?.deleted !== false)) throw new ApiError('invalid_users');
  return save(call, { ...group, users: [...new Set(users)], updated: deskSeconds(world) }, 'subteam_updated');
}

function handleOf(text: string): string {
  return text.replace(/^@/u, '').toLowerCase().replaceAll(/\s+/gu, '-');
}

/** usergroups.list, create, update; usergroups.users.list, update */
export const usergroupMethods: Method[] = [
  {
    name: 'usergroups.list',
    tier: 2,
    scope: 'usergroups:read',
    run: ({ world, args }) => {
      const options = { users: args.flag('include_users'), count: args.flag('include_count') };
      return { usergroups: [...world.state.usergroups.values()].map((group) => shape(world, group, options)) };
    },
  },
  {
    name: 'usergroups.users.list',
    tier: 2,
    scope: 'usergroups:read',
    run: (call) => ({ users: needGroup(call).users }),
  },
  { name: 'usergroups.create', tier: 2, scope: 'usergroups:write', run: create },
  { name: 'usergroups.update', tier: 2, scope: 'usergroups:write', run: update },
  { name: 'usergroups.users.update', tier: 2, scope: 'usergroups:write', run: updateUsers },
];
