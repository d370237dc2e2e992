import { digestJob, type DigestJobDeps } from './digest.js';
import type { Job } from './job.js';
import { retentionJob, type RetentionJobDeps } from './retention.js';

export interface JobDeps extends DigestJobDeps {
  readonly retention?: RetentionJobDeps;
}

/** Every job: one file and one line each. */
export function createJobs(deps: JobDeps): Job[] {
  return [digestJob(deps), ...(deps.retention ? [retentionJob(deps.retention)] : [])];
}
