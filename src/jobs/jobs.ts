import { digestJob, type DigestJobDeps } from './digest.js';
import type { Job } from './job.js';

/** Every job: one file and one line each. */
export function createJobs(deps: DigestJobDeps): Job[] {
  return [digestJob(deps)];
}
