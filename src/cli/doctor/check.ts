import type { Config } from '../../config.js';
import type { DeskDirectory } from '../../desk/settings/desk-file-directory.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Translate } from '../../i18n/translate.js';
import type { DatabaseHealth } from '../../store/read-models/database-health.js';
import type { Finding } from './finding.js';
import type { SlackAnswer } from './ask-slack.js';

/** What the checks look at. What could not be had is null: its own check says why. */
export interface Examined {
  readonly config: Config;
  readonly t: Translate;
  /** Slack's answer to `auth.test`. */
  readonly auth: SlackAnswer;
  /** The scopes and events of `manifest.yml`. */
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly slack: {
    readonly directory: DeskDirectory;
    /** The ids of a channel's members; null where Slack refuses to tell. */
    members(channel: string): Promise<readonly string[] | null>;
  } | null;
  /** Slack's answer for the app-level token; null without Socket Mode. */
  readonly socket: SlackAnswer | null;
  readonly database: DatabaseHealth | { readonly fault: string };
  readonly settings: DeskSettings | null;
}

/** One subject of the doctor: one file, one line in `checks.ts`. */
export type Check = (desk: Examined) => Promise<readonly Finding[]> | readonly Finding[];
