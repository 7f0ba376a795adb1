import { placeKey } from '../../../whitespace/population.ts';
import type { Population } from '../../../whitespace/population.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';

/** Places of cells among what is put forward to their owners, as the org's records show them (pure). */
export function heldPlaces(held: readonly HeldRecord[]): Population['places'] {
  const cells = held.filter(({ object }) => object === 'Headroom_Whitespace_Cell__c');
  return new Map(
    cells.flatMap(({ accountId, fields: { Product_Line__c: line, Rank_For_Owner__c: place } }) =>
      accountId !== undefined && typeof line === 'string' && place !== null && place !== undefined
        ? [[placeKey(accountId, line), Number(place)] as const]
        : []
    )
  );
}
