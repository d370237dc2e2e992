import type { Command } from 'commander';
import type { Translate } from '../i18n/translate.js';
import type { Language } from '../i18n/language.js';

/** What a command may use of the terminal and the process. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  readonly t: Translate;
  /** A line for the person, or a command's result: stdout. */
  readonly print: (line: string) => void;
  /** A line about what goes wrong or takes long: stderr. */
  readonly warn: (line: string) => void;
}

/**
 * One command of the command line: a file that describes it and loads what it needs only when it runs, and one line in
 * `commands.ts`. `run`'s result is the exit code.
 */
export interface CliCommand {
  /** Adds the command to the program. */
  define(program: Command, terminal: Terminal, exitWith: (run: Promise<number>) => Promise<void>): void;
}
