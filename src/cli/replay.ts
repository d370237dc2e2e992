import type { CliCommand } from './command.js';

/** `bellhop replay FILE` */
export const replayCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    program
      .command('replay')
      .description(t('replay.about'))
      .argument('<file>', t('replay.file'))
      .option('--json', t('replay.json'), false)
      .option('--into-workspace', t('replay.into_workspace'), false)
      .option('--digest-day <YYYY-MM-DD>', t('replay.digest_day'))
      .action((file: string, options: { json: boolean; intoWorkspace: boolean; digestDay?: string }) =>
        exitWith(import('./replay/run-replay.js').then(({ runReplay }) => runReplay({ file, ...options }, terminal))),
      );
  },
};
