import { inParts } from '../../domain/inParts.ts';
import type { ReviewedPulse } from '../../domain/reviewResult.ts';
import { idsAQuery } from '../../org/queryAddress.ts';
import { soqlText } from '../../org/soqlText.ts';
import { parentOf, textOf } from '../explain/explainJson.ts';
import type { RowReader } from '../explain/explainReader.ts';
import { asOfMoment } from '../prepareRun.ts';

type Pulse = NonNullable<ReviewedPulse['pulse']>;

/** Pulses by id with word, reason, author and day in the org's zone; those that this user may not read are absent. */
export async function readPulses(reader: RowReader, ids: readonly string[], timeZone: string): Promise<ReadonlyMap<string, Pulse>> {
  const pulses = new Map<string, Pulse>();
  for (const some of inParts(ids, idsAQuery)) {
    const rest = `WHERE Id IN (${some.map(soqlText).join(', ')}) ORDER BY Id`;
    const fields = ['Id', 'Pulse__c', 'Reason__c', 'CreatedDate', 'CreatedBy.Name'];
    for (const record of await reader.rows({ object: 'Headroom_Pulse__c', fields, rest })) {
      const id = String(record['Id']);
      pulses.set(id, {
        id,
        word: textOf(record, 'Pulse__c') ?? '',
        on: asOfMoment(String(record['CreatedDate']), timeZone).today,
        author: textOf(parentOf(record, 'CreatedBy'), 'Name') ?? '',
        reason: textOf(record, 'Reason__c') ?? null
      });
    }
  }
  return pulses;
}
