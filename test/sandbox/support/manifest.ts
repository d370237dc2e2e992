import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AppManifest } from '../../../src/sandbox/index.js';

/** The app's real manifest. */
export function bellhopManifest(): AppManifest {
  return parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8')) as AppManifest;
}

/** The manifest with other scopes or events. */
export function manifestWith(change: { scopes?: string[]; without?: string[]; events?: string[] }): AppManifest {
  const manifest = bellhopManifest();
  const scopes = [...(manifest.oauth_config?.scopes?.bot ?? []), ...(change.scopes ?? [])];
  return {
    ...manifest,
    oauth_config: { scopes: { bot: scopes.filter((scope) => !(change.without ?? []).includes(scope)) } },
    settings: {
      ...manifest.settings,
      event_subscriptions: {
        bot_events: [...(manifest.settings?.event_subscriptions?.bot_events ?? []), ...(change.events ?? [])],
      },
    },
  };
}
