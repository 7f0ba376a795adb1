import type { Company } from '../reliability/openCompany.ts';
import { orgRows } from './orgFile.ts';

type OurRecord = { readonly stamp: string; readonly key: string; readonly says: string };

/** Records of ours, by object and id: when they were last saved, their key, and what they say. */
export type OurRecords = ReadonlyMap<string, OurRecord>;

const objects = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  'Headroom_Settings_Version__c'
];

/** What every save moves, and what goes along with a change and never is one. */
const aside = new Set([
  ...['Id', 'SystemModstamp', 'LastModifiedDate', 'LastModifiedById', 'LastViewedDate', 'LastReferencedDate'],
  ...['As_Of__c', 'Change__c', 'Change_From_On__c', 'Headroom_Changed_At__c', 'Headroom_Change__c']
]);

/** Records of ours as they stand in the org; of accounts only our fields. */
export function ourRecords(company: Company): OurRecords {
  const found = new Map<string, OurRecord>();
  for (const object of [...objects, 'Account']) {
    const isOurs = (name: string): boolean => !aside.has(name) && (object !== 'Account' || name.startsWith('Headroom_'));
    for (const row of orgRows(company, `select * from "${object}" where "IsDeleted" = 0`)) {
      const says = JSON.stringify(Object.entries(row).filter(([name]) => isOurs(name)));
      const key = `${object} ${String(row['Key__c'] ?? row['Id'])}`;
      found.set(`${object} ${String(row['Id'])}`, { stamp: String(row['SystemModstamp']), key, says });
    }
  }
  return found;
}

/** Records that were saved between two moments and say what they said, or were deleted and made anew, in lines. */
export function savedInVain(before: OurRecords, after: OurRecords): readonly string[] {
  const gone = new Set([...before].flatMap(([id, { key }]) => (after.has(id) ? [] : [key])));
  return [...after].flatMap(([id, { stamp, key, says }]) => {
    const was = before.get(id);
    if (was === undefined) return gone.has(key) ? [`${key} was deleted and made anew`] : [];
    return was.stamp !== stamp && was.says === says ? [`${key} was written and says what it said`] : [];
  });
}
