import { CodedError } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import type { Message, MessageRef, Person } from '../../sandbox/index.js';
import { blockLines } from './block-lines.js';
import { labelOf, valuesOf } from './form-values.js';
import type { Show } from './show.js';

/** What was asked for on the command line. */
export interface SayOptions {
  readonly as: string;
  readonly in?: string;
  /** Words of the message that is meant; omitted: the newest. */
  readonly on?: string;
  /** Words of the message whose thread is meant. */
  readonly thread?: string;
  /** Seconds. */
  readonly wait: number;
  readonly text?: string;
  readonly type?: string;
  readonly press?: string;
  readonly use?: string;
  readonly react?: string;
  readonly submit?: readonly string[] | true;
  readonly read?: string | true;
  readonly home?: true;
}

/** Something to do. `run` gives the lines that are known at once. */
export interface Act {
  /** Where to look for what comes of it; omitted: nothing comes of it. */
  readonly where?: string;
  readonly thread?: MessageRef;
  run(): Promise<string[]>;
}

interface Tools {
  readonly person: Person;
  readonly show: Show;
  readonly t: Translate;
}

const kinds = ['text', 'type', 'press', 'use', 'react', 'submit', 'read', 'home'] as const;
const dm = '@bellhop';

/** The one thing that the options ask for. @throws CodedError `usage` */
export async function actOf(options: SayOptions, tools: Tools): Promise<Act> {
  const [kind, ...others] = kinds.filter((each) => options[each] !== undefined);
  if (kind === undefined || others.length > 0) throw new CodedError('usage', tools.t('say.one_act'));
  const thread = options.thread === undefined ? undefined : await newest(options, options.thread, tools);
  return acts[kind]({ ...options, ...(thread && { root: thread }) }, tools);
}

type Given = SayOptions & { readonly root?: Message };

const acts: Record<(typeof kinds)[number], (given: Given, tools: Tools) => Act | Promise<Act>> = {
  text: ({ in: where = dm, text = '', root }, { person }) => ({
    where,
    ...(root && { thread: root }),
    async run() {
      await person.says(where, text, root ? { thread: root } : {});
      return [];
    },
  }),
  type: ({ in: where, type = '' }, { person, show }) => ({
    where: where ?? dm,
    async run() {
      const answer = await person.types(type, where === undefined ? {} : { in: where });
      if (answer.blocks) return blockLines(answer.blocks, show.names);
      return answer.text ? show.text(answer.text).split('\n') : [];
    },
  }),
  async press({ in: where, on, press: label = '', root }, { person, t }) {
    if (where === undefined) return { where: dm, run: () => person.presses(label).then(() => []) };
    const seen = await person.sees(where, root ? { thread: root } : {});
    const message = latest(seen, (each) => hasButton(each, label) && mentions(each, on));
    if (!message) throw new CodedError('usage', t('say.no_button', { label, place: where }));
    return { where, thread: root ?? message, run: () => person.presses(label, message).then(() => []) };
  },
  async use({ in: where, on, use: name = '' }, tools) {
    const { person } = tools;
    if (where === undefined) return { where: dm, run: () => person.uses(name).then(() => []) };
    const message = await newest({ in: where }, on, tools);
    return { where, thread: message, run: () => person.uses(name, message).then(() => []) };
  },
  async react({ in: where = dm, on, react: emoji = '' }, tools) {
    const message = await newest({ in: where }, on, tools);
    return { where, thread: message, run: () => tools.person.reacts(message, emoji).then(() => []) };
  },
  submit: ({ in: where = dm, submit = [] }, { person, t }) => ({
    where,
    async run() {
      const form = await person.seesModal();
      const answer = await person.submits(valuesOf(submit === true ? [] : submit, t));
      if (answer.ok) return [];
      return Object.entries(answer.errors).map(([block, error]) => `✗ ${labelOf(form, block)}: ${error}`);
    },
  }),
  read: ({ in: place = dm, read }, { person, show }) => ({
    async run() {
      const where = typeof read === 'string' ? read : place;
      const messages = (await person.sees(where)).slice(-20);
      const lines: string[] = [];
      for (const message of messages) {
        lines.push(...show.message(message));
        if ((message.replyCount ?? 0) === 0) continue;
        const replies = (await person.sees(where, { thread: message })).slice(1);
        lines.push(...replies.flatMap((reply) => show.message(reply, '  ↳ ')));
      }
      return lines;
    },
  }),
  home: (_given, { person, show }) => ({
    async run() {
      const view = await person.opensHome();
      return view ? show.view(view) : [];
    },
  }),
};

async function newest(
  { in: where = dm }: Pick<SayOptions, 'in'>,
  words: string | undefined,
  { person, t }: Tools,
): Promise<Message> {
  const message = latest(await person.sees(where), (each) => !each.ephemeral && mentions(each, words));
  if (message) return message;
  throw new CodedError('usage', t('say.no_message', { words: words ?? '', place: where }));
}

function latest(messages: readonly Message[], fits: (message: Message) => boolean): Message | undefined {
  return messages.findLast((message) => !message.deleted && fits(message));
}

function mentions({ text, blocks = [] }: Message, words: string | undefined): boolean {
  if (words === undefined) return true;
  return `${text} ${JSON.stringify(blocks)}`.toLowerCase().includes(words.toLowerCase());
}

function hasButton({ blocks = [] }: Message, label: string): boolean {
  const json = JSON.stringify(blocks);
  return json.includes(`"text":${JSON.stringify(label)}`) || json.includes(`"action_id":${JSON.stringify(label)}`);
}
