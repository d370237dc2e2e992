import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Which room may use which: the way through the house that DESIGN.md draws. */
const rooms = {
  base: [],
  config: ['base', 'i18n'],
  i18n: ['base'],
  desk: ['base', 'i18n'],
  store: ['base', 'desk', 'i18n', 'reports'],
  reports: ['base', 'desk', 'i18n'],
  slack: ['base', 'desk', 'i18n', 'reports'],
  outbound: ['base', 'desk', 'i18n', 'reports', 'slack'],
  health: ['base'],
  jobs: ['base', 'desk', 'i18n', 'reports'],
  integrations: ['base', 'desk', 'i18n'],
  sandbox: ['base'],
  replay: ['base', 'desk', 'sandbox', 'reports', 'app'],
  app: [
    'base',
    'config',
    'i18n',
    'desk',
    'store',
    'reports',
    'slack',
    'outbound',
    'jobs',
    'health',
    'integrations',
    'sandbox',
  ],
  main: ['cli'],
  cli: [
    'base',
    'config',
    'i18n',
    'desk',
    'store',
    'reports',
    'slack',
    'outbound',
    'jobs',
    'health',
    'integrations',
    'sandbox',
    'replay',
    'app',
  ],
};

/** Packages that only some rooms may know. */
const knownOnlyBy = {
  '@slack': ['slack', 'outbound', 'app', 'main', 'cli', 'sandbox', 'integrations'],
  mongoose: ['store', 'app', 'cli'],
  mongodb: ['store'],
  'node-cron': ['jobs'],
  'prom-client': ['health'],
};

/** What a file of that room must not import: the rooms and packages that it does not know. */
function forbiddenTo(room) {
  const strangers = Object.keys(rooms).filter((other) => other !== room && !rooms[room].includes(other));
  const packages = Object.keys(knownOnlyBy).filter((name) => !knownOnlyBy[name].includes(room));
  return [
    {
      group: strangers.flatMap((other) => [`**/${other}/**`, `./${other}.js`, `../${other}.js`, `../../${other}.js`]),
      message: `The room ${room} does not know that room (see DESIGN.md).`,
    },
    { group: packages.flatMap((name) => [name, `${name}/*`]), message: `The room ${room} does not know that package.` },
  ];
}

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', '.bellhop'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // crashes on mongoose's recursive types (typescript-eslint 8.73)
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  ...Object.keys(rooms).map((room) => ({
    files: [`src/${room}/**/*.ts`, `src/${room}.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: forbiddenTo(room) }] },
  })),
  {
    // the page in the browser knows of the server what travels between them, and nothing that runs there
    files: ['page/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '/src/(?!sandbox/(json|conversation-filter|page/wire|faults/faults)\\.js$|i18n/(language|messages/define)\\.js$)',
            },
            { group: ['node:*'] },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'faults/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
  { files: ['**/*.js'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  prettier,
);
