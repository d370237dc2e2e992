import type { CliCommand } from './command.js';

/** `bellhop desk apply|export FILE` */
export const deskCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    const desk = program.command('desk').description(t('deskcmd.about')).helpCommand(false);
    desk
      .command('apply')
      .description(t('deskcmd.apply'))
      .argument('<file>', t('deskcmd.file'))
      .action((file: string) =>
        exitWith(import('./desk/apply-desk.js').then(({ runApply }) => runApply(file, terminal))),
      );
    desk
      .command('export')
      .description(t('deskcmd.export'))
      .argument('<file>', t('deskcmd.file'))
      .option('--force', t('deskcmd.force'), false)
      .action((file: string, options: { force: boolean }) =>
        exitWith(import('./desk/export-desk.js').then(({ runExport }) => runExport(file, options, terminal))),
      );
  },
};
