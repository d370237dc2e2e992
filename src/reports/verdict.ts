import type { Report } from './report.js';

/** What a period was like, the first that holds. Each has its sentence in `i18n/messages/reports.ts`. */
export const verdictKinds = [
  'empty',
  'quiet',
  'passed_through',
  'cleared',
  'growing_and_slow',
  'growing',
  'slow',
  'reopening',
  'bouncing',
  'shrinking',
  'faster',
  'steady',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export type Tone = 'good' | 'neutral' | 'attention';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly tone: Tone;
}

/** A change counts from three tickets on, and from a tenth of what was there. */
const fewestTickets = 3;
const notableShare = 0.1;
/** Medians of fewer than five are chance. */
const fewestMeasured = 5;
/** Slower: half as long again, and at least a quarter of an hour; faster: the other way round. */
const slowerFactor = 1.5;
const notableSeconds = 15 * 60;
const bounceShare = 0.25;

const tones: Readonly<Record<VerdictKind, Tone>> = {
  empty: 'good',
  quiet: 'neutral',
  passed_through: 'good',
  cleared: 'good',
  growing_and_slow: 'attention',
  growing: 'attention',
  slow: 'attention',
  reopening: 'attention',
  bouncing: 'attention',
  shrinking: 'good',
  faster: 'good',
  steady: 'neutral',
};

/** Whether the backlog moved notably in that direction, measured at what it was when the period began. */
function moved({ netFlow, figures }: VerdictInput, direction: 1 | -1): boolean {
  const change = netFlow * direction;
  const atStart = Math.max(0, figures.backlog.value - netFlow);
  return change >= fewestTickets && change >= atStart * notableShare;
}

/** How the median first response changed, where both periods have enough of them. */
function pace({ figures, before }: VerdictInput): 'slower' | 'faster' | 'alike' {
  const now = figures.firstResponse;
  const then = before?.figures.firstResponse;
  if (!then || now.median === null || then.median === null) return 'alike';
  if (now.n < fewestMeasured || then.n < fewestMeasured) return 'alike';
  if (now.median >= then.median * slowerFactor && now.median - then.median >= notableSeconds) return 'slower';
  if (then.median >= now.median * slowerFactor && then.median - now.median >= notableSeconds) return 'faster';
  return 'alike';
}

export type VerdictInput = Pick<Report, 'figures' | 'before' | 'netFlow'>;

function kindOf(report: VerdictInput): VerdictKind {
  const { created, solved, backlog, reopened, returned, escalated } = report.figures;
  const hasMoved = created.value + solved.value + reopened.value > 0;
  const wasAsked = escalated.value + returned.value > 0;
  if (!hasMoved && !wasAsked) return backlog.value === 0 ? 'empty' : 'quiet';
  if (backlog.value === 0) return hasMoved ? 'cleared' : 'passed_through';
  const isGrowing = moved(report, 1);
  const tempo = pace(report);
  if (isGrowing) return tempo === 'slower' ? 'growing_and_slow' : 'growing';
  if (tempo === 'slower') return 'slow';
  if (reopened.value >= fewestTickets && reopened.value >= solved.value * notableShare) return 'reopening';
  if (returned.value >= fewestTickets && returned.value >= escalated.value * bounceShare) return 'bouncing';
  if (moved(report, -1)) return 'shrinking';
  return tempo === 'faster' ? 'faster' : 'steady';
}

/** Sums a period up: bad news first, and good news only where there is no bad. */
export function verdictOf(report: VerdictInput): Verdict {
  const kind = kindOf(report);
  return { kind, tone: tones[kind] };
}
