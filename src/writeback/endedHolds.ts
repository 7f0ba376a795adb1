import { hasRoom } from '../domain/hasRoom.ts';
import type { HeldRecord } from './changes.ts';
import type { DesiredRecord } from './desired.ts';

const CELL = 'Headroom_Whitespace_Cell__c';
const ON_HOLD = 'Blocked_At_Risk';

/** A product line of an account that was on hold when the last run wrote it, and can be sold now. */
export type EndedHold = { readonly accountId: string; readonly productLine: string; readonly title: string };

/**
 * Holds that ended between what the org holds and what it should hold (pure). A line that was bought, answered or is being sold
 * meanwhile is no news.
 */
export function endedHolds(held: readonly HeldRecord[], desired: readonly DesiredRecord[]): readonly EndedHold[] {
  const blocked = new Set(held.filter(({ object, fields }) => object === CELL && fields['Status__c'] === ON_HOLD).map(({ key }) => key));
  return desired.flatMap(({ object, key, accountId = '', fields }) =>
    object === CELL && blocked.has(key) && hasRoom(String(fields['Status__c']))
      ? [{ accountId, productLine: String(fields['Product_Line__c']), title: String(fields['Title__c']) }]
      : []
  );
}
