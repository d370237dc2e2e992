import type { JsonObject } from '../../json.js';
import type { Usergroup } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { ApiError } from '../api-error.js';
import type { Method } from '../method.js';

function shape(world: World, group: Usergroup, options: { users: boolean; count: boolean }): JsonObject {
  return {
    id: group.id,
    team_id: world.state.meta.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.created,
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

/** usergroups.list and usergroups.users.list */
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
    run: ({ world, args }) => {
      const group = world.state.usergroups.get(args.need('usergroup', 'no_such_subteam'));
      if (!group) throw new ApiError('no_such_subteam');
      return { users: group.users };
    },
  },
];
