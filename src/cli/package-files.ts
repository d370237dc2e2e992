import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { AppManifest } from '../sandbox/index.js';

/** The path of a file that comes with Bellhop; `src/cli` and `dist/cli` are equally deep. */
export function packageFile(name: string): string {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}

/** The desk file of the sandbox's default workspace. */
export const defaultDeskFile = packageFile('examples/desk.yml');

/** The same, as a command that is typed in this folder names it. */
export function exampleFile(): string {
  const here = relative(process.cwd(), defaultDeskFile);
  return here.startsWith('..') ? defaultDeskFile : here;
}

/** The app's manifest, as Slack is given it. */
export async function readManifest(): Promise<AppManifest> {
  return parse(await readFile(packageFile('manifest.yml'), 'utf8')) as AppManifest;
}
