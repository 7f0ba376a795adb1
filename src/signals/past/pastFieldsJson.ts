import type { PastFields } from './pastFields.ts';

type PastHistoryJson = {
  readonly history: { readonly name: string; readonly parent: string };
  readonly fields: readonly (readonly [field: string, kept: { readonly names: readonly string[]; readonly since: string }])[];
};

/** `PastFields` as a plain value. */
export type PastFieldsJson = Pick<PastFields, 'closedStatuses' | 'closedStages' | 'wonStages'> & {
  readonly columns: readonly (readonly [string, NonNullable<ReturnType<PastFields['columns']['get']>>])[];
  readonly histories: readonly (readonly [string, PastHistoryJson])[];
  readonly written: readonly (readonly [string, NonNullable<ReturnType<PastFields['written']['get']>>])[];
};

/** What the facts tell of earlier values, to be kept (pure). */
export function pastFieldsJson({ columns, histories, written, ...words }: PastFields): PastFieldsJson {
  return {
    ...words,
    columns: [...columns],
    histories: [...histories].map(([object, { history, fields }]) => [object, { history, fields: [...fields] }]),
    written: [...written]
  };
}

/** The value that `pastFieldsJson` was made from. */
export function pastFieldsFrom({ columns, histories, written, ...words }: PastFieldsJson): PastFields {
  return {
    ...words,
    columns: new Map(columns),
    histories: new Map(histories.map(([object, { history, fields }]) => [object, { history, fields: new Map(fields) }])),
    written: new Map(written)
  };
}
