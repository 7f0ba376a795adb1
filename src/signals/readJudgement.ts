import type { OverrideFact, PulseFact } from '../domain/judgement.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { oldestFirst } from './oldestFirst.ts';
import { rowsFor } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';
import { dayOf, notAfter } from './timeSql.ts';

/** What people said about accounts. */
export type Judgement = { readonly overrides: readonly OverrideFact[]; readonly pulses: readonly PulseFact[] };

/** The five words of a pulse, the worst first. */
const STEPS = ['Very worried', 'Worried', 'Neutral', 'Confident', 'Very confident'];

/**
 * Overrides and newest pulses of the accounts asked about, as far as they were written by `asOf`. Reads the store only;
 * empty where the org has no such records or they were not pulled.
 */
export async function readJudgement(context: SignalContext): Promise<Judgement> {
  const [overrides, pulses] = await Promise.all([
    readRows(context, 'Headroom_Health_Override__c', overrideFields),
    readRows(context, 'Headroom_Pulse__c', pulseFields)
  ]);
  const newest = new Map(pulses.map((row) => [String(row['account']), row]));
  return {
    overrides: overrides.map(overrideFact),
    pulses: [...newest.values()].flatMap((row) => {
      const step = STEPS.indexOf(text(row['Pulse__c'])) + 1;
      return step === 0 ? [] : [{ ...authored(row), step, on: text(row['made_on']) }];
    })
  };
}

const overrideFields = ['Kind__c', 'Scorecard__c', 'Measure__c', 'Value__c', 'Expires_On__c'];
const numbers = ['Value__c'];
const pulseFields = ['Pulse__c'];

type Row = Readonly<Record<string, unknown>>;

/** Rows of one of our objects that were there at `asOf`, the oldest first. */
async function readRows(context: SignalContext, object: string, names: readonly string[]): Promise<readonly Row[]> {
  const asked = rowsFor(context, { object, accountPath: 'Account__c' });
  const made = asked?.reader.path('', asked.source.object, 'CreatedDate');
  const author = asked?.reader.path('', asked.source.object, 'CreatedById');
  if (!asked || !made || !author) {
    return [];
  }
  const { query, reader, source } = asked;
  const createdAt = query.column(made);
  const columns = names.flatMap((name): readonly Sql[] => {
    const field = reader.path('', source.object, name);
    if (field === undefined) {
      return [];
    }
    const column = query.column(field);
    return [sql`, ${numbers.includes(name) ? sql`cast(${column} as double)` : column} as ${plain(`"${name}"`)}`];
  });
  query.where(notAfter(made, createdAt, context));
  const statement = sql`select ${query.id} as id, place.id as account, ${query.column(author)} as author,
  ${createdAt} as made_at, ${dayOf(made, createdAt, context)} as made_on${joinSql(columns, '')}
${query.body()}`;
  return oldestFirst(await context.facts.rows(statement.text, statement.parameters));
}

function overrideFact(row: Row): OverrideFact {
  const value = row['Value__c'];
  return {
    ...authored(row),
    kind: text(row['Kind__c']),
    scorecard: text(row['Scorecard__c']),
    measure: text(row['Measure__c']),
    ...(typeof value === 'number' ? { value } : {}),
    createdOn: text(row['made_on']),
    createdAt: text(row['made_at']),
    expiresOn: text(row['Expires_On__c'])
  };
}

function authored(row: Row): { readonly id: string; readonly accountId: string; readonly by: string } {
  return { id: text(row['id']), accountId: text(row['account']), by: text(row['author']) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
