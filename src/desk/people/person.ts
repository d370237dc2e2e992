import type { Language } from '../../i18n/language.js';

/** What Bellhop knows of a person in Slack; a copy of Slack's record, plus the language the person chose. */
export interface Person {
  readonly userId: string;
  readonly teamId: string;
  readonly name: string;
  readonly locale: string | null;
  /** Chosen in Bellhop; wins over the Slack locale. */
  readonly chosenLanguage: Language | null;
  readonly timezone: string | null;
  readonly isBot: boolean;
  /** A guest of the workspace, or a stranger of Slack Connect: a requester only. */
  readonly isOutsider: boolean;
  readonly isWorkspaceAdmin: boolean;
  readonly isDeleted: boolean;
  /** Slack did not tell who this is: nothing is given by being in a channel. */
  readonly isUnknown?: boolean;
  /** When Slack said so. */
  readonly fetchedAt?: Date;
  /** Slack's number of this state of its record (Unix seconds): a larger one is newer. */
  readonly revision?: number;
}
