import { existsSync, truncateSync } from 'node:fs';
import type { LocalOrg } from '../localOrg.ts';
import { csvMarks, quoteCell } from './csv.ts';
import type { RowResult } from './ingestRow.ts';
import { jobFile, type JobInfo, type ResultBytes } from './job.ts';
import { LineFile } from './lineFile.ts';

const names = { successful: 'successfulResults.csv', failed: 'failedResults.csv', unprocessed: 'unprocessedrecords.csv' };

/** The three files that tell what became of the rows of an ingest job. */
export class ResultFiles {
  readonly #delimiter: string;
  readonly #ending: string;
  readonly #successful: LineFile;
  readonly #failed: LineFile;
  readonly #unprocessed: LineFile;

  constructor(org: LocalOrg, job: JobInfo) {
    const { delimiter, ending } = csvMarks(job);
    this.#delimiter = delimiter;
    this.#ending = ending;
    this.#successful = new LineFile(jobFile(org, job, names.successful));
    this.#failed = new LineFile(jobFile(org, job, names.failed));
    this.#unprocessed = new LineFile(jobFile(org, job, names.unprocessed));
  }

  addHeader(header: readonly string[]): void {
    const line = this.#line(header);
    this.#successful.add(`"sf__Id"${this.#delimiter}"sf__Created"${this.#delimiter}${line}`);
    this.#failed.add(`"sf__Id"${this.#delimiter}"sf__Error"${this.#delimiter}${line}`);
    this.#unprocessed.add(line);
  }

  addResult(cells: readonly string[], result: RowResult): void {
    const line = this.#line(cells);
    if (result.ok) this.#successful.add(`"${result.id}"${this.#delimiter}"${result.created}"${this.#delimiter}${line}`);
    else this.#failed.add(`"${result.id}"${this.#delimiter}${quoteCell(result.error)}${this.#delimiter}${line}`);
  }

  addUnprocessed(cells: readonly string[]): void {
    this.#unprocessed.add(this.#line(cells));
  }

  /** Writes what was added and says how long the files of finished rows are now. */
  flush(): ResultBytes {
    return { successful: this.#successful.flush(), failed: this.#failed.flush() };
  }

  close(): void {
    for (const file of [this.#successful, this.#failed, this.#unprocessed]) file.close();
  }

  #line(cells: readonly string[]): string {
    return cells.map(quoteCell).join(this.#delimiter) + this.#ending;
  }
}

/** Takes from the files what was written for rows that were not kept. */
export function cutResults(org: LocalOrg, job: JobInfo): void {
  const { successful = 0, failed = 0 } = job.resultBytes ?? {};
  cut(jobFile(org, job, names.successful), successful);
  cut(jobFile(org, job, names.failed), failed);
}

function cut(path: string, bytes: number): void {
  if (existsSync(path)) truncateSync(path, bytes);
}

/** A new file for the rows of a job that nothing became of. */
export function unprocessedFile(org: LocalOrg, job: JobInfo): LineFile {
  return new LineFile(jobFile(org, job, names.unprocessed));
}
