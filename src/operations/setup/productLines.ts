import type { FamilyFound, LineProposal } from '../../domain/lineProposal.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { RecordModel } from '../../metadata/model.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import { acceptedLines } from './acceptedLines.ts';
import { namesIn } from './familyNames.ts';
import { findFamilies } from './findFamilies.ts';
import { lineKeys } from './lineKeys.ts';
import { linesInOrg, weightOf } from './linesInOrg.ts';
import type { LinesInOrg } from './linesInOrg.ts';
import { readProposal } from './proposeLine.ts';
import type { StarterWords } from './starterWords.ts';

/** Product families of an org beside its lines. */
export type FoundLines = {
  readonly inOrg: LinesInOrg;
  /** Families that are no line yet, most owners first, each with the key that its line would have. */
  readonly offered: readonly (FamilyFound & { readonly key: string })[];
  /** Families whose lines the set-up may compare again when they are named. */
  readonly known: readonly (FamilyFound & { readonly key: string })[];
};

/** What a person says to one proposal: take it, leave it, take it and all that follow, or stop asking. */
export type LineAnswer = 'accept' | 'skip' | 'all' | 'none';

/** Asks about one proposal; `place` counts from 1. */
export type AskLine = (proposal: LineProposal, place: { readonly at: number; readonly of: number }) => Promise<LineAnswer>;

/** Proposals that were looked at, and those among them that become lines. */
export type ChosenLines = { readonly proposals: readonly LineProposal[]; readonly accepted: readonly LineProposal[] };

/** Looks for product families that are no lines yet. Reads counts of the org. */
export async function findLines(client: OrgClient, rows: SettingRows, starter: readonly RecordModel[]): Promise<FoundLines> {
  const found = await findFamilies(client);
  const inOrg = linesInOrg(rows, starter);
  const isNew = ({ family }: FamilyFound): boolean => !inOrg.keys.has(family.toLowerCase());
  const added = found.filter(isNew);
  const keys = lineKeys(
    added.map(({ family }) => family),
    inOrg.taken,
    inOrg.examples
  );
  return {
    inOrg,
    offered: added.map((one, at) => ({ ...one, key: keys[at] ?? '' })),
    known: found.filter((one) => !isNew(one)).map((one) => ({ ...one, key: inOrg.keys.get(one.family.toLowerCase()) ?? '' }))
  };
}

/**
 * Decides which families become product lines: by the answer of a flag, else by asking about one proposal after the other.
 *
 * Reads the owners of the families concerned: in a dry run of all that are offered, so that each rule can be looked at.
 *
 * @param answer  `all` that are offered, `none`, or families by name with commas between them, lines of the org included
 * @throws HealthError SettingInvalid naming the families on offer
 */
export async function chooseLines(
  client: OrgClient,
  lines: FoundLines,
  choice: { readonly answer: string | undefined; readonly ask?: AskLine; readonly dryRun: boolean }
): Promise<ChosenLines> {
  const { answer, ask, dryRun } = choice;
  const named = namedLines(lines, answer);
  const chosen = answer === 'all' ? lines.offered : named;
  const looksAtAll = answer !== 'none' && (dryRun || (answer === undefined && ask !== undefined));
  const concerned = looksAtAll ? [...new Set([...lines.offered, ...chosen])] : chosen;
  const proposals: LineProposal[] = [];
  for (const one of concerned) {
    const proposal = await readProposal(client, one, one.key);
    if (proposal !== undefined) proposals.push(proposal);
  }
  if (answer === undefined && ask !== undefined && !dryRun) return { proposals, accepted: await askOneByOne(proposals, ask) };
  const keys = new Set(chosen.map(({ key }) => key));
  return { proposals, accepted: proposals.filter(({ key }) => keys.has(key)) };
}

function namedLines({ offered, known }: FoundLines, answer: string | undefined): FoundLines['offered'] {
  if (answer === undefined || answer === 'all' || answer === 'none') return [];
  const all = [...offered, ...known];
  const names = namesIn(
    answer,
    all.map(({ family }) => family)
  );
  return names.map((name) => {
    const found = all.find(({ family }) => family === name);
    if (found !== undefined) return found;
    const offers = all.map(({ family }) => family).join(', ');
    throw new HealthError('SettingInvalid', ['setup', '--product-lines', name, `this org offers ${offers}`]);
  });
}

/** Goes through proposals in order until somebody takes all that follow or none of them. */
export async function askOneByOne(proposals: readonly LineProposal[], ask: AskLine): Promise<readonly LineProposal[]> {
  const accepted: LineProposal[] = [];
  for (const [at, proposal] of proposals.entries()) {
    const said = await ask(proposal, { at: at + 1, of: proposals.length });
    if (said === 'all') return [...accepted, ...proposals.slice(at)];
    if (said === 'none') return accepted;
    if (said === 'accept') accepted.push(proposal);
  }
  return accepted;
}

/** The records of accepted lines beside those of the org; a line that is there keeps its place. Pure. */
export function lineRecords(
  accepted: readonly LineProposal[],
  words: StarterWords,
  { orders, weights }: LinesInOrg
): readonly RecordModel[] {
  const isNew = ({ key }: LineProposal): boolean => !orders.has(key);
  return acceptedLines(accepted, words, { weight: weightOf(accepted.filter(isNew).length, weights), orders });
}
