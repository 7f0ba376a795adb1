import type { HeldBand } from '../domain/heldState.ts';
import type { Detail } from '../domain/resultJson.ts';
import type { HeldRecord } from './changes.ts';
import { heldJson } from './heldJson.ts';

/**
 * Bands that the org's results show, with the day since which, and the band that each score pointed to. Results without a
 * number have none: what comes after them is judged like a first result.
 */
export function heldBands(held: readonly HeldRecord[]): readonly HeldBand[] {
  return held.flatMap((record) => {
    const { accountId, fields } = record;
    const { Scorecard__c: scorecard, Band__c: band, Band_Since__c: since } = fields;
    if (record.object !== 'Headroom_Scorecard_Result__c' || accountId === undefined) {
      return [];
    }
    if (typeof scorecard !== 'string' || typeof band !== 'string' || typeof since !== 'string') {
      return [];
    }
    const next = heldJson<Detail>(fields['Detail__c'])?.next;
    return [{ accountId, scorecard, band, since: since.slice(0, 10), ...(next === undefined ? {} : { next }) }];
  });
}
