import { isSensitive } from '../domain/hiddenValues.ts';
import type { FieldRef } from '../soql/checkedQuery.ts';
import { plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { readOwnSignals } from './ownSignals.ts';
import type { RowQuery } from './rowQuery.ts';
import { rowsFor } from './rowsFor.ts';
import type { RowQuestion } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';
import { dayIndex } from './timeSql.ts';

/** Facts of accounts beside their signals, in the order of the accounts. Days are counted from 1970-01-01. */
export type AccountFacts = {
  /** Account.NumberOfEmployees; NaN = empty. */
  readonly employees: Float64Array;
  /** ISO code; '' in an org with one currency. */
  readonly currencies: readonly string[];
  /** Close date of the first won opportunity; NaN = none. */
  readonly firstWonOn: Float64Array;
  /** Day of the last meeting: what the signal `meeting_days` counts from; NaN = none, no such signal, or a sensitive one. */
  readonly lastMeetingOn: Float64Array;
  /** Id of the success manager by the setting's path or team role; '' = nobody. */
  readonly successManagers: readonly string[];
};

const accountRows: RowQuestion = { object: 'Account', accountPath: 'Id' };
const meetingSignal = 'meeting_days';

/** Reads what the account summary shows. A field that the org lacks is empty for all. */
export async function readAccountFacts(context: SignalContext): Promise<AccountFacts> {
  const { general } = context.settings;
  const none = new Float64Array(context.accounts.length).fill(NaN);
  const won = { object: 'Opportunity', accountPath: 'AccountId', filter: 'IsWon = true AND CloseDate <= TODAY' };
  const role = general.successManagerTeamRole?.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const team = { object: 'AccountTeamMember', accountPath: 'AccountId', filter: `TeamMemberRole = '${role ?? ''}'` };
  const byPath = general.successManagerPath;
  const meeting = context.resolved.get(meetingSignal)?.signal;
  const tellsMeetings = meeting !== undefined && !isSensitive(context.settings, meeting);
  const [employees, currencies, firstWonOn, meetings, successManagers] = await Promise.all([
    readNumbers(context, accountRows, { path: 'NumberOfEmployees', of: (column) => sql`max(${column})` }),
    readTexts(context, accountRows, 'CurrencyIsoCode'),
    readNumbers(context, won, { path: 'CloseDate', of: (column) => dayIndex(sql`min(${column})`) }),
    tellsMeetings ? readOwnSignals(context, [meetingSignal]) : undefined,
    byPath === undefined ? readTexts(context, team, 'UserId') : readTexts(context, accountRows, byPath)
  ]);
  return { employees, currencies, firstWonOn, lastMeetingOn: meetings?.get(meetingSignal)?.on ?? none, successManagers };
}

/** A text or id of each account; of several rows the lowest; '' = none. */
async function readTexts(context: SignalContext, question: RowQuestion, path: string): Promise<readonly string[]> {
  const texts = new Array<string>(context.accounts.length).fill('');
  const statement = statementOf(context, question, { path, of: (column) => sql`min(cast(${column} as varchar))` });
  if (!statement) return texts;
  for (const row of await context.facts.rows(statement.text, statement.parameters)) {
    if (row['value'] !== null) texts[Number(row['place'])] = String(row['value']);
  }
  return texts;
}

type Wanted = { readonly path: string; readonly of: (column: Sql) => Sql };

async function readNumbers(context: SignalContext, question: RowQuestion, wanted: Wanted): Promise<Float64Array> {
  const values = new Float64Array(context.accounts.length).fill(NaN);
  const statement = statementOf(context, question, wanted);
  if (!statement) return values;
  const { place = new Float64Array(), value = new Float64Array() } = await context.facts.numbers(statement.text, statement.parameters);
  for (const [row, at] of place.entries()) values[at] = value[row] ?? NaN;
  return values;
}

/** Columns `place` and `value`; undefined where the org has no such object or field. */
function statementOf(context: SignalContext, question: RowQuestion, { path, of }: Wanted): Sql | undefined {
  const asked = rowsFor(context, question);
  const ref: FieldRef | undefined = asked && asked.reader.path('', asked.source.object, path);
  if (!asked || !ref) return undefined;
  const query: RowQuery = asked.query;
  const value = of(query.column(ref));
  return sql`select place.place as place, ${value} as value\n${query.body()}\ngroup by ${plain('1')}`;
}
