import { dayNumber } from '../../soql/calendar.ts';
import { sql } from '../../soql/sqlText.ts';
import { rowsFor } from '../rowsFor.ts';
import type { SignalContext } from '../signalContext.ts';

/**
 * Day on which each account was last asked for a recommendation, or last gave one where no sent date is kept, in the order of the
 * accounts; days since 1970-01-01, NaN = never, or answers were not pulled.
 */
export async function readLastAsked(context: SignalContext): Promise<Float64Array> {
  const last = new Float64Array(context.accounts.length).fill(NaN);
  const asked = rowsFor(context, { object: 'Headroom_Survey_Response__c', accountPath: 'Account__c', filter: "Kind__c = 'NPS'" });
  const answered = asked?.reader.path('', asked.source.object, 'Answered_On__c');
  if (!asked || !answered) return last;
  const { query, reader, source } = asked;
  const sent = reader.path('', source.object, 'Sent_On__c');
  const on = sent ? sql`coalesce(${query.column(sent)}, ${query.column(answered)})` : query.column(answered);
  const statement = sql`select place.place as place, cast(max(${on}) as varchar) as day
${query.body()}
group by 1`;
  for (const { place, day } of await context.facts.rows(statement.text, statement.parameters)) {
    if (typeof day === 'string') last[Number(place)] = dayNumber(day.slice(0, 10));
  }
  return last;
}
