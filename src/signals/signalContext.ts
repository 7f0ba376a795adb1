import type { AsOf } from '../domain/asOf.ts';
import type { Settings } from '../domain/settings.ts';
import { dayNumber } from '../soql/calendar.ts';
import { plainBinding } from '../soql/sqlBinding.ts';
import type { SqlBinding } from '../soql/sqlBinding.ts';
import type { SoqlSchema } from '../soql/schema.ts';
import type { FactReader } from '../store/factStore.ts';
import { pastBinding } from './past/pastBinding.ts';
import { unreadableSignals, writtenAhead } from './past/pastReadable.ts';
import type { PastView } from './past/pastView.ts';
import { resolveContract } from './resolve/resolveContract.ts';
import { loadedSchema } from './resolve/signalSchema.ts';
import type { DescribedObjects } from './resolve/signalSchema.ts';
import { resolveSignal } from './resolve/resolveSignal.ts';
import type { Lookup } from './resolve/recordReader.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { HealthError } from '../domain/healthError.ts';

/** What signals are read from. */
export type SignalInput = {
  readonly facts: FactReader;
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** Ids of the accounts asked about, sorted; every result is an array in this order. */
  readonly accounts: readonly string[];
  /** Describe of every object that the settings name. */
  readonly describes: DescribedObjects;
  /**
   * Given where `accounts` are a part of all: whom one of them needs beside itself stands among them, nobody else is looked at, and
   * what all decide together was decided before. Absent = they are all.
   */
  readonly part?: {
    /** Where contract values come from: `ContractColumns.valueSource`. */
    readonly contractValueSource: string;
  };
  /** The facts as they were known then; absent = as they are. Never later than `asOf`. */
  readonly past?: PastView;
  /** Given where several moments are read of the same facts; absent = they are looked up. */
  readonly names?: SignalNames;
};

/** What the settings name, looked up in what the store holds. */
export type SignalNames = Pick<SignalContext, 'schema' | 'lookup' | 'resolved'>;

/** One reading of signals at one moment: what every reader shares. Make it with `openSignals`. */
export type SignalContext = SignalInput & {
  /** Objects and fields that the store holds. */
  readonly schema: SoqlSchema;
  readonly lookup: Lookup;
  readonly binding: SqlBinding;
  /** Table with the places of accounts; undefined = `placeTable`. */
  readonly places?: string;
  /** Calendar day of `asOf` in the org's zone, counted from 1970-01-01. */
  readonly today: number;
  readonly resolved: ReadonlyMap<string, ResolvedSignal>;
  /** Keys of signals that cannot be read of the past asked for; readers leave them out. Empty for today. */
  readonly leftOut: ReadonlySet<string>;
  /** Answers kept for other signals that ask the same. */
  readonly kept: Map<string, Promise<Uint8Array>>;
};

/** Temporary table with the place of each account asked about. */
export const placeTable = 'headroom_place';

/**
 * Prepares reading: looks every signal up in what the store holds and gives each account its place.
 *
 * Throws SettingInvalid for a signal that cannot be read; `checkSignals` finds those before a run, all at once.
 */
export async function openSignals(input: SignalInput): Promise<SignalContext> {
  const names = input.names ?? lookUpNames(input, input.past?.fields.columns ?? (await input.facts.tables()));
  const { schema, lookup, resolved } = names;
  await input.facts.rows(
    `create or replace temp table ${placeTable} as
     select unnest(ids) as id, generate_subscripts(ids, 1) - 1 as place
     from (select from_json(?, '["varchar"]') as ids)`,
    [JSON.stringify(input.accounts)]
  );
  const { past } = input;
  return {
    ...input,
    ...names,
    binding: past ? bindingAt(past, input, { schema, lookup, resolved }) : bindingOf(schema),
    today: dayNumber(input.asOf.today),
    leftOut: past ? unreadableSignals(input.settings, resolved, { past, schema }) : new Set(),
    kept: new Map()
  };
}

/**
 * Looks up what signals name among the tables of the facts (pure).
 *
 * Throws SettingInvalid for a signal that cannot be read.
 */
export function lookUpNames(
  { settings, describes }: Pick<SignalInput, 'settings' | 'describes'>,
  tables: Awaited<ReturnType<FactReader['tables']>>
): SignalNames {
  const schema = loadedSchema(describes, tables);
  const lookup = { schema, objectNames: [...describes.keys()] };
  const resolved = new Map<string, ResolvedSignal>();
  for (const signal of settings.signals) {
    if (signal.aggregate === 'RATIO') continue;
    const found = resolveSignal(signal, lookup);
    const [finding] = found.findings;
    if (finding) throw new HealthError('SettingInvalid', [finding.record, finding.field, finding.value, `${finding.what}. ${finding.fix}`]);
    if (found.resolved) resolved.set(signal.key, found.resolved);
  }
  return { schema, lookup, resolved };
}

function bindingAt(past: PastView, input: SignalInput, found: SignalNames): SqlBinding {
  const contracts = input.settings.contractSources.flatMap((source) => resolveContract(source, found.lookup).resolved ?? []);
  const ahead = writtenAhead(found.resolved.values(), contracts, past.knownAt.instant < input.asOf.instant);
  return pastBinding(bindingOf(found.schema), found.schema, past, ahead);
}

/** Tables and columns as the store has them; deleted rows are not there. */
function bindingOf(schema: SoqlSchema): SqlBinding {
  const marked = (object: string): boolean => schema.object(object)?.fields.some((field) => field.name === 'IsDeleted') === true;
  return {
    ...plainBinding,
    visible: (object, alias) => (marked(object) ? `${alias}."IsDeleted" is not true` : undefined)
  };
}
