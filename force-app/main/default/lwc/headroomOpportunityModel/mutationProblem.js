/** Sorts the errors of a mutation: beside the fields they are about, or above the form. */
import FIELD_SAYS from '@salesforce/label/c.Headroom_Field_Says';
import NOT_SAVED from '@salesforce/label/c.Headroom_Not_Saved';
import NO_RIGHT from '@salesforce/label/c.Headroom_Not_Saved_No_Right';
import OFFLINE from '@salesforce/label/c.Headroom_Not_Saved_Offline';
import { fill } from 'c/headroomWords';

/** Status of an answer that never came. */
const NO_ANSWER = 0;
const ACCESS = /INSUFFICIENT_ACCESS|INVALID_TYPE|not in 'Opportunity\w*Representation'|FieldUndefined/;
/** A rule of the platform names its fields in brackets: "Required fields are missing: [Name]". */
const NAMED = /\[([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\]/;

/** A field that the viewer may not write is none of the mutation's input. */
const NO_INPUT = /not in '\w+Representation': '(\w+)'/;

/**
 * API names of the fields that an error is about. The answer of a mutation has no documented place for them: taken are the list under
 * `extensions`, else the field that the input does not have, else the names in brackets at the end of a sentence of the platform.
 * @param {Headroom.MutationError} error
 * @returns {readonly string[]}
 */
function fieldsOf({ message = '', extensions }) {
  if (extensions?.fields && extensions.fields.length > 0) {
    return extensions.fields;
  }
  return (NO_INPUT.exec(message) ?? NAMED.exec(message))?.[1].split(/\s*,\s*/) ?? [];
}

/**
 * @param {readonly Headroom.MutationError[]} errors
 * @param {readonly string[]} shown  API names of the fields of the form
 * @param {Record<string, string>} labels  names of fields in the viewer's language, by API name
 * @returns {{ fields: Record<string, string>, form: string }}  sentence for each field concerned, and one for all the rest ('' = nothing)
 */
export function mutationProblem(errors, shown, labels = {}) {
  /** @type {Record<string, string>} */
  const fields = {};
  /** @type {string[]} */
  const others = [];
  errors.forEach((error) => {
    const named = fieldsOf(error);
    const own = named.filter((field) => shown.includes(field));
    own.forEach((field) => {
      fields[field] = [fields[field], isRefused(error) ? NO_RIGHT : error.message].filter(Boolean).join(' ');
    });
    if (own.length === 0) {
      others.push(sentenceOf(error, named, labels));
    }
  });
  return { fields, form: [...new Set(others)].join(' ') };
}

/**
 * True where the viewer lacks a right.
 * @param {Headroom.MutationError} error
 */
function isRefused({ message = '', extensions }) {
  return ACCESS.test(`${extensions?.errorCode ?? ''} ${message}`);
}

/**
 * @param {Headroom.MutationError} error
 * @param {readonly string[]} named
 * @param {Record<string, string>} labels
 */
function sentenceOf(error, named, labels) {
  if (error.error?.status === NO_ANSWER) {
    return OFFLINE;
  }
  const name = named.map((field) => labels[field] ?? field).join(', ');
  if (isRefused(error)) {
    return name ? fill(FIELD_SAYS, name, NO_RIGHT) : NO_RIGHT;
  }
  return fill(NOT_SAVED, name ? fill(FIELD_SAYS, name, error.message ?? '') : (error.message ?? ''));
}
