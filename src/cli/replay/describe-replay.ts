import type { Replayed } from '../../replay/index.js';
import type { Terminal } from '../command.js';
import { Show } from '../say/show.js';
import type { OpenStage } from './open-stage.js';

interface Options {
  readonly stage: OpenStage;
  readonly terminal: Terminal;
  /** The figures alone on stdout, as one object; the digest goes where the other lines for people go. */
  readonly json: boolean;
}

/** Says what a replay came to. */
export async function describeReplay(replayed: Replayed, { stage, terminal, json }: Options): Promise<void> {
  const { figures } = replayed;
  const { t, print, warn } = terminal;
  const digest = await digestLines(replayed, stage, terminal);
  for (const line of digest) (json ? warn : print)(line);
  if (json) {
    print(JSON.stringify(figures));
    return;
  }
  const { incidents, tickets, handovers, reopened, firstSolve } = figures;
  print('');
  print(t('replay.result', { incidents, tickets, handovers, reopened }));
  if (firstSolve.n === 0) return;
  const hours = (value: number | null): string => ((value ?? 0) / 60).toFixed(1);
  const { n, medianMinutes, p90Minutes } = firstSolve;
  print(t('replay.solved', { count: n, median: hours(medianMinutes), p90: hours(p90Minutes) }));
}

async function digestLines({ digest }: Replayed, { workspace }: OpenStage, { t }: Terminal): Promise<string[]> {
  if (!digest) return [];
  const { day, channel, post } = digest;
  if (!post) return [t('replay.no_digest', { day })];
  const show = await Show.of(workspace, t);
  return [t('replay.digest', { day, channel: `#${show.names.channel(channel)}` }), '', ...show.message(post, '  ')];
}
