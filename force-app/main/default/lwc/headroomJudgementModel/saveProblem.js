/** Sorts what the org says about a record that it did not save: beside the fields it is about, or above the form. */
import NOT_SAVED from '@salesforce/label/c.Headroom_Not_Saved';
import NO_ACCESS from '@salesforce/label/c.Headroom_Not_Saved_Access';
import OFFLINE from '@salesforce/label/c.Headroom_Not_Saved_Offline';
import { fill } from 'c/headroomWords';

/** Statuses of an answer that never came and of one that refuses the right. */
const NO_ANSWER = 0;
const FORBIDDEN = 403;
const ACCESS = /INSUFFICIENT_ACCESS|INVALID_TYPE/;

/**
 * @param {any} error  as `createRecord` and `updateRecord` reject with
 * @param {Readonly<Record<string, string>>} fields  fields of the form: name in the form to API name
 * @param {string} [noAccess]  what is said where the right is missing
 * @returns {{ fields: Record<string, string>, form: string }}  sentence for each field concerned, and one for all the rest ('' = nothing)
 */
export function saveProblem(error, fields, noAccess = NO_ACCESS) {
  const body = error?.body ?? {};
  const atFields = body.output?.fieldErrors ?? {};
  const named = Object.entries(fields).filter(([, apiName]) => atFields[apiName]?.length > 0);
  const elsewhere = Object.keys(atFields).filter((apiName) => !Object.values(fields).includes(apiName));
  const others = [...elsewhere.flatMap((apiName) => atFields[apiName]), ...(body.output?.errors ?? [])];
  const found = Object.fromEntries(named.map(([name, apiName]) => [name, messagesOf(atFields[apiName])]));
  const isExplained = named.length > 0 && others.length === 0;
  return { fields: found, form: isExplained ? '' : formProblem(error, others, noAccess) };
}

/**
 * @param {any} error
 * @param {readonly any[]} others
 * @param {string} noAccess
 */
function formProblem(error, others, noAccess) {
  const body = error?.body ?? {};
  if (error?.status === NO_ANSWER) {
    return OFFLINE;
  }
  if (error?.status === FORBIDDEN || [body, ...others].some(({ errorCode }) => ACCESS.test(errorCode ?? ''))) {
    return noAccess;
  }
  return fill(NOT_SAVED, others.length > 0 ? messagesOf(others) : (body.message ?? String(error?.message ?? error)));
}

/**
 * @param {readonly { message: string }[]} problems
 */
function messagesOf(problems) {
  return [...new Set(problems.map(({ message }) => message))].join(' ');
}
