import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bellhop, or the Bolt app that it is compared with. */
export type Program = 'desk' | 'bolt';

/** The programs, made into one file each: a process that is killed every second must begin soon. */
export interface Programs {
  readonly desk: string;
  readonly bolt: string;
  remove(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** @param others more programs: their sources, by name */
export async function buildPrograms<Name extends string = never>(
  others: Readonly<Record<Name, string>> = {} as Readonly<Record<Name, string>>,
): Promise<Programs & Readonly<Record<Name, string>>> {
  // below node_modules, so that packages are found from there
  const outDir = join(here, `../../node_modules/.cache/faults-${process.pid}`);
  const input = { desk: join(here, 'desk-process.ts'), bolt: join(here, 'bolt-process.ts'), ...others };
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  const files = Object.fromEntries(Object.keys(input).map((name) => [name, join(outDir, `${name}.mjs`)]));
  return {
    ...(files as Record<Program | Name, string>),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
