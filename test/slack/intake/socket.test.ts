import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { createLogger } from '../../../src/base/logger.js';
import { Intake } from '../../../src/slack/intake/intake.js';
import { lineReceiver } from '../../../src/slack/intake/socket-line.js';
import { createInbox } from '../../../src/store/repositories/inbox.js';
import { slackLogger } from '../../../src/app/slack-access.js';
import { openTestDesk, type TestDesk } from '../../support/desk.js';

/* The same rules over a socket: frames are given to the client as its connection would. */

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

interface Socket {
  readonly acks: string[];
  readonly handled: string[];
  /** What reached Bolt's app unsaved. */
  frame(data: unknown): Promise<void>;
}

function open(options: { inboxWorks?: boolean; guarded?: boolean } = {}): Socket {
  const logger = createLogger({ level: 'silent', pretty: false });
  const receiver = lineReceiver({ appToken: 'xapp-1', clientOptions: {}, boltLogger: slackLogger(logger), logger });
  const acks: string[] = [];
  const handled: string[] = [];
  const client = receiver.client as unknown as {
    send: (id: string) => Promise<void>;
    onWebSocketMessage: (data: string, isBinary: boolean) => Promise<void>;
    emit: (name: string, ...args: unknown[]) => boolean;
  };
  client.send = (id) => {
    acks.push(id);
    return Promise.resolve();
  };
  const inbox = createInbox(t.desk.models, t.desk.teamId);
  const broken = { ...inbox, receive: () => Promise.reject(new Error('the database is away')) };
  const intake = new Intake({
    inbox: options.inboxWorks === false ? broken : inbox,
    teamId: t.desk.teamId,
    botUserId: t.desk.botUserId,
    eventTypes: new Set(['message']),
    handleEvent: async (body, saved) => {
      await saved;
      handled.push(String(body['event_id']));
    },
    logger,
  });
  intake.guard(receiver);
  new App({
    receiver,
    socketMode: true,
    authorize: () => Promise.resolve({ botToken: 'x', botId: 'B1', botUserId: t.desk.botUserId }),
    logger: slackLogger(logger),
  });
  return {
    acks,
    handled,
    async frame(data) {
      client.emit('ws_message', typeof data === 'string' ? data : JSON.stringify(data), false);
      // what follows a frame begins in later turns of the loop
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await intake.idle();
    },
  };
}

const eventFrame = (id: string): object => ({
  type: 'events_api',
  envelope_id: `envelope-${id}`,
  payload: {
    type: 'event_callback',
    team_id: t.desk.teamId,
    event_id: id,
    authorizations: [{ team_id: t.desk.teamId }],
    event: { type: 'message', channel: 'C1', user: 'U1', text: 'hello', ts: '1700000000.000100' },
  },
});

it('an event is saved, then acknowledged, then handled once, however often it comes', async () => {
  const socket = open();
  await socket.frame(eventFrame('EvW1'));
  expect(await t.desk.models.inbox.findById('EvW1').lean()).toMatchObject({ state: 'done' });
  await socket.frame(eventFrame('EvW1'));
  expect(socket.acks).toEqual(['envelope-EvW1', 'envelope-EvW1']);
  expect(socket.handled).toEqual(['EvW1']);
});

it('an event that cannot be saved is not acknowledged', async () => {
  const socket = open({ inboxWorks: false });
  await socket.frame(eventFrame('EvW2'));
  expect([socket.acks, socket.handled]).toEqual([[], []]);
});

it('app_rate_limited and frames that are no events end nothing', async () => {
  const socket = open();
  const limited = { type: 'app_rate_limited', team_id: t.desk.teamId, minute_rate_limited: 1 };
  await socket.frame({ type: 'events_api', envelope_id: 'envelope-limit', payload: limited });
  for (const frame of ['null', '[]', '{', '{"type":"events_api"}', '{"type":"events_api","payload":null}'])
    await socket.frame(frame);
  await socket.frame(eventFrame('EvW3'));
  expect(socket.acks).toEqual(['envelope-limit', 'envelope-EvW3']);
  expect(socket.handled).toEqual(['EvW3']);
});

it('control: the socket’s own client rejects on such a frame, and nobody hears it', async () => {
  const logger = createLogger({ level: 'silent', pretty: false });
  const { client } = lineReceiver({ appToken: 'xapp-1', clientOptions: {}, boltLogger: slackLogger(logger), logger });
  const { onWebSocketMessage } = client as unknown as {
    onWebSocketMessage: (this: unknown, data: string, isBinary: boolean) => Promise<void>;
  };
  const frame = JSON.stringify({ type: 'events_api', envelope_id: 'e', payload: { type: 'app_rate_limited' } });
  await expect(onWebSocketMessage.call(client, frame, false)).rejects.toThrow(TypeError);
});
