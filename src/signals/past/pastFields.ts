import { historyOf, trackedByPackage } from '../../domain/fieldHistory.ts';
import type { HistoryObject } from '../../domain/fieldHistory.ts';
import type { FactColumn, FactReader } from '../../store/factStore.ts';
import { kindOf } from '../../soql/checkedQuery.ts';
import { fieldOf, referenceOf } from '../../soql/schema.ts';
import type { SoqlField, SoqlObject } from '../../soql/schema.ts';
import type { DescribedObjects } from '../resolve/signalSchema.ts';
import { readWrittenSpans } from './writtenSpans.ts';
import type { Span } from './writtenSpans.ts';

/** Earlier values of one object's fields, as the org kept them. */
export type KeptHistory = {
  readonly history: HistoryObject;
  /** By field: the names under which its changes are kept, and the instant of the earliest change that is still there. */
  readonly fields: ReadonlyMap<string, { readonly names: readonly string[]; readonly since: string }>;
};

/** What the facts still tell of earlier values; holds for every day, so it is read once. */
export type PastFields = {
  readonly columns: ReadonlyMap<string, readonly FactColumn[]>;
  readonly histories: ReadonlyMap<string, KeptHistory>;
  /** By object that says when its rows were written to: when there were rows that were written to later. */
  readonly written: ReadonlyMap<string, readonly Span[]>;
  /** Statuses of Case that mean closed; stages of Opportunity that mean closed, and won. Each as rows of today show them. */
  readonly closedStatuses: readonly string[];
  readonly closedStages: readonly string[];
  readonly wonStages: readonly string[];
};

/** Snapshots of opportunities, which every org keeps: stage, amount and close date at each of their changes. */
export const stageHistory = 'OpportunityHistory';

/**
 * Reads which earlier values the pulled histories hold.
 *
 * A field counts as tracked from the earliest of its changes that is still there: an org that switched tracking on later,
 * or whose histories have run out (18 to 24 months), has none before.
 */
export async function readPastFields(facts: FactReader, describes: DescribedObjects): Promise<PastFields> {
  const columns = await facts.tables();
  const histories = new Map<string, KeptHistory>();
  for (const object of describes.values()) {
    const history = historyOf(object.name);
    if (!history || !columns.has(object.name) || !columns.has(history.name)) continue;
    const tellsIds = columns.get(history.name)?.some(({ name }) => name === 'DataType') === true;
    const fields = await keptFields(facts, history, { ...object, fields: object.fields.filter((field) => keepsValue(field, tellsIds)) });
    histories.set(object.name, { history, fields });
  }
  const has = (object: string, ...fields: readonly string[]): boolean =>
    fields.every((field) => columns.get(object)?.some(({ name }) => name === field) === true);
  const words = async (object: string, field: string, flag: string): Promise<readonly string[]> => {
    if (!has(object, field, flag)) return [];
    const rows = await facts.rows(
      `select distinct "${field}" as word from "${object}" where "${flag}" and "${field}" is not null order by 1`
    );
    return rows.map((row) => String(row['word']));
  };
  return {
    columns,
    histories,
    written: await readWrittenSpans(facts, columns),
    closedStatuses: await words('Case', 'Status', 'IsClosed'),
    closedStages: await words('Opportunity', 'StageName', 'IsClosed'),
    wonStages: await words('Opportunity', 'StageName', 'IsWon')
  };
}

async function keptFields(facts: FactReader, history: HistoryObject, object: SoqlObject): Promise<KeptHistory['fields']> {
  const rows = await facts.rows(`select "Field" as name, min("CreatedDate") as since from "${history.name}" group by 1 order by 1`);
  const fields = new Map<string, { names: string[]; since: string }>();
  for (const row of rows) {
    const name = String(row['name']);
    const field = fieldOf(object, name) ?? referenceOf(object, name) ?? fieldOf(object, `${name}Id`);
    if (!field) continue;
    const known = fields.get(field.name);
    const since = String(row['since']);
    fields.set(field.name, { names: [...(known?.names ?? []), name], since: known && known.since < since ? known.since : since });
  }
  return withPackage(object.name, fields);
}

/** Fields that our package tracks count from the earliest change of any of them, those that never changed too. */
function withPackage(object: string, fields: KeptHistory['fields']): KeptHistory['fields'] {
  const ours = trackedByPackage[object] ?? [];
  const [since] = ours.flatMap((name) => fields.get(name)?.since ?? []).sort();
  if (since === undefined) return fields;
  return new Map([...fields, ...ours.map((name) => [name, { names: fields.get(name)?.names ?? [name], since }] as const)]);
}

/**
 * Of long text and of picklists with several values the org keeps that they changed, not what they were; of lookups names
 * and ids, which only the type of the value tells apart.
 */
function keepsValue(field: SoqlField, tellsIds: boolean): boolean {
  if (field.type === 'reference') return tellsIds;
  return field.type !== 'textarea' && kindOf(field.type) !== 'multi' && kindOf(field.type) !== 'other' && kindOf(field.type) !== 'time';
}
