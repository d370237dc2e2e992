import type { PageHistory, PageMessage } from '../../../src/sandbox/page/wire.js';
import { call, CallError } from './call.js';
import { createStore, withEntry } from './store.js';

/** A stretch of a channel or a thread, as one person sees it. */
export interface Conversation {
  readonly as: string;
  readonly channel: string;
  /** The message whose thread it is; null: the channel itself. */
  readonly thread: string | null;
  readonly messages: readonly PageMessage[];
  readonly older: boolean;
  readonly newer: boolean;
  /** Up to where the person had read when it was opened. */
  readonly read: string | null;
  readonly loaded: boolean;
  /** Why it cannot be shown. */
  readonly failed: string | null;
}

type Key = Pick<Conversation, 'as' | 'channel' | 'thread'>;

export const conversations = createStore<ReadonlyMap<string, Conversation>>(new Map());

export function conversationKey({ as, channel, thread }: Key): string {
  return `${as} ${channel} ${thread ?? ''}`;
}

function put(conversation: Conversation): void {
  conversations.set((all) => withEntry(all, conversationKey(conversation), conversation));
}

function change(key: Key, make: (before: Conversation) => Conversation): void {
  const before = conversations.get().get(conversationKey(key));
  if (before) put(make(before));
}

const empty = { messages: [], older: false, newer: false, read: null, loaded: false, failed: null };

/** Loads a conversation, unless it is there. @param around a message that must be in it */
export async function openConversation(key: Key, around?: string): Promise<void> {
  const known = conversations.get().get(conversationKey(key));
  const there = around === undefined || known?.messages.some(({ ts }) => ts === around) === true;
  if (known?.loaded === true && known.failed === null && there && !(around === undefined && known.newer)) {
    return;
  }
  if (!known) put({ ...key, ...empty });
  await load(key, around);
}

type Change = (before: Conversation) => Conversation;

/** What happened to a conversation while an answer with its messages was on the way: it may be older than that. */
const underway = new Map<string, Change[]>();
/** Those that could not be loaded because the sandbox did not answer. */
const missed = new Set<string>();

async function load(key: Key, around?: string): Promise<void> {
  const id = conversationKey(key);
  const meanwhile: Change[] = [];
  underway.set(id, meanwhile);
  let loaded: Conversation | undefined;
  let failure: unknown;
  try {
    loaded = await fetchConversation(key, around);
  } catch (error) {
    failure = error;
  }
  // one that was asked for later knows more, and one that is forgotten is not wanted
  if (underway.get(id) !== meanwhile) return;
  underway.delete(id);
  missed.delete(id);
  if (loaded) put(meanwhile.reduce((conversation, happened) => happened(conversation), loaded));
  else putFailure(key, failure);
}

/** Says why there is nothing to show; what was there stays where the sandbox only was away. */
function putFailure(key: Key, failure: unknown): void {
  const id = conversationKey(key);
  const away = failure instanceof CallError && failure.code === 'offline';
  const known = conversations.get().get(id);
  if (away) missed.add(id);
  if (away && known?.loaded === true && known.failed === null) return;
  put({ ...key, ...empty, loaded: true, failed: failure instanceof Error ? failure.message : String(failure) });
}

/** What could not be loaded while the sandbox was away is loaded now. */
export function retryConversations(): void {
  for (const id of missed) {
    const known = conversations.get().get(id);
    if (known) void load(known);
    else missed.delete(id);
  }
}

async function fetchConversation({ as, channel, thread }: Key, around?: string): Promise<Conversation> {
  const key = { as, channel, thread };
  if (thread === null) {
    const { messages, older, newer, read } = await call<PageHistory>('history', { as, channel, around });
    return { ...key, messages, older, newer, read, loaded: true, failed: null };
  }
  const messages = await call<PageMessage[]>('thread', { as, channel, ts: thread });
  return { ...key, ...empty, messages, loaded: true };
}

/** The conversations whose older messages are on the way, with what happened to them meanwhile. */
const fetching = new Map<string, Change[]>();

/** Loads what is before the first message that is shown. */
export async function loadOlder(key: Key): Promise<void> {
  const id = conversationKey(key);
  const known = conversations.get().get(id);
  const [first] = known?.messages ?? [];
  if (!known?.older || !first || fetching.has(id)) return;
  const meanwhile: Change[] = [];
  fetching.set(id, meanwhile);
  try {
    const { as, channel } = key;
    const page = await call<PageHistory>('history', { as, channel, before: first.ts });
    change(key, (before) => {
      // loaded anew meanwhile: what comes before that is something else
      if (before.messages[0]?.ts !== first.ts) return before;
      const whole: Conversation = { ...before, messages: [...page.messages, ...before.messages], older: page.older };
      return meanwhile.reduce((conversation, happened) => happened(conversation), whole);
    });
  } catch {
    // whoever scrolls on asks again
  } finally {
    fetching.delete(id);
  }
}

/** Everything that is shown is loaded anew, while the old stays on screen. */
export function reloadConversations(): void {
  for (const { as, channel, thread } of conversations.get().values()) void load({ as, channel, thread });
}

export function forgetConversations(user: string): void {
  for (const [id, { as }] of conversations.get()) if (as === user) underway.delete(id);
  conversations.set((all) => new Map([...all].filter(([, { as }]) => as !== user)));
}

function belongs(conversation: Conversation, message: PageMessage): boolean {
  if (message.channel !== conversation.channel) return false;
  if (message.to !== undefined && message.to !== conversation.as) return false;
  const isReply = message.threadTs !== undefined && message.threadTs !== message.ts;
  if (conversation.thread === null) return !isReply || message.broadcast === true;
  return message.ts === conversation.thread || message.threadTs === conversation.thread;
}

/** Shows what happened, now where the messages are there, and else as soon as they are. */
function apply(conversation: Conversation, happened: Change): void {
  const id = conversationKey(conversation);
  underway.get(id)?.push(happened);
  fetching.get(id)?.push(happened);
  if (conversation.loaded) put(happened(conversation));
}

/** A message is new or another one. */
export function applyMessage(message: PageMessage): void {
  for (const conversation of conversations.get().values()) {
    if (belongs(conversation, message)) apply(conversation, (before) => withMessage(before, message));
  }
}

function withMessage(conversation: Conversation, message: PageMessage): Conversation {
  const { messages } = conversation;
  const at = messages.findIndex(({ ts }) => ts >= message.ts);
  if (at < 0) return conversation.newer ? conversation : { ...conversation, messages: [...messages, message] };
  if (messages[at]?.ts === message.ts) return { ...conversation, messages: messages.with(at, message) };
  // before the first that is shown: it comes when that part is loaded
  if (at === 0 && conversation.older) return conversation;
  return { ...conversation, messages: messages.toSpliced(at, 0, message) };
}

export function removeMessage(channel: string, ts: string): void {
  for (const conversation of conversations.get().values()) {
    if (conversation.channel === channel) apply(conversation, (before) => withoutMessage(before, ts));
  }
}

function withoutMessage(conversation: Conversation, ts: string): Conversation {
  const messages = conversation.messages.filter((one) => one.ts !== ts);
  return messages.length === conversation.messages.length ? conversation : { ...conversation, messages };
}
