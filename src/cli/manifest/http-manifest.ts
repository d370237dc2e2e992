import { CodedError } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import type { AppManifest } from '../../sandbox/index.js';

/** Where Bolt listens, when an address has no path of its own. */
const defaultPath = '/slack/events';

/** The manifest for an app that Slack reaches over HTTP. @throws CodedError `usage` */
export function httpManifest(manifest: AppManifest, address: string, t: Translate): AppManifest {
  const url = requestUrl(address, t);
  const { features = {}, settings = {} } = manifest;
  const { slash_commands: commands = [] } = features;
  return {
    ...manifest,
    features: { ...features, slash_commands: commands.map((command) => ({ ...command, url })) },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions } as object,
      interactivity: { ...settings.interactivity, request_url: url } as object,
      ...{ socket_mode_enabled: false },
    },
  };
}

function requestUrl(address: string, t: Translate): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isReachable = url?.protocol === 'https:' && url.username === '' && url.hostname !== '';
  if (!url || !isReachable) throw new CodedError('usage', t('manifestcmd.bad_url', { url: address }));
  return `${url.origin}${url.pathname === '/' ? defaultPath : url.pathname.replace(/\/$/u, '')}${url.search}`;
}
