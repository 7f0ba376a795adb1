import type { FamilyFound, FoundPrice } from '../../domain/lineProposal.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { describeOrMissing } from '../../pull/preparePull.ts';
import { familyFilter, shapeOf } from './familyFilter.ts';
import { rowsOrNone } from './rowsOrNone.ts';

/** What one customer owns of a family today. */
export type OwnerRow = {
  /** Absent where no row of the customer has a quantity. */
  readonly quantity?: number;
  /** Assets or lines. */
  readonly rows: number;
  readonly industry?: string;
  readonly employees?: number;
  readonly hasAmount: boolean;
  readonly hasTerm: boolean;
};

/** The org returns no more groups than this in one answer. Source: SOQL and SOSL Reference, "GROUP BY", queryMore. */
const mostGroups = 2000;

/** Reads what the owners of a family have, one row a customer. Reads the org only: a query for every 2,000 owners. */
export async function readOwners(client: OrgClient, found: FamilyFound): Promise<readonly OwnerRow[]> {
  const owners: OwnerRow[] = [];
  for (let after: string | undefined; ;) {
    const rows = await client.query(ownersQuery(found, after));
    owners.push(...rows.map(toOwner));
    after = rows.length < mostGroups ? undefined : String(rows.at(-1)?.['a']);
    if (after === undefined) return owners;
  }
}

function ownersQuery(found: FamilyFound, after: string | undefined): string {
  const shape = shapeOf(found.source);
  const { object, accountPath, amountField, liveTo } = shape;
  const account = accountPath.replace(/Id$/, '');
  const groups = [accountPath, `${account}.Industry`, `${account}.NumberOfEmployees`];
  const fields = [
    ...[`${accountPath} a`, `${account}.Industry i`, `${account}.NumberOfEmployees e`],
    ...['SUM(Quantity) q', 'COUNT(Id) n', `SUM(${amountField}) p`],
    ...(liveTo === undefined ? [] : [`MAX(${liveTo}) t`])
  ];
  const where = [
    familyFilter(shape, found.family),
    shape.today,
    after === undefined ? `${accountPath} != null` : `${accountPath} > ${soqlText(after)}`
  ];
  return `SELECT ${fields.join(', ')} FROM ${object} WHERE ${where.join(' AND ')} GROUP BY ${groups.join(', ')} ORDER BY ${accountPath} LIMIT ${mostGroups}`;
}

function toOwner(row: OrgRecord): OwnerRow {
  const employees = Number(row['e'] ?? 0);
  return {
    rows: Number(row['n']),
    hasAmount: row['p'] !== null && row['p'] !== undefined,
    hasTerm: row['t'] !== null && row['t'] !== undefined,
    ...(row['q'] === null || row['q'] === undefined ? {} : { quantity: Number(row['q']) }),
    ...(typeof row['i'] === 'string' && row['i'] !== '' ? { industry: row['i'] } : {}),
    ...(employees >= 1 ? { employees } : {})
  };
}

/**
 * Reads the list prices of a family's active products, by currency where the org has several; none where the user sees no price
 * books. Reads the org only.
 */
export async function readPrices(client: OrgClient, family: string): Promise<readonly FoundPrice[]> {
  const entry = await describeOrMissing(client, 'PricebookEntry');
  if (entry === undefined) return [];
  const byCurrency = entry.fields.some(({ name }) => name === 'CurrencyIsoCode');
  const where = `Pricebook2.IsStandard = true AND IsActive = true AND Product2.IsActive = true AND Product2.Family = ${soqlText(family)}`;
  const asked = `${byCurrency ? 'CurrencyIsoCode c, ' : ''}COUNT_DISTINCT(Product2Id) n, MIN(UnitPrice) low, MAX(UnitPrice) high`;
  const rows = await rowsOrNone(
    client,
    `SELECT ${asked} FROM PricebookEntry WHERE ${where}${byCurrency ? ' GROUP BY CurrencyIsoCode ORDER BY CurrencyIsoCode' : ''}`
  );
  return rows
    .filter((row) => Number(row['n']) > 0)
    .map((row) => ({
      products: Number(row['n']),
      low: Number(row['low']),
      high: Number(row['high']),
      ...(typeof row['c'] === 'string' ? { currency: row['c'] } : {})
    }));
}
