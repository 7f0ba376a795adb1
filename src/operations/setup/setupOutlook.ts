import { HealthError } from '../../domain/healthError.ts';
import type { SetupOutlook, SetupQuestions } from '../../domain/setupResult.ts';
import type { RecordModel } from '../../metadata/model.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { previewConfig } from '../config/preview.ts';

/** Above this a look at all customers takes minutes and belongs into a command of its own. */
const mostAccounts = 2000;

/**
 * How customers spread over the bands with the records of a set-up, deployed or not. Reads the org, writes nothing.
 *
 * Settings that the org cannot use, or a full budget, end no set-up: the outlook says so by the name of the error.
 */
export async function setupOutlook(
  client: OrgClient,
  dataFolder: string,
  records: readonly RecordModel[],
  questions: SetupQuestions
): Promise<SetupOutlook> {
  const accounts = Math.max(0, ...questions.customers.map(({ count }) => count));
  if (accounts > mostAccounts) return { kind: 'large', accounts };
  const laid = records.map((record) => {
    const name = `${record.object.replace(/__mdt$/, '')}.${record.name}`;
    return { name, record, file: record.file, lines: new Map<string, number>() };
  });
  try {
    return { kind: 'preview', preview: await previewConfig({ client, dataFolder, folders: [], records: laid }) };
  } catch (error) {
    if (!(error instanceof HealthError)) throw error;
    return { kind: 'failed', name: error.name, values: error.values };
  }
}
