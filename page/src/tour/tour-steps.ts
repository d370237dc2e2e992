import { obj, objs, str, type JsonObject } from '../../../src/sandbox/json.js';
import type { PageHistory, PageMessage } from '../../../src/sandbox/page/wire.js';
import { call, isGone } from '../store/call.js';
import type { Place } from '../store/panes.js';
import { deskNow, workspace } from '../store/workspace.js';
import type { Cast } from './tour-cast.js';

/** What the tour has seen so far; each step finds its own by what came before. */
export interface Memory {
  /** Messages before this moment do not count. */
  readonly since: string;
  readonly ask?: string;
  readonly card?: string;
  readonly ticket?: string;
  readonly escalation?: { readonly channel: string; readonly ts: string };
  readonly digest?: string;
}

export const stepIds = ['ask', 'ticket', 'take', 'reply', 'escalate', 'accept', 'answer', 'solve', 'digest'] as const;
export type StepId = (typeof stepIds)[number];

interface Step {
  /** Looks at the real desk: what was found when it has happened, else null. */
  check(cast: Cast, memory: Memory): Promise<Partial<Memory> | null>;
  /** Who does it, and where. */
  where(cast: Cast, memory: Memory): { as: string; place: Place; thread?: { channel: string; ts: string } };
}

async function history(as: string, channel: string): Promise<PageMessage[]> {
  return (await call<PageHistory>('history', { as, channel })).messages;
}

async function messageAt(as: string, channel: string, ts: string): Promise<PageMessage | null> {
  const [root] = await call<PageMessage[]>('thread', { as, channel, ts });
  return root ?? null;
}

/** Whether a message offers an action. */
function offers(message: PageMessage | null, action: string): boolean {
  return actionsOf(message).some((element) => element['action_id'] === action);
}

function actionsOf(message: PageMessage | null): JsonObject[] {
  return (message?.blocks ?? []).flatMap((block) => objs(block, 'elements'));
}

/** What a button of a message is called there. */
export function buttonOf(message: PageMessage | null | undefined, action: string): string | undefined {
  const element = actionsOf(message ?? null).find((one) => one['action_id'] === action);
  return element && str(obj(element, 'text'), 'text');
}

const inChannel = (channel: string, focus?: string): Place => ({
  kind: 'channel',
  channel,
  ...(focus === undefined ? {} : { focus }),
});

const atCard: Step['where'] = ({ agent, queue }, { card }) => ({ as: agent.id, place: inChannel(queue.id, card) });
const atEscalation: Step['where'] = ({ member, department }, { escalation }) => ({
  as: member.id,
  place: inChannel(escalation?.channel ?? department.id, escalation?.ts),
});

/** The nine steps of a ticket's way. */
export const steps: Readonly<Record<StepId, Step>> = {
  ask: {
    async check({ requester, help }, { since }) {
      const asked = (await history(requester.id, help.id)).find(
        ({ ts, bot, threadTs, subtype }) =>
          ts > since && bot !== true && threadTs === undefined && subtype === undefined,
      );
      return asked ? { ask: asked.ts } : null;
    },
    where: ({ requester, help }) => ({ as: requester.id, place: inChannel(help.id) }),
  },
  ticket: {
    async check({ agent, queue }, { ask = '' }) {
      const address = `p${ask.replace('.', '')}`;
      const card = (await history(agent.id, queue.id)).find(
        (message) => message.bot === true && JSON.stringify(message.blocks ?? []).includes(address),
      );
      if (!card) return null;
      const ticket = /\bT-\d+\b/.exec(`${card.text} ${JSON.stringify(card.blocks)}`)?.[0];
      return { card: card.ts, ...(ticket === undefined ? {} : { ticket }) };
    },
    where: ({ agent, queue }) => ({ as: agent.id, place: inChannel(queue.id) }),
  },
  take: {
    async check({ agent, queue }, { card = '' }) {
      const message = await messageAt(agent.id, queue.id, card);
      return message && !offers(message, 'ticket_take') ? {} : null;
    },
    where: atCard,
  },
  reply: {
    async check({ requester, help }, { ask = '' }) {
      const thread = await call<PageMessage[]>('thread', { as: requester.id, channel: help.id, ts: ask });
      const replied = thread
        .slice(1)
        .some((message) =>
          message.bot === true ? actionsOf(message).length === 0 && isText(message) : message.user !== requester.id,
        );
      return replied ? {} : null;
    },
    where: atCard,
  },
  escalate: {
    async check({ department, member }, { ticket = '', since }) {
      const places = [
        { channel: department.id, as: member.id },
        ...[...workspace.get().channels.values()]
          .filter(({ kind, id }) => kind === 'private' && id !== department.id)
          .flatMap(({ id, members }) => {
            const as = members.find((one) => workspace.get().people.get(one)?.isBot === false);
            return as === undefined ? [] : [{ channel: id, as }];
          }),
      ];
      for (const { channel, as } of places) {
        const found = (await history(as, channel)).find(
          (message) => message.ts > since && offers(message, 'escalation_answer') && hasWord(message.text, ticket),
        );
        if (found) return { escalation: { channel, ts: found.ts } };
      }
      return null;
    },
    where: atCard,
  },
  accept: {
    async check(cast, { escalation }) {
      return (await escalationHas(cast, escalation, 'escalation_accept')) ? null : {};
    },
    where: atEscalation,
  },
  answer: {
    async check(cast, { escalation }) {
      return (await escalationHas(cast, escalation, 'escalation_answer')) ? null : {};
    },
    where: atEscalation,
  },
  solve: {
    async check({ agent, queue }, { card = '' }) {
      return offers(await messageAt(agent.id, queue.id, card), 'ticket_reopen') ? {} : null;
    },
    where: atCard,
  },
  digest: {
    async check({ manager, managers }, { since }) {
      const digest = (await history(manager.id, managers.id)).find(
        ({ ts, bot, blocks = [] }) => bot === true && ts > since && blocks.some((block) => block['type'] === 'header'),
      );
      return digest ? { digest: digest.ts } : null;
    },
    where: ({ manager, managers }, { digest }) => ({ as: manager.id, place: inChannel(managers.id, digest) }),
  },
};

/** Whether the desk is still the one that the tour has seen: else it was emptied, and nothing of this will ever go on. */
export async function isSameDesk(
  { requester, help, agent, queue }: Cast,
  { since, ask, card }: Memory,
): Promise<boolean> {
  if (Number(since) * 1000 > deskNow()) return false;
  try {
    if (ask !== undefined) await messageAt(requester.id, help.id, ask);
    if (card !== undefined) await messageAt(agent.id, queue.id, card);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function escalationHas({ member }: Cast, at: Memory['escalation'], action: string): Promise<boolean> {
  if (!at) return true;
  const members = workspace.get().channels.get(at.channel)?.members ?? [];
  const as = members.includes(member.id)
    ? member.id
    : members.find((id) => workspace.get().people.get(id)?.isBot === false);
  return as === undefined || offers(await messageAt(as, at.channel, at.ts), action);
}

function isText(message: PageMessage): boolean {
  return (message.blocks ?? []).every((block) => block['type'] === 'section');
}

function hasWord(text: string, word: string): boolean {
  return word !== '' && new RegExp(`\\b${word}\\b`).test(text);
}
