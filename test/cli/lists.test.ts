import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from '@jest/globals';
import type { Terminal } from '../../src/cli/command.js';
import { commands } from '../../src/cli/commands.js';
import { checks } from '../../src/cli/doctor/checks.js';
import { languages, type Language } from '../../src/i18n/language.js';
import { translator } from '../../src/i18n/translate.js';

const folder = 'src/cli';
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const commandFiles = files.filter((name) => readFileSync(join(folder, name), 'utf8').includes(': CliCommand = {'));

function programIn(language: Language): Command {
  const ignore = (): void => undefined;
  const terminal: Terminal = { env: {}, language, t: translator(language), print: ignore, warn: ignore };
  const program = new Command();
  for (const command of commands) command.define(program, terminal, async () => Promise.resolve());
  return program;
}

describe('the list of commands', () => {
  it('has every file that defines one', () => {
    expect(commands).toHaveLength(commandFiles.length);
    const names = programIn('en').commands.map((command) => `${command.name()}.ts`);
    expect([...names].sort()).toEqual([...commandFiles].sort());
  });

  it.each(languages)('explains each command and option, in %s', (language) => {
    const all = programIn(language).commands.flatMap((command) => [command, ...command.commands]);
    for (const command of all) {
      expect(command.description()).not.toBe('');
      for (const option of command.options) expect(option.description).not.toBe('');
      if (language === 'zh-TW') expect(command.description()).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(commandFiles)('%s loads what it runs only when it runs', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const loaded = [...text.matchAll(/^import (?!type)[^;]*from '([^']+)';/gmu)].map(([, from]) => from);
    const light = ['commander', './command.js', '../i18n/language.js'];
    expect(loaded.filter((from) => !light.includes(from ?? ''))).toEqual([]);
  });
});

it('the doctor’s list has every check of its folder', () => {
  expect(checks).toHaveLength(readdirSync(join(folder, 'doctor/checks')).length);
});
