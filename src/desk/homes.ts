/** For how long after it was opened a Home tab is kept up to date. Slack tells when one is opened, never when it is left. */
export const homeStaysOpenMs = 60 * 60 * 1000;

/** The Home tabs that people may be looking at. Times are of the desk clock. */
export interface Homes {
  /** The person opened their Home tab, or turned to that page of it. */
  opened(userId: string, page: number): Promise<void>;
  /** Which of these people may be looking at theirs, with the page they see. */
  open(userIds: readonly string[]): Promise<{ readonly userId: string; readonly page: number }[]>;
}
