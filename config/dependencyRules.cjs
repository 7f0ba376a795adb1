/** Arrows between the rooms of src. Each rule says what to do instead. */
const rooms = {
  domain: [],
  formula: [],
  metadata: ['formula'],
  soql: [],
  org: ['domain'],
  settings: ['domain', 'org'],
  store: ['domain'],
  pull: ['domain', 'org', 'store', 'soql'],
  signals: ['domain', 'soql', 'store'],
  quality: ['domain', 'store'],
  scoring: ['domain'],
  whitespace: ['domain', 'scoring', 'statistics'],
  history: ['domain', 'scoring'],
  statistics: ['domain'],
  propensity: ['domain', 'statistics'],
  calibration: ['domain', 'scoring', 'statistics'],
  surveys: ['domain', 'statistics'],
  imports: ['domain'],
  writeback: ['domain', 'org', 'store'],
  operations: [
    'domain',
    'org',
    'settings',
    'store',
    'pull',
    'signals',
    'quality',
    'scoring',
    'whitespace',
    'history',
    'calibration',
    'propensity',
    'surveys',
    'imports',
    'writeback',
    'soql',
    'metadata'
  ],
  formatters: ['domain'],
  service: ['domain', 'operations', 'org/orgClient', 'store/stateStore'],
  commands: ['domain', 'operations', 'service', 'formatters', 'localOrg', 'page', 'org/connect', 'store/database'],
  localOrg: ['soql', 'metadata', 'formula'],
  demo: ['domain', 'org'],
  page: []
};

/** Arrows between the rooms of one sync: sync.ts and scoreRun.ts above know all of them. */
const roomsOfSync = {
  run: [],
  judge: ['run'],
  write: ['run', 'judge'],
  scope: ['run', 'judge', 'write']
};

const comments = {
  domain: 'domain names things and imports nothing; move the logic to the room that it serves.',
  scoring: 'The engine is pure and also runs in the browser; pass what it needs as a value of domain.',
  formula: 'The formula language is pure and imports nothing; pass the record and the types of its fields.',
  localOrg: 'The local org speaks Salesforce and knows nothing of health; reach it over HTTP.',
  service: 'The service repeats what an operation does once; put the work into operations.',
  page: 'The page renders the widgets over HTTP as the platform does; it shares no code with the service.',
  commands: 'A command parses, calls one operation and prints; put the work into operations.'
};

const wayOut = 'Only operations knows the order of the stages: return a value and let operations pass it on.';

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-imports`,
      severity: 'error',
      comment: comments[room] ?? wayOut,
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}(/|\\.ts$)`) }
    })),
    ...Object.entries(roomsOfSync).map(([room, allowed]) => ({
      name: `sync-${room}-imports`,
      severity: 'error',
      comment: 'Only sync.ts and scoreRun.ts know the order of a run: return a value and let them pass it on.',
      from: { path: `^src/operations/sync/${room}/` },
      to: { path: '^src/operations/sync/', pathNot: [room, ...allowed].map((name) => `^src/operations/sync/${name}/`) }
    })),
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need one another are one file, or a third is missing.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'jsforce-only-in-org',
      severity: 'error',
      comment: 'src/org is the only door to Salesforce; take an OrgClient.',
      from: { path: '^src/', pathNot: ['^src/org/', '^src/commands/'] },
      to: { path: 'node_modules/(jsforce|@jsforce|@salesforce/core)/' }
    },
    {
      name: 'database-only-in-store',
      severity: 'error',
      comment: 'Take a FactStore or a StateStore.',
      from: { path: '^src/', pathNot: ['^src/store/', '^src/localOrg/'] },
      to: { path: '(@duckdb/|^node:sqlite$|^sqlite$)' }
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      comment: 'Shipped code needs nothing of test.',
      from: { path: '^src/' },
      to: { path: '^test/' }
    },
    {
      name: 'no-drawers',
      severity: 'error',
      comment: 'A function lives with the noun it serves.',
      from: {},
      to: { path: '^src/.*(utils|helpers|common)' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
};
