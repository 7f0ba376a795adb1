import type { Settings, Signal } from '../../domain/settings.ts';
import type { CheckedCondition, CheckedOperand, FieldRef } from '../../soql/checkedQuery.ts';
import { kindOf } from '../../soql/checkedQuery.ts';
import { fieldOf } from '../../soql/schema.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import { stageHistory } from './pastFields.ts';
import { isTracked, isUntouched } from './pastView.ts';
import type { PastView, WrittenAhead } from './pastView.ts';
import type { ResolvedContract } from '../resolve/resolveContract.ts';
import type { ResolvedSignal } from '../resolve/resolvedSignal.ts';

/** What is asked of the past: its facts, and the names that the store holds. */
export type PastQuestion = { readonly past: PastView; readonly schema: SoqlSchema };

/**
 * Signals that cannot be read at the past moment.
 *
 * A signal marked *Dates* can; one marked *Current* can where every field that it rests on is known for the moment: its
 * value, dates and filter, and the lookups and fields of parents that these lead over. The way from a row to its account
 * is taken from today. One that rolls up can where it is known which accounts stood below which. A ratio can where both parts can.
 */
export function unreadableSignals(
  settings: Settings,
  resolved: ReadonlyMap<string, ResolvedSignal>,
  asked: PastQuestion
): ReadonlySet<string> {
  const found = new Map<string, boolean>();
  const isReadable = (key: string): boolean => {
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, true);
    const signal = settings.signals.find((each) => each.key === key);
    const readable = signal === undefined || signalReadable(signal, resolved.get(key), { asked, isReadable });
    found.set(key, readable);
    return readable;
  };
  return new Set(settings.signals.map(({ key }) => key).filter((key) => !isReadable(key)));
}

type Walk = { readonly asked: PastQuestion; readonly isReadable: (key: string) => boolean };

function signalReadable(signal: Signal, resolved: ResolvedSignal | undefined, { asked, isReadable }: Walk): boolean {
  if (signal.rollUp !== undefined && !isFieldKnown('Account', 'ParentId', asked)) return false;
  if (signal.aggregate === 'RATIO') return [signal.numerator, signal.denominator].every((part) => part === undefined || isReadable(part));
  if (signal.history === 'Dates' || !resolved) return true;
  const { value, second, date, liveFrom, liveTo, line, filter } = resolved;
  const refs = [value, second, date, liveFrom, liveTo, line].filter((ref) => ref !== undefined);
  return [...refs, ...refsOf(filter)].every((ref) => isKnown(ref, asked));
}

/** True when every field that a filter rests on is known for the moment. */
export function isFilterKnown(filter: CheckedCondition, asked: PastQuestion): boolean {
  return refsOf(filter).every((ref) => isKnown(ref, asked));
}

function refsOf(condition: CheckedCondition | undefined): readonly FieldRef[] {
  if (!condition) return [];
  if ('terms' in condition) return condition.terms.flatMap(refsOf);
  if ('term' in condition) return refsOf(condition.term);
  const own = fieldsOf(condition.left);
  if (condition.kind !== 'semiJoin') return own;
  return [...own, ...condition.query.items.flatMap(({ value }) => fieldsOf(value)), ...refsOf(condition.query.where)];
}

function fieldsOf(operand: CheckedOperand): readonly FieldRef[] {
  if (operand.kind === 'field') return [operand];
  return operand.argument ? fieldsOf(operand.argument) : [];
}

function isKnown(ref: FieldRef, asked: PastQuestion): boolean {
  const steps = ref.steps.every(({ object, reference }) => isFieldKnown(object, reference.name, asked));
  return steps && ref.owners.every(({ object, field }) => isFieldKnown(object, field, asked));
}

const neverChanged = ['Id', 'CreatedDate', 'CreatedById'];

/** Fields that follow from another one, whose history tells them. */
const follows: Readonly<Record<string, string>> = {
  'Case.IsClosed': 'Case.Status',
  'Case.ClosedDate': 'Case.Status',
  'Opportunity.IsClosed': 'Opportunity.StageName',
  'Opportunity.IsWon': 'Opportunity.StageName'
};

const inSnapshots = ['Opportunity.StageName', 'Opportunity.Amount', 'Opportunity.CloseDate'];
const datedByTheOrg = ['CampaignMember.HasResponded', 'CampaignMember.FirstRespondedDate'];

function isFieldKnown(object: string, name: string, asked: PastQuestion): boolean {
  const { past, schema } = asked;
  const path = `${object}.${name}`;
  const source = follows[path];
  if (source !== undefined) return isFieldKnown(object, source.split('.')[1] ?? '', asked);
  if (neverChanged.includes(name) || datedByTheOrg.includes(path) || isTracked(past, object, name)) return true;
  if (inSnapshots.includes(path) && hasSnapshot(past, name)) return true;
  const described = schema.object(object);
  const field = described && fieldOf(described, name);
  if (!field || field.calculated === true) return false;
  const onlyTheOrg = field.updateable === false;
  const stamp = onlyTheOrg && kindOf(field.type) === 'instant';
  const fixed = onlyTheOrg && field.createable === true;
  return stamp || fixed || isUntouched(past, object);
}

function hasSnapshot({ fields }: PastView, name: string): boolean {
  return fields.columns.get(stageHistory)?.some((column) => column.name === name) === true;
}

/**
 * Fields whose later writes must not be seen: dates counted down to, and what contract sources say of end, worth and
 * notice. With `ends` also the dates that end the life of any signal's rows: needed where the moment judged lies after
 * the moment known.
 */
export function writtenAhead(resolved: Iterable<ResolvedSignal>, contracts: readonly ResolvedContract[], ends: boolean): WrittenAhead {
  const refs: (FieldRef | undefined)[] = contracts.flatMap(({ liveTo, term, value, notice, renews }) => [
    liveTo,
    term,
    value,
    notice,
    renews
  ]);
  for (const { signal, value, liveTo } of resolved) {
    if (signal.aggregate === 'DAYS_UNTIL') refs.push(value);
    if (ends) refs.push(liveTo);
  }
  return new Set(refs.flatMap((ref) => ref?.owners.map(({ object, field }) => `${object}.${field}`) ?? []));
}
