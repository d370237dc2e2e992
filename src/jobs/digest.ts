import type { DeskSettings } from '../desk/settings/desk-settings.js';
import { planDigest, scheduledAt } from '../reports/digest-plan.js';
import type { DigestSlot, DigestStore } from '../reports/digest-store.js';
import { localTime } from '../reports/period.js';
import type { Due, Job } from './job.js';

export interface DigestJobDeps {
  readonly digests: DigestStore;
  readonly settings: () => Promise<DeskSettings>;
}

export interface DigestJobSlot {
  readonly name: string;
  readonly dueAt: Date;
  readonly slot: Omit<DigestSlot, 'id'>;
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** The daily digest: one slot per day and channel. When it is due: `reports/digest-plan.ts`. */
export function digestJob({ digests, settings }: DigestJobDeps): Job<DigestJobSlot> {
  return {
    name: 'digest',
    async due(now): Promise<Due<DigestJobSlot>> {
      const { digest, timezone, locale } = await settings();
      const channels = new Map(digest.channels.map((each) => [each.channel, each.locale ?? locale]));
      const histories = await digests.histories([...channels.keys()], now);
      const plans = [...histories].map(([channel, history]) => ({
        channel,
        language: channels.get(channel) ?? locale,
        plan: planDigest({ now, zone: timezone, digest, history }),
      }));
      return {
        slots: plans.flatMap(({ channel, language, plan: { due } }) =>
          due
            ? [
                {
                  name: `${channel}:${due.date}`,
                  dueAt: scheduledAt(localTime(due.period.to, timezone), digest.at),
                  slot: { channel, language, ...due },
                },
              ]
            : [],
        ),
        next: earliest(plans.map(({ plan }) => plan.next)),
      };
    },
    run: ({ slot }, now) => digests.claim(slot, now),
  };
}
