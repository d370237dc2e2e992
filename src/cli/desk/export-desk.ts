import { writeFile } from 'node:fs/promises';
import { CodedError, hasCode } from '../../base/errors.js';
import { exportDesk } from '../../desk/settings/desk-file-export.js';
import { createDirectory } from '../../slack/directory.js';
import { attachDesk } from '../attached-desk.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';

/** `bellhop desk export FILE` */
export async function runExport(path: string, { force }: { force: boolean }, terminal: Terminal): Promise<number> {
  const { t, language, print } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const desk = await attachDesk(config, terminal);
  try {
    const yaml = await exportDesk(await desk.store.reads.settings(), createDirectory(desk.client), language);
    if (path === '-') {
      print(yaml.trimEnd());
      return exitCodes.done;
    }
    await write(path, yaml, force, terminal);
    print(t('deskcmd.exported', { file: path }));
    return exitCodes.done;
  } finally {
    await desk.stop();
  }
}

async function write(path: string, text: string, force: boolean, { t }: Terminal): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new CodedError('usage', t('deskcmd.exists', { file: path }));
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new CodedError('failed', t('deskcmd.unwritable', { file: path, code }));
  }
}
