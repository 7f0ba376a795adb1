import type { PlantedBug } from './plantedBug.ts';

/** Who may write for an org, and who no more. */
export const leaseBugs: readonly PlantedBug[] = [
  {
    name: 'fence-missing',
    says: 'writes the state without looking at the lease',
    file: 'src/store/fencedState.ts',
    search: '      if (this.token !== undefined) checkFence(database, this.token);\n',
    replace: '',
    tests: ['store/sqliteStateStore', 'reliability/twoServices']
  },
  {
    name: 'fence-before-the-transaction',
    says: 'looks at the lease before the transaction that writes instead of in it',
    file: 'src/store/fencedState.ts',
    search: `    return this.transaction((database) => {
      if (this.token !== undefined) checkFence(database, this.token);
      return work(database);
    });`,
    replace: `    if (this.token !== undefined) checkFence(this.database, this.token);
    return this.transaction((database) => work(database));`,
    tests: ['store/sqliteStateStore', 'reliability/twoServices']
  },
  {
    name: 'lease-taken-from-its-holder',
    says: 'takes the lease though somebody holds it',
    file: 'src/store/leaseTable.ts',
    search: 'where lease.holder is null or lease.held_until <= ?`',
    replace: 'where lease.holder is null or lease.held_until is not ?`',
    tests: ['store/sqliteStateStore', 'unit/operations/holdLease', 'reliability/twoServices']
  },
  {
    name: 'token-does-not-grow',
    says: 'gives the next holder of the lease the token of the one before',
    file: 'src/store/leaseTable.ts',
    search: 'set token = lease.token + 1,',
    replace: 'set token = lease.token,',
    tests: ['store/sqliteStateStore', 'unit/operations/holdLease']
  },
  {
    name: 'renewed-lease-of-another',
    says: 'prolongs the lease that somebody else has taken meanwhile',
    file: 'src/store/leaseTable.ts',
    search: 'where token = ? and holder is not null',
    replace: 'where token >= ? and holder is not null',
    tests: ['store/sqliteStateStore', 'unit/operations/holdLease']
  },
  {
    name: 'released-lease-of-another',
    says: 'gives back the lease that somebody else has taken meanwhile',
    file: 'src/store/leaseTable.ts',
    search: 'set holder = null, held_until = null where holder = ?',
    replace: 'set holder = null, held_until = null where holder is not ?',
    tests: ['store/sqliteStateStore']
  },
  {
    name: 'lease-of-a-living-process-taken',
    says: 'takes the place of a process of this machine that is alive',
    file: 'src/operations/holdLease.ts',
    search: 'if (isGone(lease.heldBy) || silence.msOf(lease) > leaseMs) {',
    replace: 'if (isGone(lease.heldBy) || silence.msOf(lease) > -1) {',
    tests: ['unit/operations/holdLease', 'reliability/twoServices']
  },
  {
    name: 'lease-not-renewed',
    says: 'never prolongs its lease',
    file: 'src/operations/holdLease.ts',
    search: 'const renewal = setInterval(() => void state.renewLease(instantIn(leaseMs)).catch(() => undefined), leaseMs / 3);',
    replace: 'const renewal = setInterval(() => undefined, leaseMs / 3);',
    tests: ['unit/operations/holdLease', 'reliability/twoServices']
  }
];
