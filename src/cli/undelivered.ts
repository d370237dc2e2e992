import type { CliCommand } from './command.js';

/** `bellhop undelivered [list]`, `retry <id|all>`, `drop <id|all>` */
export const undeliveredCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    const act = (verb: 'list' | 'retry' | 'drop', id = 'all') =>
      exitWith(import('./undelivered/run-undelivered.js').then((module) => module.runUndelivered(verb, id, terminal)));
    const command = program.command('undelivered').description(t('undelivered.about')).helpCommand(false);
    command
      .command('list', { isDefault: true })
      .description(t('undelivered.list'))
      .action(() => act('list'));
    for (const verb of ['retry', 'drop'] as const) {
      command
        .command(verb)
        .description(t(`undelivered.${verb}`))
        .argument('<id>', t('undelivered.id'))
        .action((id: string) => act(verb, id));
    }
  },
};
