import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AsOf } from '../../src/domain/asOf.ts';
import type { ContractSource, GeneralSetting, ProductLine, Settings, Signal, WhitespaceRule } from '../../src/domain/settings.ts';
import { kindOf } from '../../src/soql/checkedQuery.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import type { FactColumn, FactStore } from '../../src/store/factStore.ts';
import { readPastFields } from '../../src/signals/past/pastFields.ts';
import { openSignals } from '../../src/signals/signalContext.ts';
import type { SignalContext } from '../../src/signals/signalContext.ts';
import { describes } from './describes.ts';

type Value = string | number | boolean | null;

/** `given.json` of a case: rows by object as a table with a header, and the settings that matter. */
export type Given = {
  readonly why: string;
  readonly asOf: AsOf;
  /** Only what was known then is read; absent = everything. */
  readonly knownAt?: AsOf;
  readonly accounts: readonly string[];
  readonly rows: Readonly<Record<string, readonly (readonly Value[])[]>>;
  readonly signals: readonly Partial<Signal>[];
  readonly productLines?: readonly Partial<ProductLine>[];
  readonly whitespaceRules?: readonly Partial<WhitespaceRule>[];
  readonly contractSources?: readonly Partial<ContractSource>[];
  readonly general?: Partial<GeneralSetting>;
  /** Account filters by name. */
  readonly segments?: Readonly<Record<string, string>>;
};

const folder = import.meta.dirname;
const ownRunners = ['scorecards', 'surveyRules', 'whitespace'];

export async function caseNames(): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // Scorecards, rules of surveys and cells have runners of their own.
  return entries.filter((entry) => entry.isDirectory() && !ownRunners.includes(entry.name)).map((entry) => entry.name);
}

export async function readCase<T>(name: string, file: 'given.json' | 'expected.json'): Promise<T> {
  return JSON.parse(await readFile(join(folder, name, file), 'utf8')) as T;
}

function base(type: string, key: string): { key: string; title: string; explanation: string; sortOrder: number; record: string } {
  return { key, title: key, explanation: '', sortOrder: 0, record: `${type}.${key}` };
}

function signalOf(given: Partial<Signal>): Signal {
  return {
    ...base('Headroom_Signal', given.key ?? ''),
    aggregate: 'COUNT',
    openCountsToAsOf: false,
    whenEmpty: 'Unknown',
    unit: '',
    sensitive: false,
    inUseFrom: 0,
    history: 'Dates',
    ...given
  };
}

/** Settings with only what signals read. */
export function settingsOf(given: Pick<Given, 'signals' | 'productLines' | 'whitespaceRules' | 'contractSources' | 'general'>): Settings {
  const general = { ...base('Headroom_Health_Setting', 'default'), population: '', noticeDays: 30, ...given.general };
  return {
    hash: '',
    general: general as GeneralSetting,
    scorecards: [],
    groups: [],
    signals: given.signals.map(signalOf),
    measures: [],
    bands: [],
    riskRules: [],
    contractSources: (given.contractSources ?? []).map(
      (each) => ({ ...base('Headroom_Contract_Source', each.key ?? ''), ...each }) as ContractSource
    ),
    productLines: (given.productLines ?? []).map((each) => ({ ...base('Headroom_Product_Line', each.key ?? ''), ...each }) as ProductLine),
    whitespaceRules: (given.whitespaceRules ?? []).map(
      (each) => ({ ...base('Headroom_Whitespace_Rule', each.key ?? ''), ...each }) as WhitespaceRule
    ),
    playbooks: [],
    playbookSteps: []
  };
}

const columnTypes: Readonly<Record<string, FactColumn['type']>> = {
  boolean: 'boolean',
  number: 'number',
  date: 'date',
  instant: 'instant'
};

async function load(facts: FactStore, given: Given): Promise<void> {
  for (const [object, [header = [], ...rows]] of Object.entries(given.rows)) {
    const fields = describes.get(object)?.fields ?? [];
    const columns = header.map((name): FactColumn => {
      const type = fields.find((field) => field.name === name)?.type ?? '';
      if (type === '') throw new Error(`${object}.${String(name)} is not described`);
      return { name: String(name), type: type === 'currency' ? 'money' : (columnTypes[kindOf(type)] ?? 'text') };
    });
    const records = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])));
    await facts.loadRows(object, columns, records);
  }
}

/** The case's rows in a fact store of its own, ready to be read; `close` removes it. */
export async function openCase(
  given: Given
): Promise<{ readonly context: SignalContext & { readonly facts: FactStore }; close(): Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'headroom-golden-'));
  const facts = await openFactStore({ folder: data, orgId: '00DGOLDEN000000AAA', threads: 1 });
  await load(facts, given);
  const { asOf, accounts, knownAt } = given;
  const past = knownAt && { knownAt, fields: await readPastFields(facts, describes) };
  const context = await openSignals({ facts, settings: settingsOf(given), asOf, accounts, describes, ...(past ? { past } : {}) });
  const close = async (): Promise<void> => {
    await facts.close();
    await rm(data, { recursive: true, force: true });
  };
  return { context: { ...context, facts }, close };
}
