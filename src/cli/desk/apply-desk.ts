import { attachDesk } from '../attached-desk.js';
import type { Terminal } from '../command.js';
import { applyDeskFile } from '../desk-file-applied.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';

/** `bellhop desk apply FILE` */
export async function runApply(path: string, terminal: Terminal): Promise<number> {
  const { t, language, print, warn } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const desk = await attachDesk(config, terminal);
  try {
    const { store, client, models, database, logger } = desk;
    const { prepareDatabase } = await import('../../store/migrations/prepare-database.js');
    await prepareDatabase(database.connection, models, { logger, t: terminal.t });
    const { changed, settings, hints } = await applyDeskFile({ path, store, client, language });
    const { version } = settings;
    print(changed ? t('deskcmd.applied', { file: path, version }) : t('deskcmd.same', { file: path, version }));
    for (const hint of hints) warn(`! ${hint}`);
    return exitCodes.done;
  } finally {
    await desk.stop();
  }
}
