import type { Method } from '../method.js';

/** apps.connections.open */
export const connectionMethods: Method[] = [
  {
    name: 'apps.connections.open',
    // Slack's page says tier 1, and it lets the ten connections of an app open at once
    tier: 'special',
    auth: 'app',
    run: ({ world }) => {
      const address = new URL('/link/', world.link.url.replace('http:', 'ws:'));
      address.searchParams.set('ticket', world.sockets.tickets.make());
      address.searchParams.set('app_id', world.state.meta.appId);
      return { url: address.href };
    },
  },
];
