import type { MapProblem } from '../domain/importResult.ts';
import { mapPairs } from './mapPairs.ts';
import { isReferenceField, isSurveyField, surveyFields } from './surveyFields.ts';
import type { SurveyField } from './surveyFields.ts';

/** Where the value of a field comes from. */
export type Source =
  | { readonly kind: 'constant'; readonly value: string }
  | {
      readonly kind: 'column';
      readonly heading: string;
      /** References: word or external id field by which the record is found. Dates: the format. Absent = ids, ISO days. */
      readonly how?: string;
    };

export type ColumnMap = ReadonlyMap<SurveyField, Source>;

const referenceWord = /^(id|name|email|number|[A-Za-z]\w*__c):(.+)$/;
const dateWord = /^([YMD][YMD./ -]*[YMD]):(.+)$/;

/**
 * Reads a column map: pairs `Field__c=source`, separated by commas or lines; lines that begin with `#` are comments.
 *
 * A source is the heading of a column (`Score__c=How likely`), a constant in single quotes (`Kind__c='NPS'`), or a heading with
 * a word before it: how a record is found (`Contact__c=email:E-mail`, `Account__c=Customer_No__c:Number`) or how days are
 * written (`Answered_On__c=DD.MM.YYYY:Date`). A heading that holds a comma, a colon or a quote stands in double quotes.
 *
 * @returns  the map, and every problem of its text
 * @example  readColumnMap("Score__c=How likely").map.get('Score__c') // { kind: 'column', heading: 'How likely' }
 */
export function readColumnMap(text: string): { readonly map: ColumnMap; readonly problems: readonly MapProblem[] } {
  const map = new Map<SurveyField, Source>();
  const problems: MapProblem[] = [];
  for (const { field, source, pair } of mapPairs(text)) {
    if (field === '' || source === '') problems.push({ code: 'pair', values: [pair] });
    else if (!isSurveyField(field)) problems.push({ code: 'field', values: [field, Object.keys(surveyFields).join(', ')] });
    else if (map.has(field)) problems.push({ code: 'twice', values: [field] });
    else map.set(field, sourceOf(field, source));
  }
  return { map, problems };
}

function sourceOf(field: SurveyField, text: string): Source {
  const constant = /^'(.*)'$/s.exec(text)?.[1];
  if (constant !== undefined) return { kind: 'constant', value: constant };
  const word = isReferenceField(field) ? referenceWord : surveyFields[field] === 'date' ? dateWord : undefined;
  const [, how, heading] = word?.exec(text) ?? [];
  if (how === undefined || heading === undefined) return { kind: 'column', heading: unquoted(text) };
  return { kind: 'column', heading: unquoted(heading), how };
}

function unquoted(text: string): string {
  const inside = /^"(.*)"$/s.exec(text.trim())?.[1];
  return (inside?.replaceAll('""', '"') ?? text).trim();
}
