import type { PlantedBug } from './plantedBug.ts';

/** What waits to be written, what was written, and what the org refused. */
export const outboxBugs: readonly PlantedBug[] = [
  {
    name: 'entries-of-others-go',
    says: 'empties the outbox of accounts that a run is not about',
    file: 'src/store/outboxTable.ts',
    search: `'and account_id in (select value from json_each(?))'}\`
  );
  const inserts`,
    replace: `'and ? is not null'}\`
  );
  const inserts`,
    tests: ['store/sqliteStateStore', 'reliability/budget']
  },
  {
    name: 'parked-rows-go',
    says: 'drops refused rows that should stay parked',
    file: 'src/store/outboxTable.ts',
    search: 'and id not in (select value from json_each(?))',
    replace: 'and ? is not null',
    tests: ['store/sqliteStateStore', 'reliability/writeBack']
  },
  {
    name: 'written-without-ledger',
    says: 'takes written rows out of the outbox without noting what was written',
    file: 'src/store/outboxTable.ts',
    search: '    if (entry !== undefined) save(entry);\n',
    replace: '    void save;\n    void entry;\n',
    tests: ['store/sqliteStateStore', 'reliability/writeBack']
  },
  {
    name: 'sent-rows-never-again',
    says: 'never sends again what was sent without an answer',
    file: 'src/store/outboxTable.ts',
    search: "where state in ('waiting', 'sent')\n     and (? is null or state = 'sent')",
    replace: "where state in ('waiting')\n     and (? is null or state = 'sent')",
    tests: ['store/sqliteStateStore', 'unit/writeback/drainOutbox']
  },
  {
    name: 'outbox-not-by-account',
    says: 'sends rows in the order of planning instead of by account',
    file: 'src/store/outboxTable.ts',
    search: 'order by account_id, id\n     limit ?`',
    replace: 'order by id\n     limit ?`',
    tests: ['store/sqliteStateStore', 'reliability/locks']
  },
  {
    name: 'ledger-forgets-other-fields',
    says: 'forgets what it wrote into other fields of an account',
    file: 'src/store/ledgerTable.ts',
    search: 'const hashes = { ...before?.hashes, ...entry.hashes };',
    replace: 'const hashes = { ...(before === undefined ? {} : {}), ...entry.hashes };',
    tests: ['store/sqliteStateStore', 'reliability/writeBack']
  },
  {
    name: 'restores-not-counted',
    says: 'does not count how often it put a value back',
    file: 'src/store/ledgerTable.ts',
    search: 'restored = iif(excluded.restored = 1, ledger.restored + 1, 0)`',
    replace: 'restored = 0`',
    tests: ['store/sqliteStateStore', 'reliability/refusals']
  },
  {
    name: 'restores-not-told',
    says: 'does not tell the ledger that a write puts a value back',
    file: 'src/writeback/ownLedger.ts',
    search: 'restores: entry.restores === true };',
    replace: 'restores: false };',
    tests: ['unit/writeback/ownLedger']
  },
  {
    name: 'ledger-leaves-out-a-field',
    says: 'leaves the first field out of the ledger',
    file: 'src/writeback/ownLedger.ts',
    search: "return Object.keys(row).filter((name) => name !== 'Id' && name !== 'Key__c' && !name.includes('.'));",
    replace: "return Object.keys(row).filter((name) => name !== 'Id' && name !== 'Key__c' && !name.includes('.')).slice(1);",
    tests: ['unit/writeback/ownLedger']
  },
  {
    name: 'ledger-keeps-deleted',
    says: 'keeps a deleted record in the ledger',
    file: 'src/writeback/ownLedger.ts',
    search: 'return { id, gone: { object, key } };',
    replace: 'return { id };',
    tests: ['unit/writeback/ownLedger', 'unit/writeback/drainOutbox', 'reliability/writeBack']
  },
  {
    name: 'ledger-takes-part-for-whole',
    says: 'takes a write of some fields for one of all',
    file: 'src/writeback/ownLedger.ts',
    search: "isWhole: operation === 'upsert'",
    replace: 'isWhole: true',
    tests: ['unit/writeback/ownLedger']
  },
  {
    name: 'hash-by-notation',
    says: 'hashes 71.50 and 71.5 as two values',
    file: 'src/writeback/valueHash.ts',
    search: 'return numberText(Number(text));',
    replace: 'return text;',
    tests: ['unit/writeback/ownLedger', 'reliability/writeBack']
  },
  {
    name: 'ledger-not-pruned',
    says: 'never forgets records that the org no longer has',
    file: 'src/operations/sync/scoreRun.ts',
    search: `    await forgetGone(stores);
`,
    replace: `    void forgetGone;
`,
    tests: ['reliability/writeBack > is forgotten with its records']
  },
  {
    name: 'arrived-writes-not-noted',
    says: 'does not note what a killed run wrote as written',
    file: 'src/writeback/arrivedWrites.ts',
    search: 'fieldsNotOurs(written.entry, record).length === 0 ? [written] : [];',
    replace: 'fieldsNotOurs(written.entry, record).length < 0 ? [written] : [];',
    tests: ['unit/writeback/arrivedWrites', 'reliability/killed/ledger']
  },
  {
    name: 'lost-writes-count-as-arrived',
    says: 'takes a write that never arrived for written',
    file: 'src/writeback/arrivedWrites.ts',
    search: 'return written.entry !== undefined && fieldsNotOurs(written.entry, record).length === 0 ? [written] : [];',
    replace: 'return written.entry !== undefined && fieldsNotOurs(written.entry, record).length >= 0 ? [written] : [];',
    tests: ['unit/writeback/arrivedWrites']
  },
  {
    name: 'fight-over-a-field',
    says: 'puts a value back in each run that a trigger changes each time',
    file: 'src/writeback/contested.ts',
    search: 'if (!isPatient || entry?.restored === 0) return',
    replace: 'if (!isPatient || entry !== undefined) return',
    tests: ['unit/writeback/contested', 'reliability/refusals']
  },
  {
    name: 'edits-never-put-right',
    says: 'never puts right by day what somebody changed in a record of ours',
    file: 'src/writeback/contested.ts',
    search: 'if (!isPatient || entry?.restored === 0) return',
    replace: 'if (!isPatient) return',
    tests: ['unit/writeback/contested', 'reliability/touched']
  }
];
