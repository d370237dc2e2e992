import { changeMessage, deleteMessage } from '../messages/change-message.js';
import { addMember, removeMember } from '../messages/membership.js';
import { postMessage } from '../messages/post-message.js';
import { addReaction, removeReaction } from '../messages/react.js';
import { SandboxError } from '../sandbox-error.js';
import { emojiName } from '../text/emoji.js';
import { richText } from '../text/rich-text.js';
import { typedText } from '../text/typed-text.js';
import type { StoredChannel, StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { messageFor, placeFor } from './find.js';
import { keepFile } from './keep-file.js';
import type { TypedFile } from './keep-file.js';

/** A person writes a message. */
export function say(
  world: World,
  person: StoredPerson,
  where: string,
  words: { text: string; thread?: string; broadcast?: boolean; files?: TypedFile[] },
): StoredMessage {
  const { state } = world;
  const channel = placeFor(world, person, where);
  mayWrite(world, person, channel);
  const thread = words.thread === undefined ? undefined : threadRoot(world, channel, words.thread);
  const text = typedText(state, words.text);
  const files = (words.files ?? []).map((file) => keepFile(world, person, file, { channels: [channel.id] }));
  if (text.trim() === '' && files.length === 0) throw new SandboxError('no_text', 'a message needs a text or a file');
  const broadcast = thread !== undefined && words.broadcast === true;
  return postMessage(world, channel, {
    user: person.id,
    teamId: person.teamId,
    text,
    clientMsgId: clientMsgId(state.ids.hex(32)),
    ...(text === '' ? {} : { blocks: [richText(text, state.ids.hex(5))] }),
    ...(files.length === 0 ? {} : { files, subtype: 'file_share' }),
    ...(thread === undefined ? {} : { threadTs: thread }),
    ...(broadcast ? { broadcast: true, subtype: 'thread_broadcast' } : {}),
  });
}

function clientMsgId(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function threadRoot(world: World, channel: StoredChannel, ts: string): string {
  const message = world.state.channels.log(channel.id).get(ts);
  if (!message) throw new SandboxError('thread_not_found', `there is no message ${ts} to reply to`);
  return message.threadTs ?? message.ts;
}

function mayWrite(world: World, person: StoredPerson, channel: StoredChannel): void {
  const { state } = world;
  if (channel.archived) throw new SandboxError('is_archived', `#${channel.name} is archived`);
  if (!state.channels.isMember(channel.id, person.id)) {
    throw new SandboxError('not_in_channel', `@${person.name} is not in #${channel.name}; use joins() first`);
  }
  const withBot = channel.kind === 'im' && state.channels.isMember(channel.id, state.meta.botUserId);
  if (withBot && !world.rights.messagesTab) {
    throw new SandboxError('messages_tab_disabled', 'the manifest does not let people write to the bot');
  }
}

interface Ref {
  channel: string;
  ts: string;
}

function ownMessage(world: World, person: StoredPerson, ref: Ref, verb: string) {
  const found = messageFor(world, person, ref);
  if (found.ephemeral || found.message.user !== person.id) {
    throw new SandboxError(`cant_${verb}_message`, `@${person.name} did not write this message`);
  }
  return found;
}

/** A person edits their own message. */
export function edit(world: World, person: StoredPerson, ref: Ref, typed: string): StoredMessage {
  const { channel, message } = ownMessage(world, person, ref, 'update');
  const text = typedText(world.state, typed);
  const edited = { user: person.id, ts: world.state.nextTs(world.clock.now()) };
  const after = { ...message, text, blocks: [richText(text, world.state.ids.hex(5))], edited };
  changeMessage(world, channel, message, after);
  return after;
}

/** A person deletes their own message. */
export function unsay(world: World, person: StoredPerson, ref: Ref): void {
  const { channel, message } = ownMessage(world, person, ref, 'delete');
  deleteMessage(world, channel, message);
}

/** A person puts an emoji on a message, or takes theirs back. */
export function react(world: World, person: StoredPerson, ref: Ref, emoji: string, on: boolean): void {
  const { channel, message, ephemeral } = messageFor(world, person, ref);
  if (ephemeral) throw new SandboxError('message_not_found', 'an ephemeral message takes no reactions');
  if (!world.state.channels.isMember(channel.id, person.id)) {
    throw new SandboxError('not_in_channel', `@${person.name} is not in #${channel.name}`);
  }
  const name = emojiName(emoji);
  const done = on ? addReaction : removeReaction;
  if (!done(world, channel, message, person.id, name)) {
    throw new SandboxError(on ? 'already_reacted' : 'no_reaction', `@${person.name} and :${name}:`);
  }
}

/** A person joins a public channel or leaves any channel. */
export function move(world: World, person: StoredPerson, where: string, into: boolean): void {
  const channel = placeFor(world, person, where);
  if (!into) {
    removeMember(world, channel, person.id);
    return;
  }
  if (channel.archived) throw new SandboxError('is_archived', `#${channel.name} is archived`);
  addMember(world, channel, person.id);
}
