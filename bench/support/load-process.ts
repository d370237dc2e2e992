import { fork } from 'node:child_process';
import { quantile, signedLoad } from './signed-load.js';

/** Message events, sent from a process of their own: who answers them has its core to itself. */
export interface EventLoad {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  readonly total: number;
  readonly perSecond?: number;
  /** Makes the ids and times of this run its own. */
  readonly run: number;
  readonly teamId: string;
  readonly channel: string;
  readonly users: readonly string[];
}

/** What came of it; latencies in milliseconds. */
export interface EventLoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

/** Sends the events and waits for all answers. */
export function eventLoad(load: EventLoad): Promise<EventLoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), ['load'], { execArgv: ['--import', 'tsx'] });
    child.once('message', (result) => {
      resolve(result as EventLoadResult);
    });
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The load ended with ${code}`));
    });
    child.send(load);
  });
}

function eventOf({ run, teamId, channel, users }: EventLoad, n: number): string {
  return JSON.stringify({
    token: 'verification',
    team_id: teamId,
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: `EvBENCH${run}_${n}`,
    event_time: 1_700_000_000,
    authorizations: [{ enterprise_id: null, team_id: teamId, user_id: 'UBOT', is_bot: true }],
    event_context: '4-eyJldCI6Im1lc3NhZ2UiLCJ0aWQiOiJUMSIsImFpZCI6IkExIiwiY2lkIjoiQzEifQ',
    event: {
      type: 'message',
      channel,
      channel_type: 'channel',
      user: users[n % users.length],
      text: `Has anybody seen the new figures? (${run}.${n})`,
      // far enough apart that no message joins the ticket before
      ts: `${1_600_000_000 + run * 1_000_000 + n * 200}.000100`,
      team: teamId,
    },
  });
}

if (process.argv[2] === 'load' && process.send) {
  process.once('message', (load: EventLoad) => {
    void signedLoad({ ...load, type: 'json', body: (n) => eventOf(load, n) }).then(
      ({ perSecond, latencies, failures }) => {
        const result = { perSecond, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), failures };
        process.send?.(result, () => {
          process.disconnect();
        });
      },
    );
  });
}
