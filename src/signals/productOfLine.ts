import type { ProductLine } from '../domain/settings.ts';
import { compileCondition } from '../soql/compileCondition.ts';
import { compileInner } from '../soql/compileQuery.ts';
import { duckDbDialect } from '../soql/duckDbDialect.ts';
import { plain, sql } from '../soql/sqlText.ts';
import { TableJoins } from '../soql/tableJoins.ts';
import { RecordReader } from './resolve/recordReader.ts';
import type { SignalContext } from './signalContext.ts';

/** A text as a SOQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/**
 * Condition in SOQL that a row's product (Product2Id) belongs to a line: by its family, else by its code, else by the line's
 * filter on products.
 *
 * @returns  undefined where the line names no product
 * @example  productOf({ productFamily: 'Platform', ... }) // "Product2.Family = 'Platform'"
 */
export function productOf(line: ProductLine): string | undefined {
  const { productFamily: family = '', productCode: code = '', productFilter = '' } = line;
  if (family !== '') return `Product2.Family = ${literal(family)}`;
  if (code !== '') return `Product2.ProductCode = ${literal(code)}`;
  return productFilter.trim() === '' ? undefined : `Product2Id IN (SELECT Id FROM Product2 WHERE ${productFilter})`;
}

/** True for a line that names its products by a filter alone. */
function isByFilter({ productFamily = '', productCode = '', productFilter = '' }: ProductLine): boolean {
  return productFamily === '' && productCode === '' && productFilter.trim() !== '';
}

/**
 * Keys of the product lines whose filter finds a product, by its id; lines that name a family or a code are not among them.
 *
 * Reads the fact store only. Empty where products were not pulled; filters have been checked with the settings.
 */
export async function readFilteredProducts(context: SignalContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const line of context.settings.productLines.filter(isByFilter)) {
    for (const id of await idsOf(line, context)) found.set(id, [...(found.get(id) ?? []), line.key]);
  }
  return found;
}

async function idsOf({ record, productFilter }: ProductLine, context: SignalContext): Promise<readonly string[]> {
  const product = context.schema.object('Product2');
  const condition = product && new RecordReader(record, context.lookup).filter('Product_Filter__c', product, productFilter);
  if (product === undefined || condition === undefined) return [];
  const { instant, timeZone } = context.asOf;
  const joins = new TableJoins(context.binding, 'p');
  const where = compileCondition(
    condition,
    { dialect: duckDbDialect, binding: context.binding, moment: { instant, timeZone }, joins, innerPrefix: 's' },
    compileInner
  );
  const visible = joins.visible('Product2', joins.root, 'root');
  const id = plain(`${joins.root}.${context.binding.column('Product2', 'Id')}`);
  const seen = visible === undefined ? plain('') : plain(` and ${visible}`);
  const statement = sql`select ${id} as id\n${joins.from('Product2')}\nwhere ${where}${seen}\norder by 1`;
  return (await context.facts.rows(statement.text, statement.parameters)).map((row) => String(row['id']));
}
