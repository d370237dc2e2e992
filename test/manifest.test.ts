import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { httpManifest } from '../src/cli/manifest/http-manifest.js';
import { localizedManifest } from '../src/cli/manifest/localized-manifest.js';
import { languages } from '../src/i18n/language.js';
import { translator } from '../src/i18n/translate.js';
import type { AppManifest } from '../src/sandbox/index.js';
import { commands } from '../src/slack/commands/index.js';
import { eventHandlers } from '../src/slack/events/index.js';
import { neededScopes, slackMethods } from '../src/slack/methods.js';
import { globalShortcuts, messageShortcuts } from '../src/slack/shortcuts/index.js';

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as AppManifest;
const overHttp = httpManifest(manifest, 'https://desk.example.com', translator('en'));
const events = manifest.settings?.event_subscriptions?.bot_events ?? [];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join('src', 'sandbox') ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** The Web API methods that the sources call, however they spell it. */
function calledMethods(): string[] {
  const called = new Set<string>();
  for (const path of sources('src')) {
    const text = readFileSync(path, 'utf8');
    for (const [, method = ''] of text.matchAll(/\b#?(?:client|web)\s*\.\s*(\w+(?:\s*\.\s*\w+)+)\(/gu)) {
      called.add(method.replaceAll(/\s/gu, ''));
    }
    for (const [, method = ''] of text.matchAll(/(?:paginate|apiCall)\(\s*'([\w.]+)'/gu)) called.add(method);
    for (const [, method = ''] of text.matchAll(/askSlack\([^)']*'([\w.]+)'/gu)) called.add(method);
  }
  return [...called].sort();
}

describe('manifest.yml', () => {
  const kinds: [string, unknown][] = [
    ['for Socket Mode', manifest],
    ['for HTTP', overHttp],
    ['in English', localizedManifest(manifest, 'en')],
    ['in Chinese', localizedManifest(overHttp, 'zh-TW')],
  ];
  const versions = readdirSync('test/fixtures/slack').filter((name) => name.endsWith('.json'));

  it.each(versions.flatMap((version) => kinds.map(([kind, content]) => ({ version, kind, content }))))(
    'fits Slack’s $version $kind',
    ({ version, content }) => {
      const schema = JSON.parse(readFileSync(join('test/fixtures/slack', version), 'utf8')) as object;
      const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
      const fits = ajv.compile(schema);
      expect({ fits: fits(content), errors: fits.errors }).toEqual({ fits: true, errors: null });
      const broken = ajv.compile(schema);
      expect(broken({ ...(content as object), display_information: {} })).toBe(false);
    },
  );

  it('has the commands that the code registers', () => {
    const declared = manifest.features?.slash_commands ?? [];
    expect(declared.map(({ command }) => command).sort()).toEqual(commands.map(({ name }) => name).sort());
    // without this a mention in a command is no id
    expect(declared.every((command) => command.should_escape === true)).toBe(true);
  });

  it('has the shortcuts that the code registers', () => {
    const declared = manifest.features?.shortcuts ?? [];
    const of = (type: string): string[] =>
      declared
        .filter((each) => each.type === type)
        .map(({ callback_id: id }) => id)
        .sort();
    expect(of('global')).toEqual([...globalShortcuts].sort());
    expect(of('message')).toEqual(messageShortcuts.map(({ callbackId }) => callbackId).sort());
  });

  it('subscribes to the events that the code handles', () => {
    const families = new Set(events.map((event) => event.replace(/^message\..+$/u, 'message')));
    expect([...families].sort()).toEqual(Object.keys(eventHandlers).sort());
  });

  it('asks for the least scopes: what events, surfaces and methods need, and nothing else', () => {
    expect([...(manifest.oauth_config?.scopes?.bot ?? [])].sort()).toEqual(neededScopes(events));
  });

  it('is what the messages say, in both languages side by side', () => {
    const [english, chinese] = languages.map((language) => localizedManifest(manifest, language));
    const both = (pick: (one: AppManifest | undefined) => string | undefined): string =>
      [...new Set([pick(english), pick(chinese)])].join(' · ');
    for (const [index, { description, usage_hint: hint }] of (manifest.features?.slash_commands ?? []).entries()) {
      expect(description).toBe(both((one) => one?.features?.slash_commands?.[index]?.description));
      expect(hint).toBe(both((one) => one?.features?.slash_commands?.[index]?.usage_hint));
      expect(chinese?.features?.slash_commands?.[index]?.usage_hint).toMatch(/[\u4e00-\u9fff]/u);
    }
    for (const [index, shortcut] of (manifest.features?.shortcuts ?? []).entries()) {
      expect(shortcut.description).toBe(both((one) => one?.features?.shortcuts?.[index]?.description));
      expect(shortcut.name).toBe(english?.features?.shortcuts?.[index]?.name);
    }
    const { description } = manifest.display_information as { description?: string };
    expect(description).toBe(both((one) => (one?.display_information as { description?: string }).description));
  });
});

it('tells Slack where to send everything over HTTP', () => {
  const url = 'https://desk.example.com/slack/events';
  expect(overHttp.settings).toMatchObject({
    event_subscriptions: { request_url: url, bot_events: events },
    interactivity: { is_enabled: true, request_url: url },
    socket_mode_enabled: false,
  });
  expect(overHttp.features?.slash_commands?.map((command) => (command as { url?: string }).url)).toEqual(
    commands.map(() => url),
  );
});

it.each(['http://desk.example.com', 'desk.example.com', 'https://user:pass@desk.example.com', ''])(
  'refuses %j as an address for Slack',
  (url) => {
    expect(() => httpManifest(manifest, url, translator('en'))).toThrow(expect.objectContaining({ code: 'usage' }));
  },
);

it('knows every Web API method that the sources call, and no other', () => {
  expect(calledMethods()).toEqual(Object.keys(slackMethods).sort());
});
