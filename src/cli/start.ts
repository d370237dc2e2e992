import type { CliCommand } from './command.js';

/** `bellhop start`, and `bellhop` alone. */
export const startCommand: CliCommand = {
  define(program, terminal, exitWith) {
    program
      .command('start')
      .description(terminal.t('start.about'))
      .action(() =>
        exitWith(
          (async () => {
            const { runStart } = await import('./start/run-start.js');
            return runStart(terminal);
          })(),
        ),
      );
  },
};
