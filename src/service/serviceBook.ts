import type { CallBudget } from '../org/orgClient.ts';
import type { EventState, ServiceState } from '../domain/serviceEvent.ts';
import type { SyncResult } from '../domain/syncResult.ts';

/** Records that the org refused, waiting for something to change. */
export type Parked = { readonly rows: number; readonly oldestAt?: string };

/** Sums over the life of a process. */
export type ServiceSums = {
  readonly runs: Readonly<Record<string, number>>;
  readonly runSeconds: number;
  readonly looks: number;
  readonly calls: number;
  readonly rowsPulled: number;
  readonly accountsScored: number;
  readonly recordsWritten: number;
  readonly recordsRefused: number;
  readonly eventsTaken: number;
};

/** What the health endpoint and the metrics show. Instants are milliseconds of this machine. */
export type ServiceFacts = {
  readonly state: ServiceState;
  /** Name of the error that keeps it from its work, and the tries that failed in a row. */
  readonly trouble?: string;
  readonly failures: number;
  readonly startedAt: number;
  readonly orgId?: string;
  readonly heldBy?: string;
  /** Everything that happened in the org up to then is on the page. */
  readonly cleanAt?: number;
  readonly dueAt?: number;
  readonly lastGood?: { readonly runId: string; readonly endedAt: number; readonly seconds: number };
  readonly parked: Parked;
  readonly budget?: CallBudget;
  readonly pauseMs?: number;
  readonly events: Readonly<Record<string, EventState>>;
  readonly sums: ServiceSums;
};

type Noted = { -readonly [Name in keyof ServiceFacts]: ServiceFacts[Name] };

const noSums: ServiceSums = {
  runs: {},
  runSeconds: 0,
  looks: 0,
  calls: 0,
  rowsPulled: 0,
  accountsScored: 0,
  recordsWritten: 0,
  recordsRefused: 0,
  eventsTaken: 0
};

/** The facts of a running service: the loop writes them, the endpoint reads them. */
export class ServiceBook {
  private noted: Noted;

  constructor(startedAt: number) {
    this.noted = { state: 'starting', failures: 0, startedAt, parked: { rows: 0 }, events: {}, sums: noSums };
  }

  get facts(): ServiceFacts {
    return this.noted;
  }

  note(facts: Partial<Omit<ServiceFacts, 'sums'>>): void {
    this.noted = { ...this.noted, ...facts };
  }

  /** Ends trouble; whatever it was, the last try went well. */
  noteRecovered(): void {
    const rest = { ...this.noted, failures: 0 };
    delete rest.trouble;
    this.noted = rest;
  }

  noteDue(dueAt: number | undefined): void {
    const rest = { ...this.noted };
    delete rest.dueAt;
    this.noted = dueAt === undefined ? rest : { ...rest, dueAt };
  }

  noteLook(): void {
    this.add({ looks: 1 });
  }

  noteCalls(calls: number): void {
    this.add({ calls });
  }

  noteEvents(eventsTaken: number): void {
    this.add({ eventsTaken });
  }

  /** Counts a run that came to an end, and its rows read. */
  noteRun(result: SyncResult, rowsPulled: number, endedAt: number): void {
    this.countRun(result.status);
    this.add({
      runSeconds: result.seconds,
      rowsPulled,
      accountsScored: result.accounts,
      recordsWritten: result.writtenTotal,
      recordsRefused: result.failed.length
    });
    if (result.status !== 'paused') this.note({ lastGood: { runId: result.runId, endedAt, seconds: result.seconds } });
  }

  noteFailedRun(): void {
    this.countRun('failed');
  }

  private countRun(status: string): void {
    const { sums } = this.noted;
    this.noted = { ...this.noted, sums: { ...sums, runs: { ...sums.runs, [status]: (sums.runs[status] ?? 0) + 1 } } };
  }

  private add(more: Partial<Omit<ServiceSums, 'runs'>>): void {
    const { sums } = this.noted;
    const added = Object.entries(more).map(([name, value]) => [name, sums[name as keyof Omit<ServiceSums, 'runs'>] + value]);
    this.noted = { ...this.noted, sums: { ...sums, ...Object.fromEntries(added) } };
  }
}
