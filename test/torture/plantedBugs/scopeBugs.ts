import type { PlantedBug } from './plantedBug.ts';

/** Whom a run scores, and what it takes from the last run over all accounts. */
export const scopeBugs: readonly PlantedBug[] = [
  {
    name: 'old-version-of-moved-row-left-out',
    says: 'scores the account that a row moved to, and not the one that it left',
    file: 'src/signals/touched/touchedAccounts.ts',
    search: 'const worlds = changed.size === 0 ? [] : [worldNow, worldBefore(changed)];',
    replace: 'const worlds = changed.size === 0 ? [] : [worldNow];',
    tests: ['unit/signals/touched/touchedAccounts', 'reliability/touched']
  },
  {
    name: 'old-hierarchy-left-out',
    says: 'does not score accounts above the parent that an account left',
    file: 'src/signals/touched/touchedAccounts.ts',
    search: 'worlds: [worldNow, worldBefore(changed)] }',
    replace: 'worlds: [worldNow] }',
    tests: ['unit/signals/touched/touchedAccounts', 'history/touchedEqualsFull']
  },
  {
    name: 'moments-that-pass-left-out',
    says: 'does not score accounts for which a moment has passed',
    file: 'src/signals/touched/touchedAccounts.ts',
    search: '    for (const statement of passedSql(of, request)) await add(of, statement);\n',
    replace: '    void passedSql;\n',
    tests: ['unit/signals/touched/touchedAccounts', 'history/touchedEqualsFull']
  },
  {
    name: 'accounts-above-left-out',
    says: 'does not score accounts above one that was touched',
    file: 'src/signals/touched/touchedAccounts.ts',
    search: 'for (const world of settings.signals.some(({ rollUp }) => rollUp !== undefined) ? worlds : []) {',
    replace: 'for (const world of worlds.slice(0, 0)) {',
    tests: ['unit/signals/touched/touchedAccounts', 'history/touchedEqualsFull']
  },
  {
    name: 'neighbours-left-out',
    says: 'does not score accounts beside one whose purchases changed',
    file: 'src/signals/touched/touchedAccounts.ts',
    search: 'for (const id of await withNeighbours({ facts, world }, owning)) touched.add(id);',
    replace: 'for (const id of await withNeighbours({ facts, world }, owning.slice(0, 0))) touched.add(id);',
    tests: ['unit/signals/touched/touchedAccounts', 'history/touchedEqualsFull']
  },
  {
    name: 'echo-touches',
    says: 'scores accounts again because of what it wrote itself',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: 'echoes: ownEchoes(facts, state)',
    replace: 'echoes: async (object) => (await ownEchoes(facts, state)(object)).slice(0, 0)',
    tests: ['reliability/touched > scores only the account', 'reliability/touched > is not touched again']
  },
  {
    name: 'edits-of-others-are-echoes',
    says: 'takes an edit of somebody else in a record of ours for its own',
    file: 'src/operations/sync/scope/ownEchoes.ts',
    search: `(edited.has(id) ? [] : [id])`,
    replace: `(edited.size < 0 ? [] : [id])`,
    tests: ['reliability/touched > puts back what somebody changed']
  },
  {
    name: 'account-edits-are-echoes',
    says: 'takes an edit of an account for an echo of what it mirrors there',
    file: 'src/operations/sync/scope/ownEchoes.ts',
    search: ' and not (${differs})`',
    replace: ' and (true or not (${differs}))`',
    tests: ['reliability/writeBack > is scored again where somebody else edits it']
  },
  {
    name: 'population-stale',
    says: 'keeps what looks across accounts from the first run over all for ever',
    file: 'src/operations/sync/scoreRun.ts',
    search: `if (judgement.population !== undefined) await keepPopulation(`,
    replace: `if (judgement.population !== undefined && (await stores.facts.kept('population')) === undefined) await keepPopulation(`,
    tests: ['reliability/touched > carries what the newest run over all found']
  },
  {
    name: 'answers-of-some-for-all',
    says: 'takes the answers of the accounts in scope for those of all',
    file: 'src/operations/sync/judge/judgeSlice.ts',
    search: `gatherInput(context, heldRules(held), { population });`,
    replace: `gatherInput(context, heldRules(held), {});`,
    tests: ['history/touchedEqualsFull']
  },
  {
    name: 'means-of-some-for-all',
    says: 'fills missing readings with the mean of the accounts in scope',
    file: 'src/whitespace/assessAccounts.ts',
    search: 'if (input.population === undefined) return segmentMeans(model, facts, population);',
    replace: 'if (input.settings !== undefined) return segmentMeans(model, facts, population);',
    tests: ['history/touchedEqualsFull']
  },
  {
    name: 'prices-of-some-for-all',
    says: 'prices cells by what the accounts in scope pay',
    file: 'src/whitespace/worthFacts.ts',
    search: 'priceAlike(input.population === undefined ?',
    replace: 'priceAlike(input.settings !== undefined ?',
    tests: ['history/touchedEqualsFull']
  },
  {
    name: 'places-of-some-for-all',
    says: 'ranks the cells of an owner among the accounts in scope',
    file: 'src/whitespace/ranks.ts',
    search: 'const { places } = input.population ?? {};',
    replace: 'const { places } = (input.population === undefined ? input.population : undefined) ?? {};',
    tests: ['unit/whitespace/ranks', 'history/touchedEqualsFull']
  },
  {
    name: 'held-back-by-some',
    says: 'publishes scorecards by the reach among the accounts in scope',
    file: 'src/operations/sync/judge/judgeSlice.ts',
    search: 'assessPublishable(input, new Set(), { decided: population.heldBack });',
    replace: 'assessPublishable(input, new Set());',
    tests: ['history/touchedEqualsFull', 'reliability/touched']
  },
  {
    name: 'hierarchy-not-read-along',
    says: 'judges accounts in scope without those of their hierarchy',
    file: 'src/operations/sync/judge/judgeSlice.ts',
    search: `const needed = knowsParents(schema) ? [`,
    replace: `const needed = knowsParents(schema) && among.length < 0 ? [`,
    tests: ['history/touchedEqualsFull']
  },
  {
    name: 'night-scores-some',
    says: 'scores only touched accounts in the first run of a day',
    file: 'src/operations/sync/scope/scopeOf.ts',
    search: "  if (isNight) return 'night';\n",
    replace: '  void isNight;\n',
    tests: ['unit/operations/sync/scope/scopeOf', 'reliability/touched']
  },
  {
    name: 'settings-score-some',
    says: 'scores only touched accounts by new settings',
    file: 'src/operations/sync/scope/scopeOf.ts',
    search: 'if (last.settingsHash !== now.settingsHash || last.planHash !== now.planHash) return',
    replace: 'if (last.settingsHash === "" || last.planHash === "") return',
    tests: ['unit/operations/sync/scope/scopeOf']
  },
  {
    name: 'prices-score-some',
    says: 'scores only touched accounts by new prices',
    file: 'src/operations/sync/scope/scopeOf.ts',
    search: 'return last.worthHash !== now.worthHash || touched',
    replace: 'return last.worthHash === "" || touched',
    tests: ['unit/operations/sync/scope/scopeOf']
  },
  {
    name: 'many-score-some',
    says: 'scores touched accounts one by one however many they are',
    file: 'src/operations/sync/scope/scopeOf.ts',
    search: 'touched.length > last.customers * mostTouched',
    replace: 'touched.length > last.customers / mostTouched',
    tests: ['unit/operations/sync/scope/scopeOf']
  },
  {
    name: 'loaded-anew-scores-some',
    says: 'scores only touched accounts though an object could not be compared',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: '  if (anew !== undefined) return undefined;\n',
    replace: '  void anew;\n',
    tests: ['reliability/columnsAndBack']
  },
  {
    name: 'backup-of-one-store-believed',
    says: 'goes on from a state and facts of two moments',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: "return at >= 0 && runs.slice(0, at).every(({ status }) => status !== 'done' && status !== 'partly');",
    replace: 'return at >= -1;',
    tests: ['reliability/killed/backups']
  },
  {
    name: 'changes-never-forgotten',
    says: 'scores accounts again for changes that were scored',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: '  await facts.forgetChanges();\n',
    replace: '',
    tests: ['reliability/touched > scores only the account', 'reliability/touched > is not touched again']
  }
];
