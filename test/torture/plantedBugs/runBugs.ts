import type { PlantedBug } from './plantedBug.ts';

/** One run: its place to write, its record, and what a dry run leaves alone; verify. */
export const runBugs: readonly PlantedBug[] = [
  {
    name: 'dry-run-writes-ledger',
    says: 'notes arrived writes in a dry run',
    file: 'src/operations/sync/scoreRun.ts',
    search: '  if (run.dryRun) return dryRunResult(',
    replace: '  if (run.dryRun) await noteArrived(stores.state, held, among);\n  if (run.dryRun) return dryRunResult(',
    tests: ['nut/dryRun.nut', 'reliability/writeBack']
  },
  {
    name: 'dry-run-puts-forward',
    says: 'notes in a dry run what was put forward to owners',
    file: 'src/operations/sync/judge.ts',
    search: 'if (!request.dryRun) await stores.state.addShownSuggestions(',
    replace: 'await stores.state.addShownSuggestions(',
    tests: ['nut/dryRun.nut', 'unit/operations/suggestedCells', 'unit/operations/suggestLines']
  },
  {
    name: 'dry-run-reports-failure',
    says: 'writes the failure of a dry run into the org',
    file: 'src/operations/sync/runRecord.ts',
    search: '  if (run.dryRun) return;\n',
    replace: '',
    tests: ['nut/dryRun.nut', 'reliability/budget', 'badConfig/inOrg']
  },
  {
    name: 'dry-run-writes-history',
    says: 'keeps points and readings of a dry run',
    file: 'src/operations/history/runHistory.ts',
    search: 'if (!dryRun) await keepMoment(request, scorecards);',
    replace: 'await keepMoment(request, scorecards);',
    tests: ['nut/dryRun.nut']
  },
  {
    name: 'lost-place-reported',
    says: 'says in the org that its run failed after somebody else has taken its place',
    file: 'src/operations/sync/runRecord.ts',
    search: "      if (second instanceof HealthError && second.name === 'LeaseLost') throw second;\n",
    replace: '',
    tests: ['reliability/twoServices']
  },
  {
    name: 'locked-record-of-a-run-lost',
    says: 'gives its record up where a passing lock is in its way',
    file: 'src/operations/sync/runRecord.ts',
    search: "if (receipt.ok || attempt >= triesOfRecord || classifyRow(receipt.code) !== 'retry') return receipt;",
    replace: 'if (receipt.ok || attempt <= triesOfRecord) return receipt;',
    tests: ['reliability/locks']
  },
  {
    name: 'verify-ignores-rows-too-many',
    says: 'does not tell rows of the copy that the org no longer has',
    file: 'src/operations/verify/verifyIds.ts',
    search: '    ...(await extraRecords(context, task, extra.slice(0, mostLookedInto)))\n',
    replace: '    ...(await extraRecords(context, task, extra.slice(0, 0)))\n',
    tests: ['reliability/verify']
  },
  {
    name: 'verify-ignores-missing-rows',
    says: 'does not tell rows of the org that the copy lacks',
    file: 'src/operations/verify/verifyIds.ts',
    search: '    ...(await missingRecords(context, task, missing.slice(0, mostLookedInto))),\n',
    replace: '    ...(await missingRecords(context, task, missing.slice(0, 0))),\n',
    tests: ['reliability/verify']
  },
  {
    name: 'verify-tells-what-is-new',
    says: 'tells what was saved after the last sync as a difference',
    file: 'src/operations/verify/verifyIds.ts',
    search: 'return stamp === undefined || Date.parse(String(row[stamp])) < Date.parse(mark);',
    replace: 'return stamp === undefined || Date.parse(String(row[stamp])) < Date.parse(mark) + 1e12;',
    tests: ['reliability/verify', 'reliability/verifyUnsynced']
  },
  {
    name: 'verify-ignores-edited-results',
    says: 'does not tell results that somebody edited',
    file: 'src/operations/verify/verifyWritten.ts',
    search: "return [{ object, id, kind: 'edited', fields: fields.map((name): DifferingField => ({ name })) }];",
    replace: 'return fields.slice(0, 0).map((name) => ({ object, id, kind: name as never, fields: [] }));',
    tests: ['reliability/verify']
  },
  {
    name: 'verify-ignores-older-rows',
    says: 'compares values of rows of the last days only',
    file: 'src/operations/verify/verifyContent.ts',
    search: 'const drawn = await compareSample(context, task, await sampleOf(context, task, from));',
    replace: 'const drawn = await compareSample(context, task, (await sampleOf(context, task, from)).slice(0, 0));',
    tests: ['reliability/verify']
  },
  {
    name: 'verify-ignores-strays',
    says: 'does not tell records of ours that stand with another account',
    file: 'src/operations/verify/verifyOwners.ts',
    search: '  return found.flat();',
    replace: '  return found.flat().slice(0, 0);',
    tests: ['reliability/verify']
  }
];
