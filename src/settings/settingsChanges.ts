import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { SettingsChange, SettingsChangesJson } from '../domain/settingsChangesJson.ts';
import { changeRank } from './changeRank.ts';
import { changedTexts, isEqualContent } from './changedText.ts';

type Content = ScorecardSettingsJson | ProductLineSettingsJson;

/** A record inside a content. */
type Entry = { readonly k: string; readonly title: string; readonly values: Readonly<Record<string, unknown>> };

/** Records of one kind in a content. */
type Entries = { readonly what: SettingsChange['what']; readonly entries: readonly Entry[] };

/** More are counted, not listed: a record of the org keeps what a person can read. */
const mostChanges = 20;

/**
 * What was edited between two contents of one subject, the most telling first: records that came or went, then what moves
 * scores (weights, curves, floors, rules), then what moves states, then words. Pure.
 *
 * @param before  content of `Settings__c` in force before; undefined = none, and nothing was edited
 * @param after   content that takes its place
 * @example       settingsChanges(content, sameContent) // []
 */
export function settingsChanges(before: Content | undefined, after: Content): readonly SettingsChange[] {
  if (before === undefined) return [];
  const was = new Map(entriesOf(before).map(({ what, entries }) => [what, entries]));
  const learnt = learntSince(before);
  const found = entriesOf(after).flatMap(({ what, entries }) => changesOf(what, { was: was.get(what) ?? [], is: entries, learnt }));
  const rank = changeRank(before, after);
  return [...found].sort((a, b) => rank(a) - rank(b) || compare(a.k, b.k) || compare(a.field ?? '', b.field ?? ''));
}

/**
 * The changes as a version keeps them. Pure.
 *
 * @param before  version in force before, by key and content; undefined = none
 */
export function settingsChangesJson(
  before: { readonly key: string; readonly content: Content } | undefined,
  after: Content
): SettingsChangesJson {
  const changes = settingsChanges(before?.content, after);
  const more = changes.length - mostChanges;
  return { v: 1, before: before?.key ?? null, changes: changes.slice(0, mostChanges), ...(more > 0 ? { more } : {}) };
}

function entriesOf(content: Content): readonly Entries[] {
  if (content.kind === 'scorecard') {
    return [
      { what: 'scorecard', entries: [entry(content.scorecard)] },
      { what: 'group', entries: content.groups.map((one) => entry(one)) },
      { what: 'measure', entries: content.measures.map((one) => entry(one)) },
      { what: 'band', entries: content.bands.map((band) => entry(band, band.label)) },
      { what: 'rule', entries: content.rules.map((one) => entry(one)) }
    ];
  }
  const { kind: k, customers, opportunity = {} } = content;
  return [
    { what: 'scorecard', entries: [entry({ k, customers, ...opportunity }, customers)] },
    { what: 'line', entries: content.lines.map((one) => entry(one)) },
    { what: 'whitespace_rule', entries: content.whitespaceRules.map((one) => entry(one)) },
    { what: 'hold', entries: content.holds.map((one) => entry(one)) }
  ];
}

function entry({ k, ...values }: { readonly k: string; readonly title?: string; readonly customers?: string }, title?: string): Entry {
  return { k, title: title ?? values.title ?? k, values };
}

/** Entries of one kind before and after, and the fields that the content before could not hold. */
type Pair = { readonly was: readonly Entry[]; readonly is: readonly Entry[]; readonly learnt: ReadonlySet<string> };

function changesOf(what: SettingsChange['what'], { was: before, is: after, learnt }: Pair): readonly SettingsChange[] {
  const was = new Map(before.map((one) => [one.k, one]));
  const is = new Set(after.map(({ k }) => k));
  const removed = before.filter(({ k }) => !is.has(k)).map(({ k, title }): SettingsChange => ({ what, k, title, did: 'removed' }));
  const others = after.flatMap((one): readonly SettingsChange[] => {
    const former = was.get(one.k);
    return former === undefined
      ? [{ what, k: one.k, title: one.title, did: 'added' }]
      : edits(what, { before: former, after: one, learnt });
  });
  return [...removed, ...others];
}

type Edited = { readonly before: Entry; readonly after: Entry; readonly learnt: ReadonlySet<string> };

function edits(what: SettingsChange['what'], { before, after, learnt }: Edited): readonly SettingsChange[] {
  const isLearnt = (field: string): boolean => learnt.has(field) && before.values[field] === undefined;
  const fields = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])];
  return fields
    .filter((field) => !isEqualContent(before.values[field], after.values[field]) && !derived.has(field) && !isLearnt(field))
    .map((field) => {
      const [from, to] = changedTexts(before.values[field], after.values[field]);
      return { ...{ what, k: after.k, title: after.title, did: 'edited' as const, field }, ...(hashes.has(field) ? {} : { from, to }) };
    });
}

/** Fields that older contents lack: that the service has learnt to write them is no edit. */
const learntFields = ['reads', 'concerns', 'inUse', 'target', 'hysteresis', 'confirmationNights', 'effect', 'when'];
const learntOfLines = [...learntFields, 'code', 'sold', 'stage', 'closeDays', 'lossReason'];

/** Contents of product lines that say how an opportunity begins hold all that there is to hold. */
function learntSince(before: Content): ReadonlySet<string> {
  if (before.kind === 'scorecard') return new Set(learntFields);
  return new Set(before.opportunity === undefined ? learntOfLines : []);
}

/** Fields that follow from what other records say: nobody edited them. */
const derived = new Set(['tied']);

/** Hashes: that they differ tells of an edit, they say nothing to a person. */
const hashes = new Set(['reads', 'concerns', 'inUse', 'sold']);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
