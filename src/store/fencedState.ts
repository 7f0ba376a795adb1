import type { DatabaseSync } from 'node:sqlite';
import { checkFence, releaseLease, renewLease, takeLease } from './leaseTable.ts';
import type { Lease } from './leaseTable.ts';
import { guardStore } from './openState.ts';

/** A state file whose every write is one durable transaction, refused with LeaseLost once somebody else has the lease that was taken here. */
export class FencedState {
  private readonly database: DatabaseSync;
  private readonly path: string;
  private token: number | undefined;

  constructor(database: DatabaseSync, path: string) {
    this.database = database;
    this.path = path;
  }

  read<Result>(work: (database: DatabaseSync) => Result): Result {
    return guardStore(this.path, () => work(this.database));
  }

  /** One transaction; durable when it returns (synchronous = full). */
  write<Result>(work: (database: DatabaseSync) => Result): Result {
    return this.transaction((database) => {
      if (this.token !== undefined) checkFence(database, this.token);
      return work(database);
    });
  }

  takeLease(holder: string, now: string, until: string): Lease {
    const lease = this.transaction((database) => takeLease(database, { holder, now, until }));
    if ('token' in lease) this.token = lease.token;
    return lease;
  }

  renewLease(until: string): boolean {
    const { token } = this;
    return token !== undefined && this.transaction((database) => renewLease(database, token, until));
  }

  releaseLease(holder: string): void {
    this.token = undefined;
    this.transaction((database) => releaseLease(database, holder));
  }

  close(): void {
    this.database.close();
  }

  private transaction<Result>(work: (database: DatabaseSync) => Result): Result {
    return guardStore(this.path, () => {
      this.database.exec('begin immediate');
      try {
        const result = work(this.database);
        this.database.exec('commit');
        return result;
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('rollback');
        throw error;
      }
    });
  }
}
