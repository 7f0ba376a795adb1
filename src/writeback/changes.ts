import type { OutboxItem } from '../store/stateStore.ts';
import type { DesiredRecord } from './desired.ts';
import { equalValue, withoutNumbers } from './equalValue.ts';
import type { FieldValue } from './equalValue.ts';
import { comparableText, objectsWithDeletes, ruleOf } from './objectRules.ts';
import type { ObjectRule } from './objectRules.ts';
import { recordKey } from './recordKey.ts';
import { writeRank } from './writeGroups.ts';

/** A record as the org holds it. */
export type HeldRecord = {
  readonly object: string;
  /** 18 characters. */
  readonly id: string;
  readonly key: string;
  readonly accountId?: string;
  readonly fields: { readonly [name: string]: FieldValue };
};

export type ChangeCount = { readonly created: number; readonly changed: number; readonly deleted: number; readonly unchanged: number };

export type ChangeSet = { readonly items: readonly OutboxItem[]; readonly counts: Readonly<Record<string, ChangeCount>> };

/**
 * The writes that make the org hold what is desired, and no more.
 *
 * A record is written when a field differs that is worth it (`objectRules`); what only ages never is. Records of ours
 * that are no longer desired are deleted, records that people write never. Pure: equal inputs give equal items in the
 * order of account, object and key.
 *
 * @param desired           one record per object and key; the last counts
 * @param held              everything that the org holds of the objects that the service writes
 * @param mirrorToAccount   false leaves out all writes to Account
 */
export function planChanges(input: {
  readonly desired: readonly DesiredRecord[];
  readonly held: readonly HeldRecord[];
  readonly mirrorToAccount: boolean;
}): ChangeSet {
  const held = new Map(input.held.map((record) => [recordKey(record), record]));
  const keysById = new Map(input.held.map((record) => [record.id, record.key]));
  const desired = new Map(
    input.desired.filter((record) => record.object !== 'Account' || input.mirrorToAccount).map((record) => [recordKey(record), record])
  );
  const items: OutboxItem[] = [];
  const counts: Record<string, ChangeCount> = {};
  for (const [key, record] of desired) {
    const change = changeOf(record, held.get(key), keysById);
    if (change.item !== undefined) items.push(change.item);
    addCount(counts, record.object, change.kind);
  }
  const deletable = new Set(objectsWithDeletes());
  for (const [key, record] of held) {
    if (!deletable.has(record.object) || desired.has(key)) continue;
    items.push({ object: record.object, operation: 'delete', key: record.id, accountId: record.accountId ?? '', row: { Id: record.id } });
    addCount(counts, record.object, 'deleted');
  }
  return { items: items.sort(byPlace), counts };
}

/** Records that a change set adds. */
export function createdIn({ counts }: Pick<ChangeSet, 'counts'>): number {
  return Object.values(counts).reduce((sum, { created }) => sum + created, 0);
}

type Change = { readonly kind: keyof ChangeCount; readonly item?: OutboxItem };

function changeOf(record: DesiredRecord, held: HeldRecord | undefined, keysById: ReadonlyMap<string, string>): Change {
  const rule = ruleOf(record.object);
  if (rule === undefined) throw new Error(`the service does not write ${record.object}`);
  refuseForeignFields(record);
  if (held === undefined) return { kind: 'created', item: itemOf(record, rule, record.fields) };
  if (rule.isFixed === true) return { kind: 'unchanged' };
  const changed = Object.keys(record.fields).filter((name) => !isEqual(record, held, { name, rule, keysById }));
  if (changed.length === 0) return { kind: 'unchanged' };
  const written = rule.onlyChanged === true ? pick(record.fields, [...changed, ...neverCompared(rule)]) : record.fields;
  return { kind: 'changed', item: itemOf(record, rule, written) };
}

type FieldPlace = { readonly name: string; readonly rule: ObjectRule; readonly keysById: ReadonlyMap<string, string> };

function isEqual(record: DesiredRecord, held: HeldRecord, place: FieldPlace): boolean {
  const { name, rule } = place;
  const wanted = record.fields[name];
  const standing = held.fields[name];
  if (wanted === standing) return true;
  const reference = name.includes('__r.') ? /^(\w+)__r\.\w+$/.exec(name)?.[1] : undefined;
  if (reference !== undefined) return equalValue(wanted, place.keysById.get(String(held.fields[`${reference}__c`] ?? '')));
  const comparison = rule.comparisons[name] ?? 'value';
  switch (comparison) {
    case 'never':
      return true;
    case 'weekly':
      return (record.due !== true && !equalValue(standing, null)) || equalValue(wanted, standing);
    case 'when_due':
      return record.due !== true || equalValue(wanted, standing);
    case 'value':
      return name === 'Key__c' || equalValue(wanted, standing);
    case 'without_numbers':
      return equalValue(withoutNumbers(wanted), withoutNumbers(standing));
    default: {
      if (equalValue(wanted, standing)) return true;
      const isDue = record.due === true;
      const before = comparableText(comparison, standing, isDue);
      const value = name === 'Detail__c' ? (record.detail ?? wanted) : wanted;
      return before !== undefined && before === comparableText(comparison, value, isDue);
    }
  }
}

function itemOf(record: DesiredRecord, rule: ObjectRule, fields: DesiredRecord['fields']): OutboxItem {
  const place = { object: record.object, key: record.key, accountId: record.accountId ?? (record.object === 'Account' ? record.key : '') };
  if (rule.operation === 'update') return { ...place, operation: 'update', row: { Id: record.key, ...fields } };
  return { ...place, operation: 'upsert', externalId: 'Key__c', row: { Key__c: record.key, ...fields } };
}

/** Fields that are not ours are never written, whoever asks. */
function refuseForeignFields(record: DesiredRecord): void {
  if (record.object.includes('Headroom_')) return;
  const foreign = Object.keys(record.fields).find((name) => !name.includes('Headroom_'));
  if (foreign !== undefined) throw new Error(`the service does not write ${record.object}.${foreign}`);
}

function neverCompared(rule: ObjectRule): readonly string[] {
  return Object.keys(rule.comparisons).filter((name) => rule.comparisons[name] === 'never');
}

function pick(fields: DesiredRecord['fields'], names: readonly string[]): DesiredRecord['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function addCount(counts: Record<string, ChangeCount>, object: string, kind: keyof ChangeCount): void {
  const before = counts[object] ?? { created: 0, changed: 0, deleted: 0, unchanged: 0 };
  counts[object] = { ...before, [kind]: before[kind] + 1 };
}

/** By account, and inside one what others look up to first. */
function byPlace(a: OutboxItem, b: OutboxItem): number {
  return (
    compare(a.accountId, b.accountId) || writeRank(a.object) - writeRank(b.object) || compare(a.object, b.object) || compare(a.key, b.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
