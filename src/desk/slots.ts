/** Which slots of jobs were run: by one process, however many ask. */
export interface Slots {
  /** Whether the slot was taken, by whatever process. */
  isTaken(job: string, name: string): Promise<boolean>;
  /** Takes the slot, and forgets those of the job that were taken before that moment. @returns false where it was taken */
  take(job: string, name: string, now: Date, forgetBefore: Date): Promise<boolean>;
}
