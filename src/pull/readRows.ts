import { inParts } from '../domain/inParts.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';
import { toId18 } from '../org/orgId.ts';
import { addressLength, idsAQuery, longestAddress } from '../org/queryAddress.ts';
import { oneRestPage } from '../org/restQuery.ts';
import { soqlAnd, soqlName, soqlSelect, soqlText } from '../org/soqlText.ts';
import type { PullObject } from './pullPlan.ts';

/** Rows of an object that are asked for: its columns, and what its filter lets through. */
export type RowsWanted = Pick<PullObject, 'object' | 'columns' | 'where' | 'archived'>;

/** Place behind which a page begins: rows come in the order of stamp and id, so that equal stamps lose none. */
export type Place = { readonly stamp: string; readonly id: string };

/** An id in quotes with its comma, as it stands in an address. */
const idLength = 27;

/** The query for rows of an object for which some conditions hold; without one for all that its filter lets through. */
export function rowsQuery({ object, columns, where }: RowsWanted, ...conditions: readonly string[]): string {
  return soqlSelect({ object, fields: columns.map(({ name }) => name), where: soqlAnd(where, ...conditions) });
}

/** Rows of one query by id, as the address allows: 0 where the columns alone fill it. */
export function idsAtOnce(wanted: RowsWanted): number {
  const room = longestAddress - addressLength(rowsQuery(wanted, 'Id IN ()'));
  return Math.max(0, Math.min(idsAQuery, Math.floor(room / idLength)));
}

/** Whether a query for the rows of a window fits into an address. */
export function fitsAddress(wanted: RowsWanted): boolean {
  const instant = '2026-01-01T00:00:00.000Z';
  const place = { stamp: instant, id: '0'.repeat(18) };
  return (
    addressLength(pageQuery(wanted, { stamp: 'SystemModstamp', from: instant, to: instant, after: place, rows: oneRestPage })) <
    longestAddress
  );
}

/** The rows of some ids that the filter lets through, those that are not there left out. Asked all at once, a list at a time. */
export async function rowsByIds(client: OrgClient, wanted: RowsWanted, ids: readonly string[]): Promise<readonly OrgRecord[]> {
  const parts = inParts(ids, idsAtOnce(wanted));
  const read = await Promise.all(parts.map((part) => client.query(rowsQuery(wanted, idIn(part)), { deleted: wanted.archived })));
  return read.flat();
}

export type PageWanted = {
  readonly stamp: string;
  readonly from: string;
  readonly to: string;
  readonly after?: Place | undefined;
  /** Rows of a page at most. */
  readonly rows: number;
};

/** One page of the rows whose stamp lies in a window, in the order of stamp and id. */
export async function pageOfRows(client: OrgClient, wanted: RowsWanted, page: PageWanted): Promise<readonly OrgRecord[]> {
  return client.query(pageQuery(wanted, page), { deleted: wanted.archived });
}

/** Where the page after these rows begins; undefined where they are the last. */
export function placeAfter(rows: readonly OrgRecord[], page: PageWanted): Place | undefined {
  const last = rows.at(-1);
  if (last === undefined || rows.length < page.rows) return undefined;
  return { stamp: new Date(String(last[page.stamp])).toISOString(), id: idOf(last) };
}

/** Id of a row, 18 characters whatever the org gives. */
export function idOf(row: OrgRecord): string {
  return toId18(String(row['Id']));
}

/** Condition that a row has one of some ids. */
export function idIn(ids: readonly string[]): string {
  return `Id IN (${ids.map(soqlText).join(',')})`;
}

function pageQuery(wanted: RowsWanted, { stamp, from, to, after, rows }: PageWanted): string {
  const name = soqlName(stamp);
  const behind = after === undefined ? [] : [`(${name} > ${after.stamp} OR (${name} = ${after.stamp} AND Id > ${soqlText(after.id)}))`];
  return `${rowsQuery(wanted, `${name} >= ${from}`, `${name} < ${to}`, ...behind)} ORDER BY ${name}, Id LIMIT ${rows}`;
}
