import { access, constants } from 'node:fs/promises';
import { CodedError, hasCode } from '../../base/errors.js';
import type { Terminal } from '../command.js';

/** Refuses a desk file that cannot be read before a database and a workspace are started for it. @throws CodedError */
export async function requireDeskFile(path: string | undefined, { t }: Pick<Terminal, 't'>): Promise<void> {
  if (path === undefined) return;
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    const code = hasCode(error, 'ENOENT') ? 'ENOENT' : ((error as NodeJS.ErrnoException).code ?? '');
    throw new CodedError('desk_file', t('deskcmd.unreadable', { file: path, code }), { cause: error });
  }
}
