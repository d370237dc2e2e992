/** For how long after it was opened a Home tab is kept up to date. Slack tells when one is opened, never when it is left. */
export const homeStaysOpenMs = 60 * 60 * 1000;

/** The lists of a Home tab. */
export const homeLists = ['mine', 'queue', 'requests'] as const;
export type HomeList = (typeof homeLists)[number];
/** The page that is shown of each, from 1. */
export type HomePages = Readonly<Record<HomeList, number>>;
export const firstPages: HomePages = { mine: 1, queue: 1, requests: 1 };

/** The Home tabs that people may be looking at. Times are of the desk clock. */
export interface Homes {
  /** The person opened their Home tab, or turned to those pages of it. */
  opened(userId: string, pages: HomePages): Promise<void>;
  /** Which of these people may be looking at theirs, with the pages they see. */
  open(userIds: readonly string[]): Promise<{ readonly userId: string; readonly pages: HomePages }[]>;
}
