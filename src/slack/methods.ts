/** Features that a workspace can do without: their methods may be refused, and cost nothing but themselves. */
export const optionalFeatures = ['emails', 'files', 'groups', 'join'] as const;
export type OptionalFeature = (typeof optionalFeatures)[number];

/** What a Web API method needs of the app. */
interface MethodNeeds {
  /** Scopes that it always needs. */
  readonly scopes?: readonly string[];
  /** The scope for each kind of channel that Bellhop calls it for. */
  readonly byChannel?: Partial<Record<'public' | 'private' | 'dm', string>>;
  readonly feature?: OptionalFeature;
}

/** Every Web API method that Bellhop calls; a test compares them with the sources and with `manifest.yml`. */
export const slackMethods: Readonly<Record<string, MethodNeeds>> = {
  'apps.connections.open': {}, // with the app-level token, whose only scope is connections:write
  'auth.test': {},
  'chat.postEphemeral': { scopes: ['chat:write'] },
  'chat.postMessage': { scopes: ['chat:write'] },
  'chat.update': { scopes: ['chat:write'] },
  'conversations.history': { byChannel: { public: 'channels:history', private: 'groups:history', dm: 'im:history' } },
  'conversations.info': { byChannel: { public: 'channels:read', private: 'groups:read' } },
  'conversations.join': { scopes: ['channels:join'], feature: 'join' },
  'conversations.list': { byChannel: { public: 'channels:read', private: 'groups:read' } },
  'conversations.members': { byChannel: { public: 'channels:read', private: 'groups:read' } },
  'conversations.open': { scopes: ['im:write'] },
  'conversations.replies': { byChannel: { public: 'channels:history', private: 'groups:history', dm: 'im:history' } },
  'files.completeUploadExternal': { scopes: ['files:write'], feature: 'files' },
  'files.delete': { scopes: ['files:write'], feature: 'files' },
  'files.getUploadURLExternal': { scopes: ['files:write'], feature: 'files' },
  'files.info': { scopes: ['files:read'], feature: 'files' },
  'usergroups.list': { scopes: ['usergroups:read'], feature: 'groups' },
  'users.info': { scopes: ['users:read'] },
  'users.list': { scopes: ['users:read'] },
  'users.lookupByEmail': { scopes: ['users:read.email'], feature: 'emails' },
  'views.open': {},
  'views.publish': {},
  'views.update': {},
};

/** The scope that Slack asks for before it sends an event. */
const eventScopes: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  user_change: 'users:read',
};

/** Slash commands and shortcuts. */
const surfaceScope = 'commands';

/** The least scopes for these events, the surfaces and all methods. Sorted. */
export function neededScopes(events: readonly string[]): string[] {
  const ofEvents = events.flatMap((event) => eventScopes[event] ?? []);
  const ofMethods = Object.values(slackMethods).flatMap(scopesOf);
  return [...new Set([surfaceScope, ...ofEvents, ...ofMethods])].sort();
}

/** The feature that is lost without a scope; null where the desk does not work without it. */
export function featureOf(scope: string, events: readonly string[]): OptionalFeature | null {
  if (scope === surfaceScope || events.some((event) => eventScopes[event] === scope)) return null;
  const users = Object.values(slackMethods).filter((method) => scopesOf(method).includes(scope));
  const [first] = users;
  return first?.feature !== undefined && users.every(({ feature }) => feature !== undefined) ? first.feature : null;
}

function scopesOf({ scopes = [], byChannel = {} }: MethodNeeds): string[] {
  return [...scopes, ...Object.values(byChannel)];
}
