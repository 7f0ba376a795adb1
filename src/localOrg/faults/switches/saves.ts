import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const id = z.string().min(15).max(18);

/** What happens to records that are saved or deleted. `object` is that of the record. */
export const saveFaults = {
  lock_rows: {
    says: 'has somebody else hold records: saving one, or a record that points to one, is UNABLE_TO_LOCK_ROW. `ids` are the records held, all where none is named; `until` ends it',
    rows: [28, 29],
    source: 'https://github.com/jsforce/jsforce/issues/1018',
    parameters: z.strictObject({ ids: z.array(id).min(1).optional(), until: z.iso.datetime().optional() })
  },
  approval_lock: {
    says: 'has the records wait for approval: saving one of them or of their details is ENTITY_IS_LOCKED, but for users with Modify All on the object',
    rows: [30],
    source: 'https://sfdcian.com/entity_is_locked-error-while-updating-record-using-flow-or-manually',
    lasts: true,
    parameters: z.strictObject({ ids: z.array(id).min(1) })
  },
  duplicate_rule: {
    says: 'sets up a duplicate rule on the object: a saved record is DUPLICATES_DETECTED while another one has the same value in `field`. With `action` alert the header Sforce-Duplicate-Rule-Header: allowSave=true passes it, with block nothing does',
    rows: [32],
    source: 'https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html',
    lasts: true,
    parameters: z.strictObject({
      field: z.string().default('Name'),
      action: z.enum(['alert', 'block']).default('alert'),
      rule: z.string().default('Same_Name')
    })
  },
  trigger_fails: {
    says: 'has a trigger of the org fail on a record: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    rows: [31],
    source: 'https://github.com/SFDO-Community/declarative-lookup-rollup-summaries/issues/847',
    parameters: z.strictObject({ trigger: z.string().default('AccountTrigger') })
  },
  trigger_edits_after: {
    says: 'has a trigger of the org set `field` of a record to `value` right after somebody saved it',
    rows: [35],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm',
    lasts: true,
    parameters: z.strictObject({ field: z.string(), value: z.union([z.string(), z.number(), z.null()]) })
  },
  quiet_moves: {
    says: 'gives the children of a merged record their new parent, those of a deleted one none and those of an undeleted one theirs again, without a stamp on them: no list of changes names them',
    rows: [4, 6, 7],
    source: 'https://life-improver.com/salesforce/salesforce-account-merge-opportunity-is-not-updated-touched/',
    lasts: true,
    parameters: z.strictObject({})
  },
  meanwhile: {
    says: 'has somebody with all rights make a request of their own (`does`: method, path, body) right before the fitting request is answered: an edit, a delete, a merge, or another fault',
    rows: [4, 6, 23, 33, 34],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_conditional_requests.htm',
    parameters: z.strictObject({
      does: z.strictObject({
        method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
        path: z.string().startsWith('/'),
        body: z.unknown().optional()
      })
    })
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
