import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The rooms of the tree (docs/ARCHITECTURE.md) and, for each, the rooms that it may import from. */
const rooms = {
  topology: { folder: 'packages/topology/src', may: [] },
  protocol: { folder: 'packages/protocol/src', may: ['topology'] },
  'sample-engine': { folder: 'packages/sample-engine/src', may: [] },

  docker: { folder: 'apps/server/src/docker', may: ['protocol', 'topology'] },
  watch: { folder: 'apps/server/src/watch', may: ['docker', 'protocol', 'topology'] },
  publish: { folder: 'apps/server/src/publish', may: ['watch', 'protocol', 'topology'] },
  activity: { folder: 'apps/server/src/activity', may: ['protocol', 'topology'] },
  'server-commands': {
    folder: 'apps/server/src/commands',
    may: ['activity', 'docker', 'watch', 'protocol', 'topology'],
  },
  verdicts: { folder: 'apps/server/src/reachability', may: ['protocol', 'topology'] },
  'server-probes': {
    folder: 'apps/server/src/probes',
    may: ['access', 'docker', 'verdicts', 'watch', 'protocol', 'topology'],
  },
  storage: { folder: 'apps/server/src/storage', may: [] },
  positions: { folder: 'apps/server/src/positions', may: ['storage', 'protocol'] },
  access: { folder: 'apps/server/src/access', may: ['protocol'] },
  engines: {
    folder: 'apps/server/src/engines',
    may: [
      'access',
      'activity',
      'positions',
      'storage',
      'server-probes',
      'server-commands',
      'verdicts',
      'publish',
      'watch',
      'docker',
      'protocol',
      'topology',
    ],
  },
  http: {
    folder: 'apps/server/src/http',
    may: [
      'access',
      'engines',
      'storage',
      'publish',
      'server-probes',
      'server-commands',
      'docker',
      'protocol',
      'topology',
    ],
  },

  store: { folder: 'apps/web/src/store', may: ['protocol', 'topology'] },
  connection: { folder: 'apps/web/src/connection', may: ['store', 'protocol', 'topology'] },
  theme: { folder: 'apps/web/src/theme', may: [] },
  actions: { folder: 'apps/web/src/actions', may: ['store', 'theme', 'topology'] },
  map: {
    folder: 'apps/web/src/map',
    may: ['actions', 'connection', 'store', 'theme', 'protocol', 'topology'],
  },
  'web-commands': {
    folder: 'apps/web/src/commands',
    may: ['connection', 'store', 'protocol', 'topology'],
  },
  'web-probes': {
    folder: 'apps/web/src/probes',
    may: ['web-commands', 'connection', 'store', 'theme', 'protocol', 'topology'],
  },
  table: {
    folder: 'apps/web/src/table',
    may: ['inspector', 'map', 'actions', 'store', 'theme', 'protocol', 'topology'],
  },
  inspector: {
    folder: 'apps/web/src/inspector',
    may: ['web-probes', 'map', 'actions', 'connection', 'store', 'theme', 'protocol', 'topology'],
  },
  matrix: {
    folder: 'apps/web/src/matrix',
    may: ['web-probes', 'inspector', 'map', 'store', 'theme', 'topology'],
  },
  dialogs: {
    folder: 'apps/web/src/dialogs',
    may: ['web-commands', 'connection', 'inspector', 'store', 'theme', 'protocol', 'topology'],
  },
  shell: {
    folder: 'apps/web/src/shell',
    may: [
      'map',
      'table',
      'matrix',
      'web-probes',
      'inspector',
      'dialogs',
      'actions',
      'web-commands',
      'connection',
      'store',
      'theme',
      'protocol',
      'topology',
    ],
  },
};

const dockerLibraries = ['dockerode', 'docker-modem', 'ssh2'].map((name) => ({
  name,
  message: 'Only apps/server/src/docker talks to the engine: use an EngineClient.',
}));
const mapLibraries = [{ name: 'cytoscape', message: 'Only apps/web/src/map holds a Cytoscape instance.' }];

/** Packages that `files` may not import; a later entry for the same file replaces an earlier one. */
const forbid = (files, paths) => ({ files, rules: { 'no-restricted-imports': ['error', { paths }] } });

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', 'data/**', '**/test-results/**', 'playwright-report/**'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': {
        typescript: { noWarnOnMultipleProjects: true, project: ['tsconfig.json', 'apps/web/tsconfig.json'] },
      },
      'boundaries/elements': Object.entries(rooms).map(([type, { folder }]) => ({
        type,
        pattern: folder,
      })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message:
            '{{from.element.type}} may not import {{to.element.type}}: imports go only where the table in eslint.config.js allows. Move the piece to a room both may use, or hand it in as an argument (docs/ARCHITECTURE.md).',
          policies: Object.entries(rooms).map(([type, { may }]) => ({
            from: { element: { type } },
            allow: { to: { element: { types: { anyOf: [type, ...may] } } } },
          })),
        },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  forbid(['packages/**/*.ts', 'apps/**/*.{ts,tsx}'], [...dockerLibraries, ...mapLibraries]),
  forbid([`${rooms.docker.folder}/**/*.ts`], mapLibraries),
  forbid([`${rooms.map.folder}/**/*.{ts,tsx}`], dockerLibraries),
);
