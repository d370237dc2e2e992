import type { Message, SandboxClient, View, WorkspaceInfo } from '../../sandbox/index.js';
import type { Translate } from '../../i18n/translate.js';
import { blockLines } from './block-lines.js';
import { slackText, type Names } from './slack-text.js';

/** Draws what a person sees for a terminal. */
export class Show {
  readonly names: Names;
  readonly #info: WorkspaceInfo;
  readonly #t: Translate;

  private constructor(names: Names, info: WorkspaceInfo, t: Translate) {
    this.names = names;
    this.#info = info;
    this.#t = t;
  }

  static async of(client: SandboxClient, t: Translate): Promise<Show> {
    const [info, people, channels, groups] = await Promise.all([
      client.info(),
      client.people(),
      client.channels(),
      client.usergroups(),
    ]);
    const lookup = (entries: readonly (readonly [string, string])[]) => {
      const known = new Map(entries);
      return (id: string): string => known.get(id) ?? id;
    };
    const names = {
      person: lookup(people.map(({ id, name }) => [id, name])),
      channel: lookup(channels.map(({ id, name }) => [id, name])),
      group: lookup(groups.map(({ id, handle }) => [id, handle])),
    };
    return new Show(names, info, t);
  }

  /** A message with its author and time; replies are indented by their thread. */
  message(message: Message, indent = ''): string[] {
    const { user, botId, blocks, text, files = [], reactions = [] } = message;
    const isBot = botId === this.#info.botId || user === this.#info.botUserId;
    const who = isBot ? 'Bellhop' : user === undefined ? '' : this.names.person(user);
    const marks = [
      timeOf(message.ts),
      ...(message.edited || message.deleted ? [this.#t('say.edited')] : []),
      ...(message.ephemeral ? [this.#t('say.ephemeral')] : []),
    ];
    const body = blocks && blocks.length > 0 ? blockLines(blocks, this.names) : this.text(text).split('\n');
    const extra = [
      ...files.map(({ name }) => `📎 ${typeof name === 'string' ? name : ''}`),
      ...(reactions.length > 0 ? [reactions.map(({ name }) => `:${name}:`).join(' ')] : []),
    ];
    const lines = [...body.filter((line) => line !== ''), ...extra];
    const deeper = ' '.repeat(indent.length + 2);
    return [`${indent}${who}  (${marks.join(', ')})`, ...lines.map((line) => `${deeper}${line}`)];
  }

  /** A modal or the Home tab. */
  view(view: View): string[] {
    const title = (view['title'] as { text?: string } | undefined)?.text ?? this.#t('say.home');
    const submit = (view['submit'] as { text?: string } | null | undefined)?.text;
    const lines = [...blockLines(view.blocks, this.names), ...(submit === undefined ? [] : [`[${submit}]`])];
    return [`┌ ${title}`, ...lines.map((line) => `│ ${line}`), '└'];
  }

  text(mrkdwn: string): string {
    return slackText(mrkdwn, this.names);
  }
}

function timeOf(ts: string): string {
  const at = new Date(Number(ts.split('.')[0]) * 1000);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
