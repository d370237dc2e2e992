import type { ClientSession, Connection } from 'mongoose';
import type { ReportReads, ReportSource } from '../../reports/report-reads.js';
import type { Models } from '../models/schemas.js';
import { createBacklogReads } from './report-backlog.js';
import { createCandidateReads } from './report-candidates.js';
import { createEventReads } from './report-events.js';

/** What every report query needs to know. */
export interface ReportQuery {
  readonly models: Models;
  readonly teamId: string;
  readonly session: ClientSession;
}

/** Documents a reply may hold: most answers come in one. */
export const batchSize = 5000;

/**
 * The questions of reports, answered by MongoDB. One report reads in one snapshot session: all its figures are of the
 * same moment. These queries go to the driver itself, not through mongoose: they return plain fields, many at a time. Each names
 * its index: by trial, the planner takes whichever finds the latest tickets first, and then reads them all.
 */
export function createReportSource(connection: Connection, models: Models, teamId: string): ReportSource {
  return {
    async snapshot<T>(work: (reads: ReportReads) => Promise<T>): Promise<T> {
      const session = await connection.startSession({ snapshot: true });
      try {
        const query: ReportQuery = { models, teamId, session };
        return await work({ ...createEventReads(query), ...createBacklogReads(query), ...createCandidateReads(query) });
      } finally {
        await session.endSession();
      }
    },
  };
}
