import { ApiError } from '../api-error.js';
import type { Method } from '../method.js';

/** auth.test, api.test, team.info, bots.info */
export const authMethods: Method[] = [
  {
    name: 'auth.test',
    tier: 'special',
    run: ({ world }) => {
      const { meta, people } = world.state;
      return {
        url: `${world.link.url}/`,
        team: meta.teamName,
        user: people.get(meta.botUserId)?.name ?? '',
        team_id: meta.teamId,
        user_id: meta.botUserId,
        bot_id: meta.botId,
        is_enterprise_install: false,
      };
    },
  },
  {
    name: 'api.test',
    tier: 4,
    auth: false,
    run: () => ({ args: {} }),
  },
  {
    name: 'team.info',
    tier: 3,
    scope: 'team:read',
    run: ({ world }) => {
      const { meta } = world.state;
      return {
        team: {
          id: meta.teamId,
          name: meta.teamName,
          url: `${world.link.url}/`,
          domain: meta.teamDomain,
          email_domain: 'example.com',
          icon: {
            image_default: true,
            image_34: '',
            image_44: '',
            image_68: '',
            image_88: '',
            image_102: '',
            image_132: '',
          },
          avatar_base_url: `${world.link.url}/avatars/`,
          is_verified: false,
        },
      };
    },
  },
  {
    name: 'bots.info',
    tier: 3,
    scope: 'users:read',
    run: ({ world, args }) => {
      const { meta } = world.state;
      const wanted = args.text('bot');
      if (wanted !== undefined && wanted !== meta.botId) throw new ApiError('bot_not_found');
      return {
        bot: {
          id: meta.botId,
          deleted: false,
          name: world.manifest.display_information.name,
          updated: 0,
          app_id: meta.appId,
          user_id: meta.botUserId,
          icons: { image_36: `${world.link.url}/icon_36.png`, image_48: '', image_72: '' },
        },
      };
    },
  },
];
