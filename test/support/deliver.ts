import { createHmac, randomUUID } from 'node:crypto';
import type { TestDesk } from './desk.js';

/** Sends a signed request to the app, as Slack would. @returns the status of the answer */
async function deliver(t: TestDesk, body: string, type: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', t.sandbox.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await fetch(t.desk.requestUrl ?? '', {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Delivers one event of the Events API, at the moment that a test wants it. */
export function deliverEvent(t: TestDesk, event: object): Promise<number> {
  const envelope = {
    type: 'event_callback',
    team_id: t.desk.teamId,
    api_app_id: t.sandbox.appId,
    event_id: `Ev${randomUUID()}`,
    event_time: 1,
    authorizations: [{ team_id: t.desk.teamId, user_id: t.desk.botUserId, is_bot: true }],
    event,
  };
  return deliver(t, JSON.stringify(envelope), 'application/json');
}

/** Delivers an interaction (a press, a submission); signed anew each time, so that no repetition looks like a replay. */
export function deliverInteraction(t: TestDesk, payload: object): Promise<number> {
  const whole = { team: { id: t.desk.teamId }, ...payload, delivery: randomUUID() };
  const form = new URLSearchParams({ payload: JSON.stringify(whole) });
  return deliver(t, form.toString(), 'application/x-www-form-urlencoded');
}

/** The events of a person's message, to be delivered in any order. */
export function messageEvents(t: TestDesk, where: { channel: string; user: string; ts: string; threadTs?: string }) {
  const channel = t.channelId(where.channel);
  const place = { type: 'message', channel, channel_type: 'channel' };
  const base = {
    type: 'message',
    user: t.userId(where.user),
    ts: where.ts,
    ...(where.threadTs === undefined ? {} : { thread_ts: where.threadTs }),
  };
  return {
    written: (text: string) => ({ ...place, ...base, text }),
    /** @param editedTs Slack's `edited.ts`; `eventTs`: when the event was made */
    edited: (text: string, editedTs: string, eventTs = editedTs) => ({
      ...place,
      subtype: 'message_changed',
      hidden: true,
      ts: eventTs,
      message: { ...base, text, edited: { user: base.user, ts: editedTs } },
    }),
    deleted: (eventTs: string) => ({
      ...place,
      subtype: 'message_deleted',
      hidden: true,
      ts: eventTs,
      deleted_ts: where.ts,
    }),
    /** A deleted message that has replies. */
    tombstone: (eventTs: string) => ({
      ...place,
      subtype: 'message_changed',
      hidden: true,
      ts: eventTs,
      message: {
        type: 'message',
        subtype: 'tombstone',
        user: 'USLACKBOT',
        ts: where.ts,
        text: 'This message was deleted.',
      },
    }),
  };
}
