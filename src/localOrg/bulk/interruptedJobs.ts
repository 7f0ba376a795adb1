import { createReadStream, existsSync } from 'node:fs';
import type { LocalOrg } from '../localOrg.ts';
import { csvMarks, quoteCell } from './csv.ts';
import { CsvReader } from './csvReader.ts';
import { listJobs, saveJob, uploadPath, type JobInfo } from './job.ts';
import { cutResults, unprocessedFile } from './resultFiles.ts';

const pieceBytes = 1 << 19;

/** Marks what an earlier process left waiting or running: what it had finished is told row by row, the rest is unprocessed. */
export async function failInterruptedJobs(org: LocalOrg): Promise<void> {
  for (const kind of ['query', 'ingest'] as const) {
    for (const job of listJobs(org, kind)) {
      if (job.state !== 'InProgress' && job.state !== 'UploadComplete') continue;
      if (kind === 'ingest') await setRestAside(org, job);
      job.state = 'Failed';
      job.errorMessage = 'InternalServerError : The org was stopped while the job ran';
      saveJob(org, job);
    }
  }
}

/** Makes the results of a job that ended in the middle agree with the rows that were kept; a repeat is harmless. */
export async function setRestAside(org: LocalOrg, job: JobInfo): Promise<void> {
  cutResults(org, job);
  const upload = uploadPath(org, job);
  if (!existsSync(upload)) return;
  const { delimiter, ending } = csvMarks(job);
  const reader = new CsvReader(delimiter);
  const file = unprocessedFile(org, job);
  let at = 0;
  const take = (rows: readonly (readonly string[])[]): void => {
    for (const cells of rows) {
      if (at === 0 || at > job.numberRecordsProcessed) file.add(cells.map(quoteCell).join(delimiter) + ending);
      at++;
    }
  };
  try {
    for await (const piece of createReadStream(upload, { encoding: 'utf8', highWaterMark: pieceBytes })) take(reader.push(piece as string));
    take(reader.end());
  } finally {
    file.close();
  }
}
