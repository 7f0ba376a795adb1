/** An answer to a whitespace row as the form holds it: what is missing, and the record that it becomes. */
import CHOOSE from '@salesforce/label/c.Headroom_Choose_One';
import FILL_IN from '@salesforce/label/c.Headroom_Fill_In';
import TOO_EARLY from '@salesforce/label/c.Headroom_Day_After_Today';
import ACCOUNT from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Account__c';
import ANSWER from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Answer__c';
import FEEDBACK from '@salesforce/schema/Headroom_Whitespace_Feedback__c';
import LINE from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Product_Line__c';
import REASON from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Reason__c';
import UNTIL from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Until__c';

/** Fields of the form and where they are stored. */
export const FIELDS = { answer: ANSWER.fieldApiName, until: UNTIL.fieldApiName, reason: REASON.fieldApiName };

/** The answer that means nothing without its day. */
export const LATER = 'Later';

/**
 * What is missing before the org is asked, by field.
 * @param {Headroom.AnswerInput} values
 * @param {string} [today]  the org's day, YYYY-MM-DD
 * @returns {Record<string, string>}
 */
export function faultsOf({ answer, until }, today) {
  /** @type {[name: string, isFault: boolean, says: string][]} */
  const faults = [
    ['answer', answer === '', CHOOSE],
    ['until', answer === LATER && until === '', FILL_IN],
    ['until', until !== '' && today !== undefined && until <= today, TOO_EARLY]
  ];
  return Object.fromEntries(faults.filter(([, isFault]) => isFault).map(([name, , says]) => [name, says]));
}

/**
 * Fields that a changed answer writes; an emptied one is emptied in the record too.
 * @param {string} id
 * @param {Headroom.AnswerInput} values
 */
export function changeOf(id, { answer, until, reason }) {
  return { fields: { Id: id, [FIELDS.answer]: answer, [FIELDS.until]: until || null, [FIELDS.reason]: reason.trim() || null } };
}

/**
 * @param {string} accountId
 * @param {string} line  key of the product line
 * @param {Headroom.AnswerInput} values
 */
export function recordOf(accountId, line, { answer, until, reason }) {
  return {
    apiName: FEEDBACK.objectApiName,
    fields: {
      [ACCOUNT.fieldApiName]: accountId,
      [LINE.fieldApiName]: line,
      [FIELDS.answer]: answer,
      ...(until ? { [FIELDS.until]: until } : {}),
      ...(reason.trim() ? { [FIELDS.reason]: reason.trim() } : {})
    }
  };
}
