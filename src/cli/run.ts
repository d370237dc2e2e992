import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { CodedError } from '../base/errors.js';
import { redactText } from '../base/redact.js';
import { loadDotEnv } from '../config.js';
import { translator } from '../i18n/translate.js';
import type { Terminal } from './command.js';
import { commands } from './commands.js';
import { exitCodeFor, exitCodes } from './exit-codes.js';
import { giveWords } from './program-words.js';
import { terminalLanguage } from './terminal-language.js';

/**
 * Runs the command line. Errors with a code are told in their own words, without a stack.
 * @param args without the program's own name
 * @returns the exit code
 */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  loadDotEnv('.env', env);
  const terminal = terminalOf(env);
  let code: number = exitCodes.done;
  const program = giveWords(new Command('bellhop'), terminal.t)
    .description(terminal.t('cli.about'))
    .version(version(), '-V, --version', terminal.t('line.version'))
    .exitOverride()
    .showHelpAfterError(terminal.t('cli.see_help'))
    .helpCommand(false);
  for (const command of commands) {
    command.define(program, terminal, async (work) => {
      code = await work;
    });
  }
  try {
    await program.parseAsync(args.length === 0 ? ['start'] : args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrong;
    return explain(error, terminal);
  }
}

function terminalOf(env: NodeJS.ProcessEnv): Terminal {
  const language = terminalLanguage(env);
  return {
    env,
    language,
    t: translator(language),
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** Tells the person what went wrong. @returns the exit code */
function explain(error: unknown, { env, t, warn }: Terminal): number {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const isOurs = error instanceof CodedError || (error instanceof Error && error.name === 'SandboxError');
  if (isOurs && typeof code === 'string') {
    warn(redactText(String(message)));
    return exitCodeFor(code);
  }
  warn(t('cli.unexpected', { message: redactText(String(message ?? error)) }));
  if (/^(debug|trace)$/u.test(env['LOG_LEVEL'] ?? '')) {
    warn(redactText(error instanceof Error ? (error.stack ?? '') : ''));
  }
  return exitCodes.failed;
}

function version(): string {
  const about = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return about.version;
}
