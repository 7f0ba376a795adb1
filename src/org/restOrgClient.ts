import { HealthError } from '../domain/healthError.ts';
import { ingestParts } from './bulkIngest.ts';
import type { BulkOptions } from './bulkJob.ts';
import { exportPages } from './bulkQuery.ts';
import { listenForChanges } from './changeEvents.ts';
import { readChangedIds } from './changedIds.ts';
import type { ChangedIds } from './changedIds.ts';
import { CompositeReads } from './compositeReads.ts';
import { CompositeSaves } from './compositeSaves.ts';
import { hasNullLookalike } from './csvWriter.ts';
import { describeObject } from './describeObject.ts';
import { endOldIngests } from './endOldIngests.ts';
import type { ExportOptions } from './downloadJournal.ts';
import type {
  CallBudget,
  CallShares,
  ChangeListener,
  ObjectDescribe,
  OrgClient,
  OrgIdentity,
  OrgRecord,
  OrgUsage,
  Receipt,
  SaveRequest,
  SpoolPage
} from './orgClient.ts';
import { readUsage } from './orgUsage.ts';
import { queryCount, queryRecords } from './restQuery.ts';
import type { Wire } from './wire.ts';

/** The door to one org over REST and Bulk 2.0. Describes are asked once, and reads of one turn share a call. */
export class RestOrgClient implements OrgClient {
  readonly identity: OrgIdentity;
  private readonly wire: Wire;
  private readonly bulk: BulkOptions;
  private readonly reads: CompositeReads;
  private readonly saves: CompositeSaves;
  private readonly describes = new Map<string, Promise<ObjectDescribe>>();

  constructor(wire: Wire, identity: OrgIdentity, bulk: BulkOptions = {}) {
    this.wire = wire;
    this.identity = identity;
    this.bulk = bulk;
    this.reads = new CompositeReads(wire, identity.apiVersion);
    this.saves = new CompositeSaves(wire, identity.apiVersion);
  }

  /** Asked anew each time: the org's clock is the only one that windows may be cut by. */
  async now(): Promise<string> {
    const reply = await this.wire.send({ method: 'GET', path: '/services/data', counts: false });
    await reply.body?.cancel();
    const date = new Date(reply.headers.get('date') ?? '');
    if (Number.isNaN(date.getTime()))
      throw new HealthError('RequestRefused', ['NO_DATE', 'the org sent no Date header', 'GET /services/data']);
    return date.toISOString();
  }

  get heardAt(): string | undefined {
    return this.wire.heardAt;
  }

  async describe(object: string): Promise<ObjectDescribe> {
    const known = this.describes.get(object);
    if (known !== undefined) return known;
    const asked = describeObject(this.reads, this.version, object);
    this.describes.set(object, asked);
    // What failed is asked again the next time.
    asked.catch(() => this.describes.delete(object));
    return asked;
  }

  async query(soql: string, options: { readonly deleted?: boolean } = {}): Promise<readonly OrgRecord[]> {
    return queryRecords(this.reads, this.version, { soql, ...options });
  }

  async count(soql: string, options: { readonly deleted?: boolean } = {}): Promise<number> {
    return queryCount(this.reads, this.version, { soql, ...options });
  }

  async changedIds(object: string, from: string, to: string): Promise<ChangedIds> {
    return readChangedIds(this.reads, this.version, { object, from, to });
  }

  async exportRows(soql: string, folder: string, options: ExportOptions = {}): Promise<readonly SpoolPage[]> {
    return exportPages(this.wire, this.version, { soql, folder, ...options }, this.bulk);
  }

  async saveRows(request: SaveRequest): Promise<readonly Receipt[]> {
    return this.saves.save(request);
  }

  /** Rows with the text `#N/A`, which Bulk 2.0 would take for null, go by collections. */
  async ingestRows(request: SaveRequest): Promise<readonly Receipt[]> {
    const { userId } = this.identity;
    if (request.wereSent === true) await endOldIngests(this.wire, this.version, { object: request.object, userId });
    const places = Map.groupBy(request.rows.keys(), (place) => hasNullLookalike(request.rows[place] ?? {}));
    const [plain, lookalikes] = [places.get(false) ?? [], places.get(true) ?? []];
    if (lookalikes.length === 0) return ingestParts(this.wire, this.version, request, this.bulk);
    const receipts = new Map<number, Receipt>();
    const note = (part: readonly number[], found: readonly Receipt[]): void =>
      found.forEach((each, i) => receipts.set(part[i] ?? -1, each));
    note(plain, await ingestParts(this.wire, this.version, partOf(request, plain), this.bulk));
    note(lookalikes, await this.saveRows(partOf(request, lookalikes)));
    return request.rows.map((_, place) => {
      const receipt = receipts.get(place);
      if (receipt === undefined) throw new HealthError('BulkPageIncomplete', [request.object, 'a row has no result']);
      return receipt;
    });
  }

  async usage(): Promise<OrgUsage> {
    return readUsage(this.wire, this.version);
  }

  get budget(): CallBudget {
    return this.wire.budget.numbers;
  }

  async listen(objects: readonly string[], listener: ChangeListener, signal: AbortSignal): Promise<void> {
    await listenForChanges({ wire: this.wire, apiVersion: this.version, objects, listener, signal });
  }

  startRun(): void {
    this.describes.clear();
    this.wire.budget.startRun();
  }

  releaseHeldCalls(): void {
    this.wire.budget.releaseHeldCalls();
  }

  limitCalls(shares: CallShares): void {
    this.wire.budget.limit(shares);
  }

  private get version(): string {
    return this.identity.apiVersion;
  }
}

/** Some rows of a request, by their places, with what they lock. */
function partOf(request: SaveRequest, places: readonly number[]): SaveRequest {
  const { rows, parents } = request;
  const part = { ...request, rows: places.map((place) => rows[place] ?? {}) };
  return parents === undefined ? part : { ...part, parents: places.map((place) => parents[place] ?? '') };
}
