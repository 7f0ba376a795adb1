import type { Finding } from '../../domain/finding.ts';
import { nearestName } from '../../domain/nearestName.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { SourceRecord } from './settingsSource.ts';

/**
 * Fields in source files that their type does not have: a deploy would refuse them. Reads describe only.
 *
 * @param client  undefined = cannot be told
 */
export async function unknownFields(client: OrgClient | undefined, records: readonly SourceRecord[]): Promise<readonly Finding[]> {
  if (client === undefined) return [];
  const findings: Finding[] = [];
  for (const [object, ofType] of Map.groupBy(records, ({ record }) => record.object)) {
    const { namespace } = client.identity;
    const { fields } = await client.describe(namespace === undefined ? object : `${namespace}__${object}`);
    const known = fields.map(({ name }) => name.replace(/^\w+?__(?=\w+__c$)/, ''));
    findings.push(...ofType.flatMap((source) => unknownIn(source, known)));
  }
  return findings;
}

function unknownIn({ name, record, file, lines }: SourceRecord, known: readonly string[]): readonly Finding[] {
  const isKnown = new Set(known);
  return record.values
    .filter(({ field }) => !isKnown.has(field))
    .map(({ field, value }) => {
      const near = nearestName(field, known);
      return {
        code: 'E-KEY-UNKNOWN',
        ...{ record: name, field, value: String(value ?? '') },
        what: `${record.object} has no field ${field}`,
        fix: near === undefined ? 'Delete it from the file' : `Write ${near}`,
        place: { file, line: lines.get(field) ?? 1 }
      };
    });
}
