import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../base/logger.js';
import { slackErrorCode } from '../optional.js';

type BoltLogger = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['logger']>;

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly boltLogger: BoltLogger;
  readonly logger: Logger;
}

/**
 * Slack's way in over a socket that Bellhop opens itself. What fails is not acknowledged, and Slack delivers it again; a
 * frame that is no event ends nothing (socket-mode 3.1.0 lets `app_rate_limited` end the process).
 */
export function socketReceiver({
  appToken,
  clientOptions,
  boltLogger,
  logger,
}: SocketReceiverOptions): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger,
    installerOptions: { clientOptions },
    processEventErrorHandler: ({ error }) => {
      logger.warn({ err: error }, 'A request was not taken');
      return Promise.resolve(false);
    },
  });
  guardFrames(receiver.client as unknown as FrameSource, logger);
  return receiver;
}

/** The part of the socket's client that reads frames. */
export interface FrameSource {
  listeners(name: 'ws_message'): ((data: unknown, isBinary: boolean) => unknown)[];
  removeAllListeners(name: 'ws_message'): unknown;
  on(name: 'ws_message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  emit(name: 'slack_event', event: object): unknown;
  send(envelopeId: string, body?: object): Promise<void>;
}

/** Catches what the reading of a frame throws, and hands on the notices that it cannot read. */
export function guardFrames(client: FrameSource, logger: Logger): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data, isBinary) => {
    const notice = noticeIn(data);
    if (notice) {
      const ack = (answer?: object): Promise<void> => client.send(notice.envelopeId, answer);
      client.emit('slack_event', { ack, envelope_id: notice.envelopeId, type: 'events_api', body: notice.body });
      return;
    }
    for (const read of readers) {
      Promise.resolve()
        .then(() => read(data, isBinary))
        .catch((error: unknown) => {
          logger.warn({ code: slackErrorCode(error) }, 'A frame of Slack’s could not be read');
        });
    }
  });
}

/** `app_rate_limited` stands where an event's envelope would. */
function noticeIn(data: unknown): { envelopeId: string; body: object } | null {
  if (typeof data !== 'string' || !data.includes('app_rate_limited')) return null;
  try {
    const frame = JSON.parse(data) as { envelope_id?: unknown; payload?: { type?: unknown } } | null;
    if (frame?.payload?.type !== 'app_rate_limited' || typeof frame.envelope_id !== 'string') return null;
    return { envelopeId: frame.envelope_id, body: frame.payload };
  } catch {
    return null;
  }
}
