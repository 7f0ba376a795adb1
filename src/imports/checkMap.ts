import type { MapProblem } from '../domain/importResult.ts';
import type { ColumnMap, Source } from './columnMap.ts';
import { isDayFormat } from './readDay.ts';
import { isReferenceField, references, surveyFields, surveyKinds } from './surveyFields.ts';
import type { ReferenceField, SurveyField } from './surveyFields.ts';

/** What a map is held against. */
export type MapSurroundings = {
  /** Headings of the file as they stand there. */
  readonly headings: readonly string[];
  /** External id fields of the objects behind references, by object. */
  readonly externalIds: ReadonlyMap<string, readonly string[]>;
};

/**
 * Holds a column map against the headings of the file and the external ids of the org.
 *
 * @returns  every problem; a map with one cannot be used, and nothing is written with it
 */
export function checkMap(map: ColumnMap, surroundings: MapSurroundings): readonly MapProblem[] {
  const each = [...map].flatMap(([field, source]) =>
    source.kind === 'constant' ? constantProblems(field, source) : columnProblems(field, source, surroundings)
  );
  return [...each, ...gaps(map)];
}

function constantProblems(field: SurveyField, { value }: Source & { kind: 'constant' }): readonly MapProblem[] {
  if (field === 'Kind__c' && !surveyKinds.some((kind) => kind === value.trim().toUpperCase()))
    return [{ code: 'constant', values: [field, value, surveyKinds.join(', ')] }];
  if (surveyFields[field] === 'number' && !/^\d+(\.\d+)?$/.test(value.trim()))
    return [{ code: 'constant', values: [field, value, 'a number'] }];
  return field === 'Key__c' ? [{ code: 'constant', values: [field, value, 'a column of its own: every row needs another key'] }] : [];
}

function columnProblems(
  field: SurveyField,
  { heading, how }: Source & { kind: 'column' },
  { headings, externalIds }: MapSurroundings
): readonly MapProblem[] {
  const times = headings.filter((one) => sameHeading(one, heading)).length;
  const place: readonly MapProblem[] =
    times === 1
      ? []
      : times === 0
        ? [{ code: 'heading', values: [field, heading, headings.join(', ')] }]
        : [{ code: 'headingTwice', values: [field, heading] }];
  if (how === undefined) return place;
  if (isReferenceField(field)) return [...place, ...wayProblems(field, how, externalIds)];
  return isDayFormat(how) ? place : [...place, { code: 'format', values: [field, how] }];
}

function wayProblems(field: ReferenceField, how: string, externalIds: MapSurroundings['externalIds']): readonly MapProblem[] {
  const { object, ways } = references[field];
  const known = externalIds.get(object) ?? [];
  if (Object.hasOwn(ways, how) || known.includes(how)) return [];
  const words = [...Object.keys(ways), ...known].join(', ');
  return [{ code: how.endsWith('__c') ? 'externalId' : 'how', values: [field, how, object, words] }];
}

/** What no map may leave out. */
function gaps(map: ColumnMap): readonly MapProblem[] {
  const kind = map.get('Kind__c');
  const onlyNps = kind?.kind === 'constant' && kind.value.trim().toUpperCase() === 'NPS';
  return [
    ...(['Kind__c', 'Score__c'] as const).flatMap((field): MapProblem[] => (map.has(field) ? [] : [{ code: 'needed', values: [field] }])),
    ...(map.has('Account__c') || map.has('Contact__c') ? [] : [{ code: 'who', values: [] } as const]),
    ...(map.has('Answered_On__c') || map.has('Sent_On__c') ? [] : [{ code: 'day', values: [] } as const]),
    ...(kind === undefined || onlyNps || map.has('Scale_Max__c') ? [] : [{ code: 'scale', values: [] } as const])
  ];
}

/** Headings are the same but for letter case and spaces around them. */
export function sameHeading(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
