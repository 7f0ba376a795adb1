/** Where an org keeps earlier values of an object's fields. */
export type HistoryObject = {
  readonly name: string;
  /** Lookup to the record whose field changed. */
  readonly parent: string;
};

/** Standard objects that keep field history for anybody who tracks a field. Others that the product reads have none. */
const standard = ['Account', 'Asset', 'Case', 'Contact', 'Contract', 'Order'];

/**
 * The history object of an object; undefined where the platform keeps none.
 *
 * Source: Object Reference, "StandardObjectNameHistory", "OpportunityFieldHistory" and "Custom Object__History".
 *
 * @example  historyOf('Case') // { name: 'CaseHistory', parent: 'CaseId' }
 */
export function historyOf(object: string): HistoryObject | undefined {
  if (object.endsWith('__c')) return { name: `${object.slice(0, -1)}History`, parent: 'ParentId' };
  if (object === 'Opportunity') return { name: 'OpportunityFieldHistory', parent: 'OpportunityId' };
  return standard.includes(object) ? { name: `${object}History`, parent: `${object}Id` } : undefined;
}

/**
 * The object whose changes a history object keeps: who may read its records may read their history.
 *
 * @example  trackedBy('OpportunityHistory') // 'Opportunity'
 */
export function trackedBy(history: string): string | undefined {
  if (history.endsWith('__History')) return `${history.slice(0, -'History'.length)}c`;
  const named = /^(\w+?)(Field)?History$/.exec(history)?.[1];
  return named === 'Opportunity' || (named !== undefined && standard.includes(named)) ? named : undefined;
}

/**
 * Fields of ours whose history the package keeps from its first day: a test compares them with its metadata. The earliest
 * change that an org still has of any of them shows that all of them were tracked by then.
 */
export const trackedByPackage: Readonly<Record<string, readonly string[]>> = {
  Headroom_Maturity_Assessment__c: ['Assessed_On__c', 'Dimension__c', 'Level__c'],
  Headroom_Product_Usage__c: ['Active__c', 'Features__c', 'Licensed__c', 'Period_End__c', 'Uptime__c', 'Value_Amount__c'],
  Headroom_Success_Milestone__c: ['Actual__c', 'Confirmed__c', 'Done_On__c', 'Due_On__c', 'Kind__c', 'Target__c'],
  Headroom_Success_Plan__c: [
    'Actual_Hours__c',
    'Agreed_On__c',
    'First_Value_On__c',
    'Go_Live_On__c',
    'Planned_Hours__c',
    'Promised_Go_Live_On__c',
    'Promised_Value_On__c',
    'Signed_On__c'
  ],
  Headroom_Survey_Response__c: ['Answered_On__c', 'Score__c']
};
