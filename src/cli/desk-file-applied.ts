import { readFile } from 'node:fs/promises';
import type { WebClient } from '@slack/web-api';
import { CodedError, hasCode } from '../base/errors.js';
import type { Store } from '../desk/ports.js';
import { readDeskFile, type DeskPatch } from '../desk/settings/desk-file.js';
import { applyDesk, DepartmentsInUse, saveDesk } from '../desk/settings/desk-file-apply.js';
import { readDeskDocument } from '../desk/settings/desk-file-document.js';
import { fault, faultLine } from '../desk/settings/desk-file-fault.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import type { Language } from '../i18n/language.js';
import { translator } from '../i18n/translate.js';
import { ticketList } from './ticket-list.js';
import { createDirectory } from '../slack/directory.js';
import { joinChannels } from '../slack/join-channels.js';

/** What came of applying a desk file. */
export interface DeskFileApplied {
  readonly settings: DeskSettings;
  readonly changed: boolean;
  /** What is still to be done by hand, one line each. */
  readonly hints: readonly string[];
}

export interface DeskFileOptions {
  readonly path: string;
  readonly store: Store;
  /** One that waits when Slack asks it to. */
  readonly client: WebClient;
  readonly language: Language;
}

/**
 * Reads a desk file, joins the public channels that the desk has by it, and saves what it changes.
 * @throws CodedError `desk_file`: its message has one line for each fault
 */
export async function applyDeskFile({ path, store, client, language }: DeskFileOptions): Promise<DeskFileApplied> {
  const text = await readText(path, language);
  const directory = createDirectory(client);
  const before = await store.reads.settings();
  const read = await readDeskFile(text, directory, before);
  if (!read.ok) {
    throw new CodedError('desk_file', read.faults.map((fault) => faultLine(path, fault, language)).join('\n'));
  }
  // beforehand: a running desk posts what moves to another channel as soon as that is saved
  const missed = await joinChannels(client, directory, applyDesk(before, read.patch));
  const { changed, settings } = await save({ path, store, language }, text, read.patch);
  const t = translator(language);
  const hints = missed.map(({ channel, code }) =>
    code === 'private' ? t('deskcmd.invite', { channel }) : t('deskcmd.not_joined', { channel, code }),
  );
  return { settings, changed, hints };
}

async function save(
  { path, store, language }: Omit<DeskFileOptions, 'client'>,
  text: string,
  patch: DeskPatch,
): ReturnType<typeof saveDesk> {
  try {
    return await saveDesk(store, patch);
  } catch (error) {
    if (!(error instanceof DepartmentsInUse)) throw error;
    const at = ['departments'];
    const line = readDeskDocument(text).lineOfKey([], 'departments');
    const keys = [...new Set(error.escalations.map(({ department }) => department))];
    const lines = keys.map((key) => {
      const numbers = error.escalations.filter(({ department }) => department === key).map((each) => each.ticketNumber);
      const words = fault(line, at, (t) => t('deskfile.department_in_use', { key, ...ticketList(numbers) }));
      return faultLine(path, words, language);
    });
    throw new CodedError('desk_file', lines.join('\n'), { cause: error });
  }
}

async function readText(path: string, language: Language): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = hasCode(error, 'ENOENT') ? 'ENOENT' : ((error as NodeJS.ErrnoException).code ?? '');
    throw new CodedError('desk_file', translator(language)('deskcmd.unreadable', { file: path, code }), {
      cause: error,
    });
  }
}
