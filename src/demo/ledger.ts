import type { Day } from './calendar.ts';
import type { PlannedFields } from './plan.ts';

/** One intended write with the day on which somebody in the company does it. */
export type Entry = {
  readonly object: string;
  readonly operation: 'insert' | 'update';
  readonly key: string;
  readonly day: Day;
  readonly fields: PlannedFields;
  /** Username of the person who writes it; undefined = the administrator. */
  readonly by?: string;
};

/** Collects what the company does; records are entered before those that refer to them. */
export type Ledger = {
  readonly entries: readonly Entry[];
  readonly create: (object: string, key: string, day: Day, fields: PlannedFields) => void;
  /** Creates a record as one of the company's people, who is then its author. */
  readonly createBy: (username: string, record: Omit<Entry, 'operation' | 'by'>) => void;
  readonly change: (object: string, key: string, day: Day, fields: PlannedFields) => void;
};

/** An empty ledger. */
export function openLedger(): Ledger {
  const entries: Entry[] = [];
  return {
    entries,
    create: (object, key, day, fields) => void entries.push({ object, operation: 'insert', key, day, fields }),
    createBy: (by, record) => void entries.push({ ...record, operation: 'insert', by }),
    change: (object, key, day, fields) => void entries.push({ object, operation: 'update', key, day, fields })
  };
}
