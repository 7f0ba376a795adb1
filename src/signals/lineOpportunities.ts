import type { ProductLine } from '../domain/settings.ts';
import { sql } from '../soql/sqlText.ts';
import { literal, productOf } from './productOfLine.ts';
import { rowsFor } from './rowsFor.ts';
import type { RowQuestion } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';
import { dayOf } from './timeSql.ts';

/** Open opportunities by product line key, in the order of the accounts. */
export type OpenOpportunities = {
  /** The one that closes first; undefined = none is open. */
  readonly opportunities: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** How many are open. */
  readonly openCounts: Readonly<Record<string, Float64Array>>;
};

/** The lost opportunity that closed last of each account; undefined = none. By product line key. */
export type LostOpportunities = Readonly<Record<string, readonly (Dated | undefined)[]>>;

/** An opportunity and its close date, a calendar day; '' = it has none. */
type Dated = { readonly id: string; readonly on: string };

/** Where opportunities of a line are looked for; `id` and `date` are paths from the rows asked. */
type Question = RowQuestion & { readonly id: string; readonly date: string };

/**
 * The open opportunities of each account and product line: those that the line's own filter finds or, without such a filter,
 * those with a line item of the product or marked with the line's key. Reads the fact store only.
 */
export async function readOpenOpportunities(context: SignalContext): Promise<OpenOpportunities> {
  const found = await findByLine(context, (line) => {
    const filter = line.openOpportunityFilter?.trim() ?? '';
    return filter === '' ? byProduct(line, 'IsClosed = false') : [opportunity(`IsClosed = false AND (${filter})`)];
  });
  return {
    opportunities: Object.fromEntries(found.map(([key, rows]) => [key, rows.map((one) => first(one, earlier)?.id)])),
    openCounts: Object.fromEntries(found.map(([key, rows]) => [key, Float64Array.from(rows, ({ size }) => size)]))
  };
}

/**
 * The last attempt to sell each product line that was lost: by a line item of the product or the line's mark, or by the line's
 * own filter. One that is closed but dated ahead counts from its day. Reads the fact store only.
 */
export async function readLostOpportunities(context: SignalContext): Promise<LostOpportunities> {
  const condition = 'IsClosed = true AND IsWon = false AND CloseDate <= TODAY';
  const found = await findByLine(context, (line) => {
    const filter = line.openOpportunityFilter?.trim() ?? '';
    const own = filter === '' ? [] : [opportunity(`${condition} AND (${filter})`)];
    return [...byProduct(line, condition), ...own];
  });
  return Object.fromEntries(found.map(([key, rows]) => [key, rows.map((one) => first(one, later))]));
}

/** Close date by opportunity, for each account; by product line key. */
type Found = readonly ReadonlyMap<string, string>[];

function findByLine(
  context: SignalContext,
  questionsOf: (line: ProductLine) => readonly Question[]
): Promise<readonly (readonly [line: string, found: Found])[]> {
  const lines = context.settings.productLines;
  return Promise.all(lines.map(async (line) => [line.key, await find(context, questionsOf(line))] as const));
}

function opportunity(filter: string): Question {
  return { object: 'Opportunity', accountPath: 'AccountId', id: 'Id', date: 'CloseDate', filter };
}

/** Opportunities in some state that are marked with the line's key, or have a line item of its product. */
function byProduct(line: ProductLine, state: string): readonly Question[] {
  const marked = opportunity(`${state} AND Headroom_Product_Line__c = ${literal(line.key)}`);
  const product = productOf(line);
  if (product === undefined) return [marked];
  const ofItem = state.replaceAll(/\b(IsClosed|IsWon|CloseDate)\b/g, 'Opportunity.$1');
  return [
    marked,
    {
      ...{ object: 'OpportunityLineItem', accountPath: 'Opportunity.AccountId', id: 'OpportunityId', date: 'Opportunity.CloseDate' },
      filter: `${ofItem} AND ${product}`
    }
  ];
}

async function find(context: SignalContext, questions: readonly Question[]): Promise<Found> {
  const found = context.accounts.map(() => new Map<string, string>());
  const ask = async (question: Question): Promise<void> => {
    const asked = rowsFor(context, question);
    const id = asked?.reader.path('', asked.source.object, question.id);
    const date = asked?.reader.path('', asked.source.object, question.date);
    if (!asked || !id || !date) return;
    const day = sql`cast(${dayOf(date, asked.query.column(date), context)} as varchar)`;
    const columns = sql`place.place as place, ${asked.query.column(id)} as id, ${day} as closes`;
    const statement = sql`select distinct ${columns}\n${asked.query.body()}`;
    for (const row of await context.facts.rows(statement.text, statement.parameters)) {
      found[Number(row['place'])]?.set(String(row['id']), row['closes'] === null ? '' : String(row['closes']));
    }
  };
  await Promise.all(questions.map(ask));
  return found;
}

function first(rows: ReadonlyMap<string, string>, isBefore: (a: Dated, b: Dated) => boolean): Dated | undefined {
  let best: Dated | undefined;
  for (const [id, on] of rows) {
    const one = { id, on };
    if (best === undefined || isBefore(one, best)) best = one;
  }
  return best;
}

/** Closes earlier; without a date last, ties by id. */
function earlier(a: Dated, b: Dated): boolean {
  if (a.on === b.on) return a.id < b.id;
  return a.on !== '' && (b.on === '' || a.on < b.on);
}

/** Closed later; ties by id. */
function later(a: Dated, b: Dated): boolean {
  return a.on === b.on ? a.id < b.id : a.on > b.on;
}
