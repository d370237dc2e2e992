import { fileURLToPath, URL } from 'node:url';

/** Where the page is built: `dist/page`, unless PAGE_OUT names another folder. */
const outDir = process.env.PAGE_OUT ?? fileURLToPath(new URL('../dist/page', import.meta.url));

/** @type {import('vite').UserConfig} */
const config = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  esbuild: { jsx: 'automatic' },
  build: { outDir, emptyOutDir: true, target: 'es2022', reportCompressedSize: false, assetsInlineLimit: 0 },
  logLevel: 'warn',
};

// vite reads the default export
export default config;
