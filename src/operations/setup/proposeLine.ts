import { fewestOwners } from '../../domain/fewestOwners.ts';
import type { FamilyFound, FoundPrice, LineProposal } from '../../domain/lineProposal.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { proposeRules } from '../../whitespace/proposals/proposeRules.ts';
import type { Owner } from '../../whitespace/proposals/owner.ts';
import { quartilesOf } from '../../whitespace/proposals/quartiles.ts';
import { readOwners, readPrices } from './readOwners.ts';
import type { OwnerRow } from './readOwners.ts';

/**
 * Reads the owners and prices of a family and proposes its product line; undefined where nobody owns any of it today.
 *
 * Reads the org only.
 *
 * @param key  developer name of the line
 */
export async function readProposal(client: OrgClient, found: FamilyFound, key: string): Promise<LineProposal | undefined> {
  const [rows, prices] = [await readOwners(client, found), await readPrices(client, found.family)];
  return proposeLine({ found, key, rows, prices });
}

/** The product line that speaks for itself in what owners have. Pure. */
export function proposeLine(read: {
  readonly found: FamilyFound;
  readonly key: string;
  readonly rows: readonly OwnerRow[];
  readonly prices: readonly FoundPrice[];
}): LineProposal | undefined {
  const { found, key, rows, prices } = read;
  const counts = rows.filter(({ quantity }) => quantity !== undefined).length * 2 >= rows.length ? 'quantity' : 'rows';
  const owners = rows.flatMap((row): readonly Owner[] => {
    const { industry, employees } = row;
    const quantity = counts === 'rows' ? row.rows : (row.quantity ?? 0);
    const known = { ...(industry === undefined ? {} : { industry }), ...(employees === undefined ? {} : { employees }) };
    return quantity > 0 ? [{ quantity, ...known }] : [];
  });
  if (owners.length === 0) return undefined;
  const withAmount = rows.filter(({ hasAmount }) => hasAmount).length;
  return {
    family: found.family,
    key,
    source: found.source,
    counts,
    owners: owners.length,
    quartiles: quartilesOf(owners.map(({ quantity }) => quantity)),
    prices,
    priceSource: prices.length > 0 ? 'Price book' : withAmount >= fewestOwners ? 'Look-alikes' : 'None',
    withAmount,
    withTerm: rows.filter(({ hasTerm }) => hasTerm).length,
    rules: proposeRules(owners)
  };
}
