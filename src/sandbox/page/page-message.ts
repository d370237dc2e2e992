import { permalink } from '../messages/permalink.js';
import { viewShape } from '../views/build-view.js';
import { modalsOf } from '../views/modal-stack.js';
import type { EphemeralMessage, StoredChannel, StoredFile, StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import type { PageChannel, PageFile, PageMessage, PageModal, PagePerson, PageView } from './wire.js';

export function pagePerson(person: StoredPerson): PagePerson {
  const { id, name, realName, locale, tz, isAdmin, isGuest, isBot, isStranger, deleted } = person;
  return { id, name, realName, title: person.title ?? '', locale, tz, isAdmin, isGuest, isBot, isStranger, deleted };
}

export function pageChannel(world: World, channel: StoredChannel): PageChannel {
  const { id, kind, name, purpose, archived, extShared } = channel;
  return { id, kind, name, purpose, archived, extShared, members: [...world.state.channels.members(id)] };
}

export function pageFile({ id, name, title, mimetype, size, deleted }: StoredFile): PageFile {
  return { id, name, title, mimetype, size, deleted: deleted === true };
}

/** A message as the page draws it. */
export function pageMessage(world: World, message: StoredMessage | EphemeralMessage): PageMessage {
  const { state } = world;
  const { user, username, subtype, blocks, attachments, threadTs, reactions } = message;
  const files = (message.files ?? []).map((id) => state.files.get(id)).filter((file) => file !== undefined);
  const thread = state.channels.log(message.channel).thread(message.ts);
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    permalink: permalink(world, message),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(message.broadcast === true ? { broadcast: true } : {}),
    ...(user === undefined ? {} : { user }),
    ...(message.botId === undefined ? {} : { bot: true }),
    ...(username === undefined ? {} : { username }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(message.edited === undefined ? {} : { edited: true }),
    ...(subtype === 'tombstone' ? { deleted: true } : {}),
    ...('to' in message ? { to: message.to } : {}),
    ...(reactions === undefined || reactions.length === 0 ? {} : { reactions }),
    ...(files.length === 0 ? {} : { files: files.map(pageFile) }),
    ...(thread === undefined
      ? {}
      : {
          replyCount: thread.replies.length,
          replyUsers: [...thread.users].slice(0, 5),
          latestReply: thread.replies.at(-1) ?? message.ts,
        }),
  };
}

/** What lies on top of a person's screen, or null. */
export function pageModal(world: World, user: string): PageModal | null {
  const stack = modalsOf(world, user);
  const view = stack.at(-1);
  return view ? { view: viewShape(world, user, view) as PageView, depth: stack.length } : null;
}
