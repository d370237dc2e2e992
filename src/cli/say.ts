import { InvalidArgumentError } from 'commander';
import type { CliCommand } from './command.js';
import type { SayOptions } from './say/act.js';

/** `bellhop say`: speaks to the running sandbox from another terminal. */
export const sayCommand: CliCommand = {
  define(program, terminal, exitWith) {
    const { t } = terminal;
    program
      .command('say')
      .description(t('say.about'))
      .argument('[text]', t('say.text'))
      .requiredOption('--as <person>', t('say.as'))
      .option('--in <place>', t('say.in'))
      .option('--thread <words>', t('say.thread'))
      .option('--on <words>', t('say.on'))
      .option('--type <command>', t('say.type'))
      .option('--press <label>', t('say.press'))
      .option('--use <shortcut>', t('say.use'))
      .option('--react <emoji>', t('say.react'))
      .option('--submit [values...]', t('say.submit'))
      .option('--read [place]', t('say.read'))
      .option('--home', t('say.home_option'))
      .option('--wait <seconds>', t('say.wait'), secondsOf, 5)
      .addHelpText('after', `\n${t('say.examples')}`)
      .action((text: string | undefined, options: Omit<SayOptions, 'text'>) =>
        exitWith(
          import('./say/run-say.js').then(({ runSay }) =>
            runSay({ ...options, ...(text === undefined ? {} : { text }) }, terminal),
          ),
        ),
      );
  },
};

function secondsOf(given: string): number {
  const seconds = Number(given);
  if (!(seconds >= 0 && seconds <= 600)) throw new InvalidArgumentError('0 … 600');
  return seconds;
}
