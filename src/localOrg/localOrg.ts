import { OrgClock } from './clock.ts';
import { Database } from './database.ts';
import { ChangeEvents } from './events/changeEvents.ts';
import { OpenTransactions } from './faults/openTransactions.ts';
import { OrgFaults } from './faults/orgFaults.ts';
import { RequestLog } from './http/requestLog.ts';
import { serveComputedFields } from './records/formulaFields.ts';
import { OrgSchema } from './schema/orgSchema.ts';
import { upgradeHistories } from './schema/upgradeHistories.ts';

/** Sizes that tests make smaller; the defaults are the platform's. */
export type OrgLimits = {
  /** Calls a day, as `/limits` and `Sforce-Limit-Info` report them. */
  readonly dailyApiRequests: number;
  /** Requests a second before 429; a bound for runaway clients, above what one process can serve. */
  readonly requestsPerSecond: number;
  /** Records of one query page where the client names no size. */
  readonly queryPageSize: number;
  /** Bulk 2.0 jobs of one page of a job list. */
  readonly jobListSize: number;
  /** Rows of one Bulk 2.0 result page where the client names no `maxRecords`. */
  readonly bulkPageRows: number;
  readonly fileStorageMb: number;
  readonly dataStorageMb: number;
  /** Milliseconds that a Bulk job or a deploy rests in each of its states, so that a test sees them; 0 = runs on at once. */
  readonly jobStepMs: number;
};

export const defaultLimits: OrgLimits = {
  dailyApiRequests: 100_000,
  requestsPerSecond: 10_000,
  queryPageSize: 2000,
  jobListSize: 1000,
  bulkPageRows: 50_000,
  fileStorageMb: 10_240,
  dataStorageMb: 10_240,
  jobStepMs: 0
};

/** The org itself: everything that outlives a request. */
export class LocalOrg {
  readonly folder: string;
  readonly database: Database;
  readonly schema: OrgSchema;
  readonly clock: OrgClock;
  readonly limits: OrgLimits;
  /** What goes wrong on purpose; nothing unless somebody switches it on. */
  readonly faults = new OrgFaults();
  /** Transactions that a fault keeps open. */
  readonly transactions = new OpenTransactions();
  /** What the org was asked since its process began. */
  readonly requests = new RequestLog();
  /** What Change Data Capture tells. */
  readonly events: ChangeEvents;
  /** Address of the running server, without a slash at the end. */
  url = '';
  /** Rises when users, roles or permissions change. */
  permissionVersion = 0;
  /** True once the org was closed: jobs stop at their next step. */
  isClosed = false;
  readonly #apiCalls: { day: string; count: number } = { day: '', count: 0 };

  constructor(folder: string, limits: OrgLimits) {
    this.folder = folder;
    this.limits = limits;
    this.database = new Database(`${folder}/local-org.sqlite`);
    this.clock = new OrgClock(this.database);
    this.schema = new OrgSchema(this.database);
    this.events = new ChangeEvents(this.database);
    upgradeHistories(this.database);
    serveComputedFields(this);
  }

  /** 18 characters, beginning with `00DLOCAL0`. */
  get id(): string {
    return this.database.setting('orgId') ?? '';
  }

  /** Time zone of the company: dates of the org are days there. */
  get timeZone(): string {
    const row = this.database.statement('select "TimeZoneSidKey" as zone from "Organization"').get();
    return String(row?.['zone'] ?? 'GMT');
  }

  /** Counts one API call and returns how many there were on this day of the org. */
  countCall(): number {
    this.addCalls(1);
    return this.#apiCalls.count;
  }

  /** Counts calls on this day, of whomever; a negative number takes them back. */
  addCalls(count: number): void {
    const day = this.clock.stamp().slice(0, 10);
    if (this.#apiCalls.day !== day) {
      this.#apiCalls.day = day;
      this.#apiCalls.count = 0;
    }
    this.#apiCalls.count = Math.max(0, this.#apiCalls.count + count);
  }

  get callsToday(): number {
    return this.#apiCalls.count;
  }

  close(): void {
    this.isClosed = true;
    this.database.close();
  }
}
