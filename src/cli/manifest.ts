import { Option } from 'commander';
import { languages } from '../i18n/language.js';
import type { CliCommand } from './command.js';
import type { ManifestOptions } from './manifest/run-manifest.js';

/** `bellhop manifest` */
export const manifestCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    program
      .command('manifest')
      .description(t('manifestcmd.about'))
      .option('--url <url>', t('manifestcmd.url'))
      .addOption(new Option('--locale <locale>', t('manifestcmd.locale')).choices([...languages]))
      .action((options: ManifestOptions) =>
        exitWith(import('./manifest/run-manifest.js').then(({ runManifest }) => runManifest(options, terminal))),
      );
  },
};
