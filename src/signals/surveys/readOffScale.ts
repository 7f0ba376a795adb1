import type { OffScale } from '../../domain/countedRows.ts';
import { sql } from '../../soql/sqlText.ts';
import { answerOf, isSurvey } from './readSurveys.ts';
import type { ResolvedSignal } from '../resolve/resolvedSignal.ts';
import { RowQuery } from '../rowQuery.ts';
import type { SignalContext } from '../signalContext.ts';

/** Counts answers outside their scale, for the data-quality report: they count for nothing. Reads the fact store only. */
export async function readOffScale(context: SignalContext): Promise<readonly OffScale[]> {
  const surveys = [...context.resolved].filter(([, signal]) => isSurvey(signal));
  return Promise.all(surveys.map(([key, signal]) => countOffScale(key, signal, context)));
}

async function countOffScale(key: string, resolved: ResolvedSignal, context: SignalContext): Promise<OffScale> {
  const query = new RowQuery(resolved, context).filter(resolved.filter);
  if (resolved.value) query.where(sql`${query.column(resolved.value)} is not null`);
  const { valid } = answerOf(resolved, query);
  const statement = sql`select count(*) as answers, count(*) filter (where ${valid} is not true) as wrong\n${query.body()}`;
  const { answers, wrong } = await context.facts.numbers(statement.text, statement.parameters);
  const { object = '', field = '' } = resolved.signal;
  return { signal: key, object, field, count: wrong?.[0] ?? 0, of: answers?.[0] ?? 0 };
}
