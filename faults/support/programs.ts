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

export async function buildPrograms(): Promise<Programs> {
  // below node_modules, so that packages are found from there
  const outDir = join(here, `../../node_modules/.cache/faults-${process.pid}`);
  const input = { desk: join(here, 'desk-process.ts'), bolt: join(here, 'bolt-process.ts') };
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
  return {
    desk: join(outDir, 'desk.mjs'),
    bolt: join(outDir, 'bolt.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
