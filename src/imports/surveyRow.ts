import type { Answer } from './answer.ts';
import type { ColumnMap } from './columnMap.ts';
import type { AnswerRecords } from './findRecords.ts';
import type { SurveyField } from './surveyFields.ts';

/** Fields of a record to write; `null` empties one. */
export type SurveyRow = Readonly<Record<string, string | number | null>>;

/**
 * The record of an answer. Fields that the map does not name are left as they are in the org; an empty cell of a mapped column
 * empties its field.
 */
export function surveyRow(answer: Answer, records: AnswerRecords, place: { readonly map: ColumnMap; readonly key: string }): SurveyRow {
  const { map, key } = place;
  const mapped = (field: SurveyField, value: string | number | undefined): SurveyRow => (map.has(field) ? { [field]: value ?? null } : {});
  return {
    Key__c: key,
    Account__c: records.accountId,
    Kind__c: answer.kind,
    Score__c: answer.score ?? null,
    Scale_Max__c: answer.scaleMax,
    ...(map.has('Answered_On__c') || answer.answeredOn !== undefined ? { Answered_On__c: answer.answeredOn ?? null } : {}),
    ...mapped('Contact__c', records.contactId),
    ...mapped('Case__c', records.caseId),
    ...mapped('Touchpoint__c', answer.touchpoint),
    ...mapped('Sent_On__c', answer.sentOn),
    ...mapped('Verbatim__c', answer.verbatim)
  };
}
