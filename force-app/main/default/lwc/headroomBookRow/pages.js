/** Pages that a row leads to; a new task is filled in with what is known, and saving it stays the user's. */
import { daysAfter } from 'c/headroomFormat';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/**
 * @param {string} objectApiName
 * @param {string | undefined} recordId
 */
export function recordPage(objectApiName, recordId) {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
}

/**
 * @param {Record<string, string>} values
 */
function taskPage(values) {
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Task', actionName: 'new' },
    state: { defaultFieldValues: encodeDefaultFieldValues(values) }
  };
}

/**
 * @param {Headroom.BookRow} row
 */
export function newTaskPage(row) {
  return taskPage({ WhatId: row.accountId });
}

/**
 * A new task with the first step of the band's playbook; a place of its subject that only the sync can fill is left open.
 * @param {Headroom.BookRow} row
 * @param {string} [today]  YYYY-MM-DD; without it no due date is filled in
 */
export function playbookTaskPage(row, today) {
  const step = row.band?.playbook?.steps[0];
  if (!step) {
    return newTaskPage(row);
  }
  const subject = step.subject.replaceAll('{account}', row.name).replace(/\{\w+\}/g, '…');
  const due = today && daysAfter(today, step.days);
  return taskPage({ WhatId: row.accountId, Subject: subject, ...(due ? { ActivityDate: due } : {}) });
}
