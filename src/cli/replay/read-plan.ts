import { readFile } from 'node:fs/promises';
import { CodedError, hasCode } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import { LogError, planReplay, readLog, type Fault, type Plan } from '../../replay/index.js';
import type { Terminal } from '../command.js';

/** What stands in a damaged field is shown up to here. */
const longestGiven = 60;

/**
 * Reads the log and makes the plan; what is wrong with its rows is told, one line each.
 * @throws CodedError `usage` where there is nothing to play
 */
export async function readPlan(file: string, { t, warn }: Terminal): Promise<Plan> {
  const text = await readText(file, t);
  const tell = (faults: readonly Fault[]): void => {
    for (const fault of faults) warn(faultLine(fault, t));
  };
  let faults: readonly Fault[] = [];
  try {
    const log = readLog(text);
    faults = log.faults;
    const plan = planReplay(log);
    tell(plan.faults);
    return plan;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    tell(faults);
    throw new CodedError('usage', refusal(file, error, t), { cause: error });
  }
}

function refusal(file: string, { code, columns }: LogError, t: Translate): string {
  const names = columns.join(', ');
  if (code === 'log_columns_missing') return t('replay.columns_missing', { file, columns: names });
  if (code === 'log_columns_twice') return t('replay.columns_twice', { file, columns: names });
  return t('replay.empty', { file });
}

function faultLine({ line, code, given, wanted = '' }: Fault, t: Translate): string {
  return `${t('replay.line', { line: String(line) })} ${t(`replay.fault.${code}`, { given: inBrief(given), wanted })}`;
}

/** A damaged field may be a whole page, with whatever a terminal would obey. */
function inBrief(given: string): string {
  const shown = given.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return shown.length > longestGiven ? `${shown.slice(0, longestGiven)}…` : shown;
}

async function readText(file: string, t: Translate): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = hasCode(error, 'ENOENT') ? 'ENOENT' : ((error as NodeJS.ErrnoException).code ?? '');
    throw new CodedError('usage', t('deskcmd.unreadable', { file, code }), { cause: error });
  }
}
