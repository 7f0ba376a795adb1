import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { newestDataPath } from '../versions.ts';
import { saveOptions } from './saveOptions.ts';

const alert = 'Use one of these records?';

/**
 * Refuses a record that a duplicate rule of the object takes for a double of another: DUPLICATES_DETECTED, with what was found under
 * `duplicateResut` (the platform's spelling) in replies about one record; lists of results carry code and message only. A rule that
 * alerts is passed by the header `Sforce-Duplicate-Rule-Header: allowSave=true`, one that blocks is not.
 *
 * The rule here compares one field exactly, at each save; the platform's have matching rules and run on updates of their fields.
 * Sources: https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html,
 * https://github.com/jetstreamapp/jetstream/issues/482
 */
export function refuseDuplicate({ context, object, row }: { context: OrgContext; object: OrgObject; row: StoredRow }): void {
  const { faults, database } = context.org;
  const rule = faults.on('duplicate_rule', object.name)[0];
  const field = rule && context.schema.field(object, rule.field);
  if (!rule || !field || (rule.action === 'alert' && saveOptions().allowsDuplicates)) return;
  const sql = `select "Id" as id from ${quoted(object.name)} where ${quoted(field.name)} = ? and "Id" <> ? and "IsDeleted" = 0 limit 1`;
  const found = database.statement(sql).get(row[field.name] ?? null, row['Id'] ?? '');
  if (!found || !faults.fires('duplicate_rule', { object: object.name })) return;
  const error = new OrgError(400, 'DUPLICATES_DETECTED', alert, []);
  error.details = { duplicateResut: resultOf(object, rule, String(found['id'])) };
  throw error;
}

type Rule = { readonly rule: string; readonly action: 'alert' | 'block' };

function resultOf(object: OrgObject, { rule, action }: Rule, id: string): unknown {
  const attributes = { type: object.name, url: `${newestDataPath}/sobjects/${object.name}/${id}` };
  const match = { additionalInformation: [], fieldDiffs: [], matchConfidence: 100, record: { attributes, Id: id } };
  const results = {
    entityType: object.name,
    errors: [],
    matchEngine: 'ExactMatchEngine',
    matchRecords: [match],
    rule,
    size: 1,
    success: true
  };
  return {
    allowSave: action === 'alert',
    duplicateRule: rule,
    duplicateRuleEntityType: object.name,
    errorMessage: alert,
    matchResults: [results]
  };
}
