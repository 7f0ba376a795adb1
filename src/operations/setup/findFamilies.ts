import type { FamilyFound, LineSource } from '../../domain/lineProposal.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { fewestFamilyOwners, lineSources } from '../../domain/lineSources.ts';
import type { LineSourceShape } from '../../domain/lineSources.ts';
import { rowsOrNone } from './rowsOrNone.ts';

/**
 * Product families that at least 3 customers own today, most owners first, each by the first source that knows so many: assets, won
 * opportunity lines, activated order lines. A source that the user cannot see offers nothing; products without a family are none.
 *
 * Reads counts only, one query for each source.
 */
export async function findFamilies(client: OrgClient): Promise<readonly FamilyFound[]> {
  const bySource = await Promise.all(lineSources.map((shape) => familiesIn(client, shape)));
  const found = new Map<string, FamilyFound>();
  for (const one of bySource.flat()) if (one.owners >= fewestFamilyOwners && !found.has(one.family)) found.set(one.family, one);
  return [...found.values()].sort((a, b) => b.owners - a.owners || (a.family < b.family ? -1 : 1));
}

async function familiesIn(client: OrgClient, shape: LineSourceShape): Promise<readonly FamilyFound[]> {
  const soql = `SELECT Product2.Family family, COUNT_DISTINCT(${shape.accountPath}) n FROM ${shape.object} WHERE ${shape.filter} AND ${shape.today} GROUP BY Product2.Family`;
  const rows = await rowsOrNone(client, soql);
  const toFound = (row: OrgRecord, source: LineSource): FamilyFound => ({
    family: String(row['family']),
    source,
    owners: Number(row['n'])
  });
  return rows.filter((row) => row['family'] !== null && Number(row['n']) > 0).map((row) => toFound(row, shape.source));
}
