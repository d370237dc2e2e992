import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Which room may use which: the way through the house that DESIGN.md draws. */
const rooms = {
  base: [],
  config: ['base'],
  i18n: ['base'],
  desk: ['base', 'i18n'],
  store: ['base', 'desk', 'i18n'],
  reports: ['base', 'desk', 'i18n'],
  slack: ['base', 'desk', 'i18n', 'reports'],
  outbound: ['base', 'desk', 'i18n', 'reports', 'slack'],
  jobs: ['base', 'desk', 'i18n', 'reports'],
  integrations: ['base', 'desk', 'i18n'],
  sandbox: ['base'],
  replay: ['base', 'desk', 'sandbox', 'reports', 'app'],
  app: ['base', 'config', 'i18n', 'desk', 'store', 'reports', 'slack', 'outbound', 'jobs', 'integrations', 'sandbox'],
  main: ['base', 'config', 'i18n', 'desk', 'store', 'reports', 'slack', 'outbound', 'jobs', 'integrations', 'sandbox', 'replay', 'app', 'cli'],
  cli: ['base', 'config', 'i18n', 'desk', 'store', 'reports', 'slack', 'outbound', 'jobs', 'integrations', 'sandbox', 'replay', 'app'],
};

/** Packages that only some rooms may know. */
const onlyIn = [
  { rooms: ['desk', 'reports', 'i18n', 'base'], forbid: ['@slack/*', 'mongoose', 'mongodb', 'node-cron'] },
  { rooms: ['slack', 'outbound', 'jobs', 'integrations', 'sandbox', 'replay'], forbid: ['mongoose', 'mongodb'] },
  { rooms: ['store'], forbid: ['@slack/*', 'node-cron'] },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', '.bellhop'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        ...Object.keys(rooms)
          .filter((room) => !['base', 'config', 'app', 'main'].includes(room))
          .map((room) => ({ type: room, pattern: `src/${room}/**/*`, mode: 'full' })),
        { type: 'config', pattern: 'src/config.ts', mode: 'full' },
        { type: 'app', pattern: 'src/app.ts', mode: 'full' },
        { type: 'main', pattern: 'src/main.ts', mode: 'full' },
        { type: 'base', pattern: 'src/base/**/*', mode: 'full' },
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: Object.entries(rooms).map(([from, allow]) => ({ from: [from], allow: [from, ...allow] })),
        },
      ],
    },
  },
  ...onlyIn.map(({ rooms: where, forbid }) => ({
    files: where.map((room) => `src/${room}/**/*.ts`),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: forbid, message: 'This room does not know that package (see DESIGN.md).' }] },
      ],
    },
  })),
  { files: ['test/**/*.ts', 'bench/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'error', 'max-lines': 'off' } },
  { files: ['**/*.js'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  prettier,
);
