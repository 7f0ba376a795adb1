import type { ExplainedRun } from '../../domain/explanation.ts';
import { readJsonIfAny, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';

const object = 'Headroom_Health_Run__c';
const newest = 'ORDER BY Started_At__c DESC LIMIT 1';

/** What the newest run that wrote says of the org, and whether a later one stopped; undefined where no run can be seen. */
export async function explainRun(reader: RowReader): Promise<ExplainedRun | undefined> {
  const fields = ['Started_At__c', 'Status__c', 'Report__c'];
  const [written] = await reader.rows({ object, fields, rest: `WHERE Status__c IN ('Done', 'Partly') ${newest}` });
  if (written === undefined) return undefined;
  const [last] = await reader.rows({ object, fields: ['Started_At__c', 'Status__c', 'Error__c'], rest: newest });
  const startedAt = textOf(written, 'Started_At__c') ?? '';
  const stopped = textOf(last, 'Status__c') ?? '';
  const report = readJsonIfAny('report', written['Report__c'], { field: 'Report__c', record: `${object} of ${startedAt}` });
  const held = Object.entries(report?.scorecards ?? {}).filter(([, { state }]) => state === 'held_back');
  return {
    startedAt,
    status: textOf(written, 'Status__c') ?? '',
    ...(stopped === 'Failed' || stopped === 'Paused'
      ? { stopped: { startedAt: textOf(last, 'Started_At__c') ?? '', status: stopped, error: textOf(last, 'Error__c') ?? null } }
      : {}),
    off: report?.off ?? {},
    warnings: report?.warnings ?? [],
    notSetUp: Object.fromEntries(Object.entries(report?.notSetUp ?? {}).filter(([key]) => !held.some(([one]) => one === key))),
    ...(held.length === 0
      ? {}
      : { heldBack: Object.fromEntries(held.map(([key, { numbers, of, needed }]) => [key, { numbers, of, needed }])) })
  };
}
