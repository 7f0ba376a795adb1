/** Pages of the platform that components lead to. A new task is filled in with what is known, and saving it stays the user's. */
import USAGE from '@salesforce/schema/Headroom_Product_Usage__c';
import { daysAfter } from 'c/headroomFormat';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/** How the names of all our objects begin. */
const OURS = 'Headroom_';

/** What the org puts before them: the package's namespace, or nothing. */
const PREFIX = USAGE.objectApiName.slice(0, USAGE.objectApiName.indexOf(OURS));

/**
 * An object as the org names it; records hold the names of our objects without a namespace.
 * @param {string} object
 */
export function orgNameOf(object) {
  return object.startsWith(OURS) ? PREFIX + object : object;
}

/** Objects that have pages, but of which UI API serves no records. */
export const ACTIVITIES = ['Task', 'Event'];

/**
 * @param {string | undefined} objectApiName
 * @param {string | undefined} recordId
 * @param {string} [actionName]
 */
export function recordPage(objectApiName, recordId, actionName = 'view') {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName } };
}

/**
 * @param {string} accountId
 * @param {{ subject: string, dueOn?: string }} [step]  what is to be done, and by when (YYYY-MM-DD)
 */
export function newTaskPage(accountId, step) {
  const values = {
    WhatId: accountId,
    ...(step ? { Subject: step.subject } : {}),
    ...(step?.dueOn ? { ActivityDate: step.dueOn } : {})
  };
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Task', actionName: 'new' },
    state: { defaultFieldValues: encodeDefaultFieldValues(values) }
  };
}

/**
 * The first step of a playbook for one account; a place of its subject that only the sync can fill is left open.
 * @param {import('../../../../../src/domain/settingsJson.ts').PlaybookJson | undefined} playbook
 * @param {string} account  its name
 * @param {string} [today]  YYYY-MM-DD; without it no due date is known
 * @returns {{ subject: string, role: string, dueOn?: string } | undefined}
 * @example firstStep({ k: 'save', title: 'Save', steps: [{ subject: 'Call {account}', role: 'account owner', days: 2 }] }, 'Acme', '2027-03-18')
 *          // { subject: 'Call Acme', role: 'account owner', dueOn: '2027-03-20' }
 */
export function firstStep(playbook, account, today) {
  const step = playbook?.steps[0];
  if (!step) {
    return undefined;
  }
  const subject = step.subject.replaceAll('{account}', account).replace(/\{[^{}]*\}/g, '…');
  return { subject, role: step.role, ...(today ? { dueOn: daysAfter(today, step.days) } : {}) };
}
