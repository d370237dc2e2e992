import { messageShape } from '../api/shapes/message-shape.js';
import { emitMessageEvent } from '../delivery/emit-event.js';
import type { StoredChannel, StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

/** Replaces a message by its edited version. An edit notifies nobody and mentions nobody anew. */
export function changeMessage(world: World, channel: StoredChannel, before: StoredMessage, after: StoredMessage): void {
  const previous = messageShape(world, before);
  world.state.commit({ t: 'message', message: after });
  const ts = world.state.nextTs(world.clock.now());
  emitMessageEvent(world, channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageShape(world, after),
    previous_message: previous,
    ts,
    event_ts: ts,
  });
}

/** Deletes a message. The first one of a thread stays as a tombstone while there are replies. */
export function deleteMessage(world: World, channel: StoredChannel, message: StoredMessage): void {
  const { state } = world;
  if (state.channels.log(channel.id).thread(message.ts)) {
    changeMessage(world, channel, message, {
      channel: message.channel,
      ts: message.ts,
      user: 'USLACKBOT',
      subtype: 'tombstone',
      text: 'This message was deleted.',
    });
    return;
  }
  const previous = messageShape(world, message);
  state.commit({ t: 'gone', channel: channel.id, ts: message.ts });
  const ts = state.nextTs(world.clock.now());
  emitMessageEvent(world, channel, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: previous,
    ts,
    event_ts: ts,
  });
}
