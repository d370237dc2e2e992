import type { CliCommand } from './command.js';

/** `bellhop forget PERSON [--yes]` */
export const forgetCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    program
      .command('forget')
      .description(t('forget.about'))
      .argument('<person>', t('forget.person'))
      .option('--yes', t('forget.yes'), false)
      .action((person: string, options: { yes: boolean }) =>
        exitWith(import('./forget/run-forget.js').then(({ runForget }) => runForget(person, options, terminal))),
      );
  },
};
