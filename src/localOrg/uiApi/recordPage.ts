import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { runSoql } from '../query/runSoql.ts';
import type { FieldTree } from './fieldTree.ts';
import { representRecords } from './representRecords.ts';
import type { UiRecord } from './representRecords.ts';

/** Which records, in which order, from which place on. */
export type PageWish = {
  readonly tree: FieldTree;
  readonly where: string;
  readonly orderBy: string;
  /** Records on a page. */
  readonly size: number;
  /** Records before the page. */
  readonly offset: number;
};

/** A page of records, and the places of its neighbours. */
export type RecordPage = {
  readonly records: readonly UiRecord[];
  /** Records before the next page; null on the last one. */
  readonly next: number | null;
  /** Records before the page before; null on the first one. */
  readonly previous: number | null;
};

/** Reads a page of records as the user. */
export function readRecordPage(context: OrgContext, { tree, where, orderBy, size, offset }: PageWish): RecordPage {
  const end = offset + size;
  const soql = `SELECT Id FROM ${tree.object.name} WHERE ${where} ORDER BY ${orderBy} LIMIT ${end + 1}`;
  const ids = runSoql(context, soql).records.map((record) => String(record['Id']));
  const page = ids.slice(offset, end);
  const records = representRecords(context, tree, page);
  return {
    records: page.flatMap((id) => records.get(id) ?? []),
    next: ids.length > end ? end : null,
    previous: offset > 0 ? Math.max(0, offset - size) : null
  };
}

/** A size of page; throws 400 outside of 1 to the largest. */
export function readPageSize(given: unknown, { usual, largest }: { readonly usual: number; readonly largest: number }): number {
  const size = given === undefined || given === null || given === '' ? usual : typeof given === 'object' ? NaN : Number(given);
  if (Number.isInteger(size) && size >= 1 && size <= largest) return size;
  throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `pageSize has to be from 1 to ${largest}`);
}

/** A token of an earlier answer as the number of records before the page; throws 400 for another text. */
export function readPageToken(token: unknown): number {
  if (token === undefined || token === null || token === '') return 0;
  const text = typeof token === 'string' || typeof token === 'number' ? String(token) : '';
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `${text} is not a page token`);
}
