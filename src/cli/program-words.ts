import { Help, type Command, type Option } from 'commander';
import type { Translate } from '../i18n/translate.js';

/** What commander says itself is English: its titles, and the placeholders of a usage line. */
const titles = {
  'Usage:': 'line.usage',
  'Arguments:': 'line.arguments',
  'Options:': 'line.options',
  'Commands:': 'line.commands',
} as const;

/** Characters that take two columns of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** What commander finds wrong, by its own words; a test holds each of them together with its version. */
const faults: readonly (readonly [RegExp, (t: Translate, found: readonly string[]) => string])[] = [
  [/^unknown command '(.*)'$/su, (t, [given = '']) => t('line.unknown_command', { given })],
  [/^unknown option '(.*)'$/su, (t, [given = '']) => t('line.unknown_option', { given })],
  [/^missing required argument '(.*)'$/su, (t, [name = '']) => t('line.missing_argument', { name })],
  [/^required option '(.*)' not specified$/su, (t, [flags = '']) => t('line.missing_option', { flags })],
  [/^option '(.*)' argument missing$/su, (t, [flags = '']) => t('line.missing_value', { flags })],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/su,
    (t, [flags = '', given = '', wanted = '']) => t('line.wrong_value', { flags, given, wanted }),
  ],
  [
    /^too many arguments.*\. Expected (\d+) arguments? but got (\d+)\.$/su,
    (t, [wanted = '', given = '']) => t('line.too_many', { wanted, given }),
  ],
];

/** Lets the program, and all commands that are added to it from then on, speak the person's language. */
export function giveWords(program: Command, t: Translate): Command {
  const plain = new Help();
  const named = (usage: string): string =>
    usage.replace('[options]', t('line.some_options')).replace('[command]', t('line.some_command'));
  return program
    .helpOption('-h, --help', t('line.help'))
    .configureHelp({
      displayWidth: (text) => plain.displayWidth(text) + (text.match(wide)?.length ?? 0),
      // a colon of Chinese brings its own space
      formatHelp: (command, helper) => plain.formatHelp(command, helper).replace('： ', '：'),
      styleTitle: (title) => (title in titles ? t(titles[title as keyof typeof titles]) : title),
      commandUsage: (command) => named(plain.commandUsage(command)),
      subcommandTerm: (command) => named(plain.subcommandTerm(command)),
      optionDescription: (option) => describe(option, t),
    })
    .configureOutput({
      outputError: (said, write) => {
        write(`${faultIn(said.trim(), t)}\n`);
      },
    });
}

function describe({ description, defaultValue }: Option, t: Translate): string {
  if (defaultValue === undefined || typeof defaultValue === 'boolean') return description;
  return t('line.default', { what: description, value: JSON.stringify(defaultValue) });
}

/** `error: … (Did you mean …?)`, in words of ours. */
function faultIn(said: string, t: Translate): string {
  const [, fault = said, , nearest] = /^error: (.*?)(?:\n\(Did you mean (one of )?(.*)\?\))?$/su.exec(said) ?? [];
  const [found] = faults.flatMap(([pattern, words]) => {
    const match = pattern.exec(fault);
    return match ? [words(t, match.slice(1))] : [];
  });
  const line = t('line.fault', { fault: found ?? fault });
  return nearest === undefined ? line : `${line}\n${t('line.did_you_mean', { nearest })}`;
}
