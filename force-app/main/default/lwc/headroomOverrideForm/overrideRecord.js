/** An override as the form holds it: what is missing, and the record that it becomes. */
import CHOOSE from '@salesforce/label/c.Headroom_Choose_One';
import FILL_IN from '@salesforce/label/c.Headroom_Fill_In';
import NOT_PAST from '@salesforce/label/c.Headroom_Day_Not_Past';
import NUMBER from '@salesforce/label/c.Headroom_Number_0_100';
import ACCOUNT from '@salesforce/schema/Headroom_Health_Override__c.Account__c';
import EXPIRES_ON from '@salesforce/schema/Headroom_Health_Override__c.Expires_On__c';
import KIND from '@salesforce/schema/Headroom_Health_Override__c.Kind__c';
import MEASURE from '@salesforce/schema/Headroom_Health_Override__c.Measure__c';
import OVERRIDE from '@salesforce/schema/Headroom_Health_Override__c';
import REASON from '@salesforce/schema/Headroom_Health_Override__c.Reason__c';
import SCORECARD from '@salesforce/schema/Headroom_Health_Override__c.Scorecard__c';
import VALUE from '@salesforce/schema/Headroom_Health_Override__c.Value__c';

/** Fields of the form and where they are stored. */
export const FIELDS = {
  scorecard: SCORECARD.fieldApiName,
  measure: MEASURE.fieldApiName,
  kind: KIND.fieldApiName,
  value: VALUE.fieldApiName,
  lastDay: EXPIRES_ON.fieldApiName,
  reason: REASON.fieldApiName
};

/**
 * What is missing before the org is asked, by field. What a field of the form can hold at all is asked here; the rest is the org's.
 * @param {Headroom.OverrideInput} values
 * @param {{ hasValue: boolean, today?: string }} about  whether a number belongs to the kind, and the org's day
 * @returns {Record<string, string>}
 */
export function faultsOf({ kind, value, lastDay, reason }, { hasValue, today }) {
  const isNumber = value !== '' && Number(value) >= 0 && Number(value) <= 100;
  /** @type {[name: string, isFault: boolean, says: string][]} */
  const faults = [
    ['kind', kind === '', CHOOSE],
    ['value', hasValue && !isNumber, NUMBER],
    ['lastDay', lastDay === '', FILL_IN],
    ['lastDay', lastDay !== '' && today !== undefined && lastDay < today, NOT_PAST],
    ['reason', reason.trim() === '', FILL_IN]
  ];
  return Object.fromEntries(faults.filter(([, isFault]) => isFault).map(([name, , says]) => [name, says]));
}

/**
 * @param {string} accountId
 * @param {Headroom.OverrideInput} values
 * @param {boolean} hasValue
 */
export function recordOf(accountId, { scorecard, measure, kind, value, lastDay, reason }, hasValue) {
  return {
    apiName: OVERRIDE.objectApiName,
    fields: {
      [ACCOUNT.fieldApiName]: accountId,
      [FIELDS.scorecard]: scorecard,
      ...(measure ? { [FIELDS.measure]: measure } : {}),
      [FIELDS.kind]: kind,
      ...(hasValue ? { [FIELDS.value]: Number(value) } : {}),
      [FIELDS.lastDay]: lastDay,
      [FIELDS.reason]: reason.trim()
    }
  };
}
