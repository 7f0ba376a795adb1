/** How the text of a cell becomes the value of a field. */
export type FieldKind = 'reference' | 'date' | 'number' | 'choice' | 'text';

/** Fields of a survey response that a file can fill, in the order of messages and help. */
export const surveyFields = {
  Key__c: 'text',
  Account__c: 'reference',
  Contact__c: 'reference',
  Case__c: 'reference',
  Kind__c: 'choice',
  Score__c: 'number',
  Scale_Max__c: 'number',
  Touchpoint__c: 'text',
  Sent_On__c: 'date',
  Answered_On__c: 'date',
  Verbatim__c: 'text'
} as const satisfies Readonly<Record<string, FieldKind>>;

export type SurveyField = keyof typeof surveyFields;

export type ReferenceField = 'Account__c' | 'Contact__c' | 'Case__c';

/** Object behind a reference, and the words by which a map may say how its records are found. External ids come on top. */
export const references = {
  Account__c: { object: 'Account', ways: { id: 'Id', name: 'Name' } },
  Contact__c: { object: 'Contact', ways: { id: 'Id', email: 'Email', name: 'Name' } },
  Case__c: { object: 'Case', ways: { id: 'Id', number: 'CaseNumber' } }
} as const satisfies Readonly<Record<ReferenceField, { readonly object: string; readonly ways: Readonly<Record<string, string>> }>>;

export const referenceFields = ['Account__c', 'Contact__c', 'Case__c'] as const satisfies readonly ReferenceField[];

/** Whether a name is a field that a file can fill; letter case counts, as everywhere in the package. */
export function isSurveyField(name: string): name is SurveyField {
  return Object.hasOwn(surveyFields, name);
}

/** Whether a field is a lookup to another record. */
export function isReferenceField(name: SurveyField): name is ReferenceField {
  return surveyFields[name] === 'reference';
}

/** The kinds of survey, as the package's picklist has them. */
export const surveyKinds = ['NPS', 'CSAT', 'CES'] as const;

/** Top of the scale of every NPS question. */
export const npsTop = 10;
