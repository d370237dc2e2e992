import { runForget } from '../../../src/cli/forget/run-forget.js';
import type { Terminal } from '../../../src/cli/command.js';
import type { Language } from '../../../src/i18n/language.js';
import { translator } from '../../../src/i18n/translate.js';
import { reading, type TestDesk } from '../../support/desk.js';

export interface Said {
  readonly code: number;
  readonly lines: string[];
}

/** `bellhop forget PERSON [--yes]` on that desk. */
export async function forget(t: TestDesk, person: string, yes: boolean, language: Language = 'en'): Promise<Said> {
  const lines: string[] = [];
  const uri = new URL(process.env['BELLHOP_TEST_MONGODB_URI'] ?? '');
  uri.pathname = `/${t.connection.name}`;
  const terminal: Terminal = {
    env: {
      BELLHOP_HOME: '.bellhop-of-nobody',
      MONGODB_URI: uri.toString(),
      SLACK_API_URL: t.sandbox.apiUrl,
      SLACK_BOT_TOKEN: t.sandbox.botToken,
      SLACK_SIGNING_SECRET: t.sandbox.signingSecret,
    },
    language,
    t: translator(language),
    print: (line) => void lines.push(line),
    warn: (line) => void lines.push(line),
  };
  const code = await runForget(person, { yes }, terminal);
  return { code, lines };
}

/** Everything in the database, as text. */
export async function database(t: TestDesk): Promise<string> {
  const collections = await t.connection.listCollections();
  const all = await Promise.all(collections.map(({ name }) => t.connection.collection(name).find().toArray()));
  return JSON.stringify(all);
}

/** Everything that Bellhop has posted anywhere. */
export async function slack(t: TestDesk): Promise<string> {
  const channels = (await t.sandbox.client.channels()).map(({ id }) => id);
  const dms = ['alice', 'tom', 'ava', 'lee'].map(async (name) =>
    (await t.person(name).seesDm()).filter(({ user }) => user === t.desk.botUserId).map(reading),
  );
  const posts = channels.map(async (id) => (await t.sandbox.client.botPosts(id)).map(reading));
  return (await Promise.all([...posts, ...dms])).flat().join('\n');
}

/** Where one of these stands in a text, with what is around it. */
export function around(text: string, all: readonly string[]): string[] {
  return all.flatMap((each) => {
    const at = text.indexOf(each);
    return at < 0 ? [] : [text.slice(Math.max(0, at - 120), at + 120)];
  });
}
