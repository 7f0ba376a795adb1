import type { ConfigPreview, ContractTotal, Money } from '../../domain/configPreview.ts';
import type { ScorecardSettingsJson } from '../../domain/resultJson.ts';
import type { SettingsChange } from '../../domain/settingsChangesJson.ts';
import { settingsChanges } from '../../settings/settingsChanges.ts';
import { settingsVersions } from '../../settings/settingsVersions.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import type { VersionInForce } from '../../writeback/versionsInForce.ts';
import { contractValueWords } from '../sync/judge/contractValueWords.ts';
import type { Judged } from './judgeOnce.ts';
import { totals } from './money.ts';
import type { Publication } from './publication.ts';
import { scorecardPreview } from './scorecardPreview.ts';
import type { PreviewSides } from './scorecardPreview.ts';
import { shownStandings } from './standings.ts';

type Report = Omit<ConfigPreview, 'asOf' | 'folders' | 'records' | 'org' | 'warnings'>;

/**
 * What a publication would do, from both judgements. Pure.
 *
 * @param names  of accounts, as the user who asks may read them; an account without one is told by its id
 */
export function previewReport(found: Publication, names: ReadonlyMap<string, string>): Report {
  const { before, after, held } = found;
  const changes = changesSince(found);
  const sides = sidesOf(found, changes, names);
  const keys = new Set([...after.settings.scorecards.map(({ key }) => key), ...sides.shown.keys()]);
  const summaries = held.filter(({ object }) => object === 'Headroom_Account_Summary__c');
  return {
    customers: { before: summaries.length, after: customersOf(after) },
    headline: { before: before?.settings.general.headline ?? null, after: after.settings.general.headline },
    contractValue: { before: shownTotal(summaries, sides), after: contractTotal(after) },
    productLines: changes.get('product_lines') ?? [],
    measuresOn: before === undefined ? [] : offOnlyIn(before, after),
    measuresOff: before === undefined ? [] : offOnlyIn(after, before),
    scorecards: [...keys].sort().map((key) => scorecardPreview(key, sides))
  };
}

function sidesOf(found: Publication, changes: PreviewSides['changes'], names: ReadonlyMap<string, string>): PreviewSides {
  const { before, after, held, inForce, untold } = found;
  const published = [...inForce].flatMap(([subject, { content }]): readonly (readonly [string, ScorecardSettingsJson])[] =>
    content.kind === 'scorecard' ? [[subject, content]] : []
  );
  const places = new Map(after.input.accounts.map((id, i) => [id, i]));
  return {
    ...{ before, after, untold, changes },
    shown: shownStandings(held),
    published: new Map(published),
    words: (id) => {
      const value = contractValue(after, places.get(id) ?? -1);
      return { name: names.get(id) ?? id, ...(value === undefined ? {} : { contractValue: value }) };
    },
    managers: managersOf(after)
  };
}

/** Edits since the last publication, by subject. */
function changesSince({ after, inForce }: Publication): ReadonlyMap<string, readonly SettingsChange[]> {
  return new Map(
    settingsVersions(after.settings).map(({ subject, text }) => {
      const content = JSON.parse(text) as VersionInForce['content'];
      return [subject, settingsChanges(inForce.get(subject)?.content, content)];
    })
  );
}

function customersOf({ input }: Judged): number {
  return input.accounts.filter((_, i) => (input.customers[i] ?? 0) > 0).length;
}

/** Success managers of customers, each once. */
function managersOf({ facts, input }: Judged): number {
  const named = facts.successManagers.filter((manager, i) => manager !== '' && (input.customers[i] ?? 0) > 0);
  return new Set(named).size;
}

function contractValue({ contracts, facts }: Judged, i: number): Money | undefined {
  const amount = contracts.value[i] ?? NaN;
  return Number.isNaN(amount) ? undefined : { currency: facts.currencies[i] ?? '', amount };
}

function contractTotal(judged: Judged): ContractTotal {
  const amounts = judged.input.accounts.flatMap((_, i) => ((judged.input.customers[i] ?? 0) > 0 ? (contractValue(judged, i) ?? []) : []));
  return { source: contractValueWords(judged.contracts.valueSource, judged.settings), totals: totals(amounts) };
}

/** Contract value as the org shows it: nothing else tells by which settings it was found. */
function shownTotal(summaries: readonly HeldRecord[], { after }: PreviewSides): ContractTotal {
  const currencies = new Map(after.input.accounts.map((id, i) => [id, after.facts.currencies[i] ?? '']));
  const amounts = summaries.flatMap(({ accountId = '', fields: { Contract_Value__c: amount } }) =>
    typeof amount === 'number' ? [{ currency: currencies.get(accountId) ?? '', amount }] : []
  );
  const sources = new Set(summaries.map(({ fields }) => fields['Contract_Value_Source__c']).filter((source) => typeof source === 'string'));
  return { source: [...sources].sort().join(', '), totals: totals(amounts) };
}

/** Measures that both settings have and that are off in the first alone. */
function offOnlyIn(one: Judged, other: Judged): readonly string[] {
  const known = new Set(other.settings.measures.map(({ key }) => key));
  return Object.keys(one.assessment.off)
    .filter((key) => known.has(key) && !(key in other.assessment.off))
    .sort();
}
