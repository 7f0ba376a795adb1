import type { PlantedBug } from './plantedBug.ts';

/** One run: its place to write, its record, and what a dry run leaves alone; verify. */
export const runBugs: readonly PlantedBug[] = [
  {
    name: 'lost-place-reported',
    says: 'says in the org that its run failed after somebody else has taken its place',
    file: 'src/operations/sync/run/runRecord.ts',
    search: "      if (second instanceof HealthError && second.name === 'LeaseLost') throw second;\n",
    replace: '',
    tests: ['reliability/twoServices > write once: the first, held still']
  },
  {
    name: 'locked-record-of-a-run-lost',
    says: 'gives its record up where a passing lock is in its way',
    file: 'src/operations/sync/run/runRecord.ts',
    search: "if (receipt.ok || attempt >= triesOfRecord || classifyRow(receipt.code) !== 'retry') return receipt;",
    replace: 'if (receipt.ok || attempt <= triesOfRecord) return receipt;',
    tests: ['reliability/locks > is written by another try where somebody holds it']
  },
  {
    name: 'verify-ignores-rows-too-many',
    says: 'does not tell rows of the copy that the org no longer has',
    file: 'src/operations/verify/verifyIds.ts',
    search: '    ...(await extraRecords(context, task, extra.slice(0, mostLookedInto)))\n',
    replace: '    ...(await extraRecords(context, task, extra.slice(0, 0)))\n',
    tests: ['reliability/verify > names a row that the copy lost']
  },
  {
    name: 'verify-ignores-missing-rows',
    says: 'does not tell rows of the org that the copy lacks',
    file: 'src/operations/verify/verifyIds.ts',
    search: '    ...(await missingRecords(context, task, missing.slice(0, mostLookedInto))),\n',
    replace: '    ...(await missingRecords(context, task, missing.slice(0, 0))),\n',
    tests: ['reliability/verify > names a row that the copy lost']
  },
  {
    name: 'verify-tells-what-is-new',
    says: 'tells what was saved after the last sync as a difference',
    file: 'src/operations/verify/verifyIds.ts',
    search: 'return stamp === undefined || Date.parse(String(row[stamp])) < Date.parse(mark);',
    replace: 'return stamp === undefined || Date.parse(String(row[stamp])) < Date.parse(mark) + 1e12;',
    tests: ['reliability/verify > takes what was made, saved and deleted']
  },
  {
    name: 'verify-ignores-edited-results',
    says: 'does not tell results that somebody edited',
    file: 'src/operations/verify/verifyWritten.ts',
    search: "return [{ object, id, kind: 'edited', fields: fields.map((name): DifferingField => ({ name })) }];",
    replace: 'return fields.slice(0, 0).map((name) => ({ object, id, kind: name as never, fields: [] }));',
    tests: ['reliability/verify > names a result that somebody edited']
  },
  {
    name: 'verify-ignores-older-rows',
    says: 'compares values of rows of the last days only',
    file: 'src/operations/verify/verifyContent.ts',
    search: 'const drawn = await compareSample(context, task, await sampleOf(context, task, from));',
    replace: 'const drawn = await compareSample(context, task, (await sampleOf(context, task, from)).slice(0, 0));',
    tests: ['reliability/verify > names record and field of a value']
  },
  {
    name: 'verify-ignores-strays',
    says: 'does not tell records of ours that stand with another account',
    file: 'src/operations/verify/verifyOwners.ts',
    search: '  return found.flat();',
    replace: '  return found.flat().slice(0, 0);',
    tests: ['reliability/verify > names a result that stands with another account']
  },
  {
    name: 'dry-run-in-place',
    says: 'makes a dry run in the stores themselves instead of a copy',
    file: 'src/operations/sync/sync.ts',
    search: 'return onCopy(place, (copy, state) => runInPlace({ ...request, dataFolder: copy }, state));',
    replace: `const own = await openOrgState(place.dataFolder, place.orgId);
    return runInPlace(request, own).finally(() => (onCopy === undefined ? undefined : own.close()));`,
    tests: ['reliability/dryRunBeside > leaves no byte of the stores']
  }
];
