import type { PlantedBug } from './plantedBug.ts';

/** What somebody else does with records of ours, and what we did there ourselves. */
export const undoneBugs: readonly PlantedBug[] = [
  {
    name: 'own-deletions-touch',
    says: 'scores accounts again because it deleted records of theirs',
    file: 'src/operations/sync/scope/ownEchoes.ts',
    search: 'const ours = [...deleted, ...sent.map(({ key }) => key)];',
    replace: 'const ours = [...deleted.slice(0, 0), ...sent.map(({ key }) => key)];',
    tests: ['reliability/ownDeletes > touch nobody']
  },
  {
    name: 'deletions-of-others-are-echoes',
    says: 'takes records of ours that somebody deleted for deleted by itself',
    file: 'src/operations/sync/scope/ownEchoes.ts',
    search: 'const ours = [...deleted, ...sent.map(({ key }) => key)];',
    replace: 'const ours = [...deleted, ...sent.map(({ key }) => key), ...(await changedIds(facts, object))];',
    tests: ['reliability/ownDeletes > are put back where somebody deleted them']
  },
  {
    name: 'undone-writes-not-seen',
    says: 'does not see that somebody undid a write before it was read',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: '...(await undoneAccounts(stores))',
    replace: '...(await undoneAccounts(stores)).slice(0, 0)',
    tests: ['reliability/undoneWrites']
  },
  {
    name: 'writes-confirmed-before-the-mark',
    says: 'takes a write for seen though the org does not call its moment complete',
    file: 'src/operations/sync/scope/unconfirmedWrites.ts',
    search: 'await state.confirm(object, { before: coveredTo, keys: [] });',
    replace: "await state.confirm(object, { before: coveredTo.replace(/^..../, '9999'), keys: [] });",
    tests: ['reliability/undoneWrites']
  },
  {
    name: 'writes-looked-at-before-the-mark',
    says: 'takes a write for undone that the org has not shown yet',
    file: 'src/operations/sync/scope/unconfirmedWrites.ts',
    search: 'await state.unconfirmed(object, coveredTo);',
    replace: "await state.unconfirmed(object, coveredTo.replace(/^..../, '9999'));",
    tests: ['reliability/undoneWrites > before which nobody knows']
  }
];
