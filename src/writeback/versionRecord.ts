import type { AsOf } from '../domain/asOf.ts';
import type { DesiredRecord } from './desired.ts';
import { jsonText } from './jsonText.ts';
import type { PublishedVersion } from './records.ts';

/** One published content of the settings. Its key holds the hash of the content, so a record is never changed. */
export function versionRecord(version: PublishedVersion, published: { readonly asOf: AsOf; readonly publishedBy: string }): DesiredRecord {
  return {
    object: 'Headroom_Settings_Version__c',
    key: version.key,
    fields: {
      Scorecard__c: version.subject,
      Hash__c: version.hash,
      Published_At__c: published.asOf.instant,
      Published_By__c: published.publishedBy.slice(0, 255),
      Settings__c: version.text,
      ...(version.changes === undefined ? {} : { Changes__c: jsonText(version.changes) })
    }
  };
}
