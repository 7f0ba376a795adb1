import type { PriceEntry } from '../domain/priceEntry.ts';
import type { ProductLine } from '../domain/settings.ts';
import { sql } from '../soql/sqlText.ts';
import { oldestFirst } from './oldestFirst.ts';
import { createdOf } from './resolve/resolveSignal.ts';
import { productOf, readFilteredProducts } from './productOfLine.ts';
import { rowsFor } from './rowsFor.ts';
import type { RowQuestion } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';
import { dayOf } from './timeSql.ts';

/** One record id per account, undefined = none; by product line key. */
export type RecordsByLine = Readonly<Record<string, readonly (string | undefined)[]>>;

/** An asset of a competitor for each account and product line; of several the one with the lowest id. */
export async function readCompetitors(context: SignalContext): Promise<RecordsByLine> {
  return byLine(context, (line) => {
    const product = productOf(line);
    if (product === undefined) return [];
    const filter = `IsCompetitorProduct = true AND Status != 'Obsolete' AND ${product}`;
    return [{ object: 'Asset', accountPath: 'AccountId', id: 'Id', filter }];
  });
}

/** Where a record id is looked for: the first question that knows one wins. */
type IdQuestion = RowQuestion & { readonly id: string };

async function byLine(context: SignalContext, questionsOf: (line: ProductLine) => readonly IdQuestion[]): Promise<RecordsByLine> {
  const idsOf = async (line: ProductLine): Promise<readonly [string, readonly (string | undefined)[]]> => {
    const ids = new Array<string | undefined>(context.accounts.length).fill(undefined);
    for (const question of questionsOf(line)) await fillIds(ids, question, context);
    return [line.key, ids];
  };
  return Object.fromEntries(await Promise.all(context.settings.productLines.map(idsOf)));
}

async function fillIds(ids: (string | undefined)[], question: IdQuestion, context: SignalContext): Promise<void> {
  const asked = rowsFor(context, question);
  const id = asked && asked.reader.path('', asked.source.object, question.id);
  if (!asked || !id) return;
  const column = asked.query.column(id);
  const statement = sql`select place.place as place, min(${column}) as id\n${asked.query.body()}\ngroup by 1`;
  for (const row of await context.facts.rows(statement.text, statement.parameters)) ids[Number(row['place'])] ??= String(row['id']);
}

/** Active entries of the standard price book, of active products, ordered by id. Empty where price books were not pulled. */
export async function readPrices(context: SignalContext): Promise<readonly PriceEntry[]> {
  const has = (object: string, field: string): boolean =>
    context.schema.object(object)?.fields.some((each) => each.name === field) === true;
  if (!has('PricebookEntry', 'UnitPrice') || !has('Product2', 'Family')) return [];
  const currency = has('PricebookEntry', 'CurrencyIsoCode') ? `e."CurrencyIsoCode"` : `''`;
  const code = has('Product2', 'ProductCode') ? `p."ProductCode"` : 'null';
  const standard = has('Pricebook2', 'IsStandard') ? `join "Pricebook2" as b on b."Id" = e."Pricebook2Id" and b."IsStandard"` : '';
  const active = has('Product2', 'IsActive') ? ` and p."IsActive"` : '';
  const rows = await context.facts.rows(
    `select p."Id" as product, p."Family" as family, ${code} as code, ${currency} as currency, cast(e."UnitPrice" as double) as amount
     from "PricebookEntry" as e
     join "Product2" as p on p."Id" = e."Product2Id"${active}
     ${standard}
     where e."IsActive" and e."UnitPrice" is not null
     order by e."Id"`
  );
  const lines = await readFilteredProducts(context);
  return rows.map((row) => ({
    family: row['family'] === null ? undefined : String(row['family']),
    code: row['code'] === null ? undefined : String(row['code']),
    currency: String(row['currency'] ?? ''),
    amount: Number(row['amount']),
    ...withLines(lines.get(String(row['product'])))
  }));
}

function withLines(lines: readonly string[] | undefined): Pick<PriceEntry, 'lines'> {
  return lines === undefined ? {} : { lines };
}

/** A rep's answer about a product line of an account. */
export type FeedbackAnswer = {
  readonly id: string;
  readonly accountId: string;
  readonly productLine: string;
  readonly answer: string;
  /** Calendar day on which it was given, in the org's zone. */
  readonly on: string;
  readonly until?: string;
};

/** Answers of reps on the accounts asked about, oldest first. */
export async function readFeedback(context: SignalContext): Promise<readonly FeedbackAnswer[]> {
  const asked = rowsFor(context, { object: 'Headroom_Whitespace_Feedback__c', accountPath: 'Account__c' });
  const created = asked && createdOf(asked.source.object, context.schema);
  if (!asked || !created) return [];
  const on = dayOf(created, asked.query.column(created), context);
  const statement = sql`select t0."Id" as id, place.id as account, "Product_Line__c" as line, "Answer__c" as answer, "Until__c" as until, cast(${on} as varchar) as day, t0."CreatedDate" as made_at\n${asked.query.body()}`;
  const rows = await context.facts.rows(statement.text, statement.parameters);
  return oldestFirst(rows).map((row) => ({
    id: String(row['id']),
    accountId: String(row['account']),
    productLine: String(row['line'] ?? ''),
    answer: String(row['answer'] ?? ''),
    on: String(row['day']),
    ...(row['until'] === null ? {} : { until: String(row['until']) })
  }));
}
