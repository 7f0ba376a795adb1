import type { ImportFinding } from '../../domain/importResult.ts';
import { findingAt } from '../../imports/answer.ts';
import type { SurveyRow } from '../../imports/surveyRow.ts';
import { classifyRow } from '../../org/classifyError.ts';
import type { OrgClient, Receipt } from '../../org/orgClient.ts';
import { bulkFrom } from '../../writeback/writeGroups.ts';

/** Rows held in memory at once. */
const rowsAtOnce = 20_000;
/** Tries of a row that finds its account locked. */
const triesARow = 5;
const firstPauseMs = 1000;

export type LinedRow = { readonly line: number; readonly row: SurveyRow };

export type WriterOptions = {
  readonly client: OrgClient;
  readonly object: string;
  /** Rows that will come: many go by Bulk. */
  readonly total: number;
  readonly onWritten?: (rows: number) => void;
  readonly pause?: (ms: number) => Promise<void>;
};

/**
 * Writes rows by their `Key__c`, so many at a time that memory holds them: by collections, above 2,000 by Bulk 2.0.
 *
 * Rows of one account go next to one another, so that the org's own batches lock an account once; a row that meets a lock is
 * tried again, any other refusal becomes a finding with the org's words. A repeat writes the same.
 */
export class ImportWriter {
  private readonly options: WriterOptions;
  private open: LinedRow[] = [];
  private created = 0;
  private updated = 0;
  private readonly refused: ImportFinding[] = [];

  constructor(options: WriterOptions) {
    this.options = options;
  }

  async add(row: LinedRow): Promise<void> {
    this.open.push(row);
    if (this.open.length >= rowsAtOnce) await this.send();
  }

  async end(): Promise<{ readonly created: number; readonly updated: number; readonly refused: readonly ImportFinding[] }> {
    await this.send();
    return { created: this.created, updated: this.updated, refused: this.refused };
  }

  private async send(): Promise<void> {
    const pause = this.options.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
    let rows: readonly LinedRow[] = this.open.toSorted((a, b) => accountOf(a).localeCompare(accountOf(b)) || a.line - b.line);
    this.open = [];
    for (let attempt = 1; rows.length > 0; attempt += 1) {
      const receipts = await this.request(rows, attempt);
      const again: LinedRow[] = [];
      for (const [at, each] of rows.entries()) {
        const receipt = receipts[at];
        if (receipt === undefined) throw new Error(`no receipt for line ${each.line}`);
        if (!receipt.ok && attempt < triesARow && classifyRow(receipt.code) === 'retry') again.push(each);
        else this.settle(each, receipt);
      }
      this.options.onWritten?.(this.created + this.updated);
      if (again.length > 0) await pause(firstPauseMs * 2 ** (attempt - 1));
      rows = again;
    }
  }

  private request(rows: readonly LinedRow[], attempt: number): Promise<readonly Receipt[]> {
    const { client, object, total } = this.options;
    const request = { object, operation: 'upsert', externalId: 'Key__c', rows: rows.map(({ row }) => row) } as const;
    return attempt === 1 && total > bulkFrom ? client.ingestRows(request) : client.saveRows(request);
  }

  private settle({ line, row }: LinedRow, receipt: Receipt): void {
    if (!receipt.ok) {
      const details = [receipt.code, receipt.message];
      this.refused.push(findingAt({ line, column: receipt.fields[0] ?? 'Key__c', value: String(row['Key__c']), code: 'refused', details }));
    } else if (receipt.created) this.created += 1;
    else this.updated += 1;
  }
}

function accountOf({ row }: LinedRow): string {
  return String(row['Account__c']);
}
