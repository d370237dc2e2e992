import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { checks } from './checks.js';
import { examine } from './examine.js';
import { findingLine, type Finding } from './finding.js';

/** `bellhop doctor`. @param now this machine's clock */
export async function runDoctor(terminal: Terminal, now: () => Date = () => new Date()): Promise<number> {
  const { t, print } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const examination = await examine(config, terminal, now);
  const found: Finding[] = [];
  try {
    for (const check of checks) {
      for (const finding of await check(examination.examined)) {
        found.push(finding);
        print(findingLine(finding));
      }
    }
  } finally {
    await examination.stop();
  }
  const failures = found.filter(({ level }) => level === 'fail').length;
  const warnings = found.filter(({ level }) => level === 'warn').length;
  print('');
  print(failures + warnings === 0 ? t('doctor.healthy') : t('doctor.summary', { failures, warnings }));
  return failures === 0 ? exitCodes.done : exitCodes.failed;
}
