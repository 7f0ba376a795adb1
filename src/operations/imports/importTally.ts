import type { ImportFinding, ImportResult, MapProblem } from '../../domain/importResult.ts';
import type { SurveyRow } from '../../imports/surveyRow.ts';
import type { OrgClient } from '../../org/orgClient.ts';

/** One row of the file judged: the record to write, what is wrong, or neither where an earlier row says the same. */
export type JudgedRow = { readonly line: number; readonly row?: SurveyRow; readonly findings: readonly ImportFinding[] };

/** The import that is counted. */
type Tallied = { readonly client: OrgClient; readonly file: string; readonly dryRun?: boolean };

/** Findings that a result names; all of them are counted. */
const mostFindings = 1000;

/** Counts of one import. */
export class ImportTally {
  rows = 0;
  good = 0;
  bad = 0;
  private repeated = 0;
  private created = 0;
  private updated = 0;
  private findingsInAll = 0;
  private readonly findings: ImportFinding[] = [];
  private readonly strange = new Set<string>();
  private readonly request: Tallied;

  constructor(request: Tallied) {
    this.request = request;
  }

  take({ row, findings }: JudgedRow, touchpoints: ReadonlySet<string>): void {
    this.rows += 1;
    if (findings.length > 0) this.bad += 1;
    else if (row) this.good += 1;
    else this.repeated += 1;
    this.name(findings);
    const touchpoint = row?.['Touchpoint__c'];
    if (typeof touchpoint === 'string' && !touchpoints.has(touchpoint.toLowerCase())) this.strange.add(touchpoint);
  }

  written({
    created,
    updated,
    refused
  }: {
    readonly created: number;
    readonly updated: number;
    readonly refused: readonly ImportFinding[];
  }): void {
    this.created = created;
    this.updated = updated;
    this.good -= refused.length;
    this.bad += refused.length;
    this.name(refused);
  }

  async result(status: ImportResult['status'], mapProblems: readonly MapProblem[] = []): Promise<ImportResult> {
    const { rows, created, updated, good, bad, repeated, findings, findingsInAll } = this;
    const { client, file, dryRun = false } = this.request;
    const { callsThisRun } = await client.usage();
    return {
      ...{ status, dryRun, file, rows, created, updated, good, bad, repeated, findings, findingsInAll, mapProblems },
      unknownTouchpoints: [...this.strange].sort(),
      apiCalls: callsThisRun
    };
  }

  private name(findings: readonly ImportFinding[]): void {
    this.findingsInAll += findings.length;
    this.findings.push(...findings.slice(0, mostFindings - this.findings.length));
  }
}
