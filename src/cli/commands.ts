import type { CliCommand } from './command.js';
import { deskCommand } from './desk.js';
import { doctorCommand } from './doctor.js';
import { forgetCommand } from './forget.js';
import { manifestCommand } from './manifest.js';
import { replayCommand } from './replay.js';
import { sayCommand } from './say.js';
import { startCommand } from './start.js';
import { undeliveredCommand } from './undelivered.js';

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  startCommand,
  sayCommand,
  deskCommand,
  doctorCommand,
  forgetCommand,
  undeliveredCommand,
  manifestCommand,
  replayCommand,
];
