import type { JobInfo } from './job.ts';

/** The job as the resource answers it. */
export function jobReply(job: JobInfo, isNew = false): Record<string, unknown> {
  const { kind, numberRecordsFailed, numberRecordsProcessed, totalProcessingTime } = job;
  const common = {
    id: job.id,
    operation: job.operation,
    object: job.object,
    state: job.state,
    apiVersion: job.apiVersion,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...(job.externalIdFieldName ? { externalIdFieldName: job.externalIdFieldName } : {}),
    ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
    createdById: job.userId,
    createdDate: job.createdDate.replace('Z', '+0000'),
    systemModstamp: job.systemModstamp.replace('Z', '+0000'),
    concurrencyMode: 'Parallel',
    contentType: 'CSV'
  };
  const place = kind === 'ingest' ? { contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches` } : {};
  if (isNew) return { ...common, ...place };
  const progress = { jobType: kind === 'query' ? 'V2Query' : 'V2Ingest', numberRecordsProcessed, retries: 0, totalProcessingTime };
  if (kind === 'query') return { ...common, ...progress, isPkChunkingSupported: true };
  return { ...common, ...place, ...progress, numberRecordsFailed, apexProcessingTime: 0, apiActiveProcessingTime: totalProcessingTime };
}
