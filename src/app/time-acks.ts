import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

type Tell = (kind: string, result: 'acked' | 'not_taken', ms: number) => void;

/** Tells how long each request takes from the receiver to its answer. To be called before anything else guards the receiver. */
export function timeAcks(receiver: Receiver, tell: Tell): void {
  const init = receiver.init.bind(receiver);
  receiver.init = (app: App) => {
    const processEvent = async (event: ReceiverEvent): Promise<void> => {
      const began = performance.now();
      const kind = kindOf(event.body);
      let isTold = false;
      const once = (result: 'acked' | 'not_taken'): void => {
        if (!isTold) tell(kind, result, performance.now() - began);
        isTold = true;
      };
      const { ack } = event;
      try {
        await app.processEvent({
          ...event,
          async ack(answer) {
            await ack(answer);
            once('acked');
          },
        });
      } finally {
        once('not_taken');
      }
    };
    init({ processEvent } as unknown as App);
  };
}

const interactions = new Set([
  'block_actions',
  'block_suggestion',
  'view_submission',
  'view_closed',
  'shortcut',
  'message_action',
]);

/** One of a few kinds, whatever Slack or somebody else sends. */
function kindOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return 'other';
  const { type, command } = body as { readonly type?: unknown; readonly command?: unknown };
  if (type === 'event_callback') return 'event';
  if (typeof type === 'string' && interactions.has(type)) return type;
  return command === undefined ? 'other' : 'command';
}
