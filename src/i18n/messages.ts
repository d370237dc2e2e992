import { audit } from './messages/audit.js';
import { cards } from './messages/cards.js';
import { cli } from './messages/cli.js';
import { commandLine } from './messages/command-line.js';
import { commands } from './messages/commands.js';
import { config } from './messages/config.js';
import { database } from './messages/database.js';
import { delivery } from './messages/delivery.js';
import { deskFile } from './messages/desk-file.js';
import { doctor } from './messages/doctor.js';
import { forms } from './messages/forms.js';
import { lines } from './messages/lines.js';
import { manifest } from './messages/manifest.js';
import { mentions } from './messages/mentions.js';
import { privacy } from './messages/privacy.js';
import { refusals } from './messages/refusals.js';
import { replay } from './messages/replay.js';
import { reports } from './messages/reports.js';
import { unhandled } from './messages/unhandled.js';
import { usages } from './messages/usages.js';
import { vocabulary } from './messages/vocabulary.js';

/** Every text that people see: one topic a file under `messages/`, one line here. Each key has all languages. */
export const messages = {
  ...audit,
  ...cards,
  ...cli,
  ...commandLine,
  ...commands,
  ...config,
  ...database,
  ...delivery,
  ...deskFile,
  ...doctor,
  ...forms,
  ...lines,
  ...manifest,
  ...mentions,
  ...privacy,
  ...refusals,
  ...replay,
  ...reports,
  ...unhandled,
  ...usages,
  ...vocabulary,
} as const;

export type Messages = typeof messages;
export type MessageKey = keyof Messages;
