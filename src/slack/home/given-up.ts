import type { KnownBlock } from '@slack/types';
import type { Asker, Edge } from '../edge.js';
import { undeliveredPart } from './undelivered.js';
import { unhandledPart } from './unhandled.js';

/** How many are shown at once, of both kinds together; the next come up as these are decided. */
const shown = 8;

/** What could not be handled and what could not be delivered, for admins. Nothing where there is nothing. */
export async function givenUpParts(
  edge: Pick<Edge, 'undelivered' | 'unhandled' | 'workspaceUrl'>,
  asker: Asker,
): Promise<KnownBlock[]> {
  const { undelivered, unhandled } = edge;
  const [entries, rows] = await Promise.all([unhandled.deadEntries(shown), undelivered.deadRows(shown)]);
  const each = entries.length > 0 && rows.length > 0 ? shown / 2 : shown;
  const [events, { dead: posts }] = await Promise.all([
    entries.length === 0 ? 0 : unhandled.deadCount(),
    rows.length === 0 ? { dead: 0 } : undelivered.counts(),
  ]);
  return [
    ...unhandledPart(edge, asker, { entries: entries.slice(0, each), count: events }),
    ...undeliveredPart(asker, { rows: rows.slice(0, each), count: posts }),
  ];
}
