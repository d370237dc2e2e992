import { stringify } from 'yaml';
import type { Language } from '../../i18n/language.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readManifest } from '../package-files.js';
import { httpManifest } from './http-manifest.js';
import { localizedManifest } from './localized-manifest.js';

export interface ManifestOptions {
  readonly url?: string;
  readonly locale?: Language;
}

/** `bellhop manifest` */
export async function runManifest({ url, locale }: ManifestOptions, { t, print }: Terminal): Promise<number> {
  const manifest = await readManifest();
  const reached = url === undefined ? manifest : httpManifest(manifest, url, t);
  print(stringify(locale === undefined ? reached : localizedManifest(reached, locale), { lineWidth: 0 }).trimEnd());
  return exitCodes.done;
}
