/** Writes the answers that take one click: a wish to be told, and the end of an own answer. */
import UNTIL from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Until__c';
import ACCOUNT from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Account__c';
import ANSWER from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Answer__c';
import FEEDBACK from '@salesforce/schema/Headroom_Whitespace_Feedback__c';
import LINE from '@salesforce/schema/Headroom_Whitespace_Feedback__c.Product_Line__c';
import { dayOf } from 'c/headroomFormat';
import { orgNow } from 'c/headroomNow';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';

/** Field that the org may refuse, by its name here. */
export const FIELDS = { until: UNTIL.fieldApiName };

/**
 * @param {string} accountId
 * @param {string} line  key of the product line
 * @returns {Promise<string>}  id of the record
 */
export async function askToBeTold(accountId, line) {
  const fields = { [ACCOUNT.fieldApiName]: accountId, [LINE.fieldApiName]: line, [ANSWER.fieldApiName]: 'Tell_Me' };
  const { id } = await createRecord({ apiName: FEEDBACK.objectApiName, fields });
  return id;
}

/**
 * Ends an own answer today: an answer counts until its day and not on it. The record stays, for what is learned from answers.
 * @param {string} id
 * @throws where the org does not tell its day, or refuses
 */
export async function endAnswer(id) {
  const now = await orgNow(true);
  if (now === undefined) {
    throw Object.assign(new Error('The org does not tell its day.'), { status: 0 });
  }
  const until = dayOf(now);
  await updateRecord({ fields: { Id: id, [FIELDS.until]: until } });
  return until;
}
