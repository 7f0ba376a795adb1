import type { SetupQuestion, SetupResult } from '../../domain/setupResult.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { deployZip } from '../../org/deployZip.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import type { Wire } from '../../org/wire.ts';
import { queryRows } from '../../settings/loadSettings.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import { chooseLines, findLines, lineRecords } from './productLines.ts';
import type { AskLine, ChosenLines, FoundLines } from './productLines.ts';
import { applyAnswers, checkAnswers } from './setupAnswers.ts';
import { applyGoals, chosenGoals, isDecided } from './setupGoals.ts';
import { setupOutlook } from './setupOutlook.ts';
import { setupQuestions } from './setupQuestions.ts';
import { languageInOrg, rowsInLanguage, sayingsOf } from './languageInOrg.ts';
import { inLanguage, readDictionary } from './starterWords.ts';
import type { SetupLanguage } from './starterWords.ts';
import { asInOrg, compareStarter, readStarter, recordsZip } from './starterRecords.ts';
import type { StarterRecord } from './starterRecords.ts';

export type SetupRequest = {
  readonly client: OrgClient;
  /** Signed in as an admin: settings are written by a deploy, never by the integration user. */
  readonly wire: Wire;
  readonly starterFolder: string;
  /** Folder below which facts stand while they are looked at. */
  readonly dataFolder: string;
  readonly answers: Readonly<Partial<Record<SetupQuestion, string>>>;
  /** Asks about what was not answered by a flag; undefined leaves the ready-made answer. */
  readonly ask?: (question: SetupQuestion, questions: SetupResult['questions']) => Promise<string | undefined>;
  /** Asks about product lines, one after the other; undefined accepts none that no flag names. */
  readonly askLine?: AskLine;
  /** Decides about a record that somebody changed; without it such records stay as they are. */
  readonly replace?: (record: StarterRecord) => Promise<boolean>;
  readonly dryRun: boolean;
  /** Of names, explanations and rule texts; undefined goes on in the language that the org holds. */
  readonly language?: SetupLanguage;
};

/**
 * Deploys the ready-made settings with the answers put in: what health is for, and four questions about this org.
 *
 * Reads counts and the org's own settings; writes Custom Metadata records by one deploy, all or nothing. A repeat
 * deploys nothing that is there already. In the end all customers are judged once, to say how they spread over the bands.
 */
export async function setup(request: SetupRequest): Promise<SetupResult> {
  const { client, dryRun } = request;
  const starter = await readStarter(request.starterFolder);
  const rows = await queryRows(client);
  const lines = await findLines(client, rows, starter);
  const questions = await setupQuestions(client, starter, lines.offered);
  const answers = await allAnswers(request, questions);
  checkAnswers(answers, questions);
  const chosen = await chooseLines(client, lines, {
    answer: answers['product-lines'],
    dryRun,
    ...(request.askLine === undefined ? {} : { ask: request.askLine })
  });
  const { language, compared, reworded, replaced } = await compareAll(request, { starter, questions, answers, rows, lines, chosen });
  const created = compared.filter(({ state }) => state === 'new');
  const records: readonly RecordModel[] = [...created, ...replaced, ...reworded].map(({ record }) => record);
  if (!dryRun && records.length > 0) await deployZip(request.wire, client.identity.apiVersion, recordsZip(records));
  const outlook = await setupOutlook(client, request.dataFolder, records, questions);
  const kept = compared.filter((one) => one.state === 'changed' && !replaced.includes(one));
  const deployed = new Set([...replaced, ...reworded].map(({ name }) => name));
  return {
    dryRun,
    language,
    questions,
    answers,
    proposals: chosen.proposals,
    accepted: chosen.accepted.map(({ key }) => key),
    created: created.map(({ name }) => name),
    replaced: replaced.map(({ name }) => name),
    reworded: reworded.map(({ name }) => name),
    kept: kept.map(({ name, differences }) => ({ name, differences })),
    same: compared.filter(({ name, state }) => state === 'same' && !deployed.has(name)).length,
    outlook
  };
}

/** The ready-made records with what was asked. */
type Asked = Pick<SetupResult, 'questions' | 'answers'> & {
  readonly starter: readonly RecordModel[];
  /** Settings of the org. */
  readonly rows: SettingRows;
  readonly lines: FoundLines;
  readonly chosen: ChosenLines;
};

/**
 * Compares what is wanted with what the org holds, text by text in the language of the set-up. Reads the disk.
 *
 * Without a language asked for it is that of the org, and its texts stay as they are.
 */
async function compareAll(request: SetupRequest, asked: Asked): Promise<Compared> {
  const { starter, questions, answers, rows, lines, chosen } = asked;
  const dictionary = await readDictionary(request.starterFolder);
  const sayings = sayingsOf(starter, chosen.accepted, dictionary);
  const language = request.language ?? languageInOrg(rows, sayings);
  const words = dictionary[language];
  const translated = rowsInLanguage(rows, sayings, language);
  const goals = answers.goal === undefined ? undefined : chosenGoals(answers.goal);
  const answered = (record: RecordModel): boolean => isAnswered(record) || (goals !== undefined && isDecided(record));
  const readyMade = starter.map((record) => inLanguage(record, words));
  const held = readyMade.map((record) => (answered(record) ? asInOrg(record, translated) : record));
  const aimed = goals === undefined ? held : applyGoals(held, goals);
  const wanted = [...applyAnswers(aimed, answers, questions, words), ...lineRecords(chosen.accepted, words, lines.inOrg)];
  const compared = compareStarter(wanted, translated);
  const replaced = await toReplace(compared, answered, request);
  const spoken = request.language === undefined ? [] : inOtherLanguage(wanted, rows, translated);
  const isReplaced = new Set(replaced.map(({ name }) => name));
  return { language, compared, replaced, reworded: spoken.filter(({ name }) => !isReplaced.has(name)) };
}

type Compared = {
  readonly language: SetupLanguage;
  readonly compared: readonly StarterRecord[];
  readonly replaced: readonly StarterRecord[];
  /** Records that keep their values and say their ready-made texts in the language asked for. */
  readonly reworded: readonly StarterRecord[];
};

/** Records of the org that hold ready-made texts of another language, as the org has them with those texts translated. */
function inOtherLanguage(wanted: readonly RecordModel[], rows: SettingRows, translated: SettingRows): readonly StarterRecord[] {
  return compareStarter(
    wanted.map((record) => asInOrg(record, translated)),
    rows
  ).filter(({ state }) => state === 'changed');
}

async function allAnswers(request: SetupRequest, questions: SetupResult['questions']): Promise<SetupResult['answers']> {
  const answers: Partial<Record<SetupQuestion, string>> = { ...request.answers };
  for (const question of Object.keys(questions) as SetupQuestion[]) {
    const answer = answers[question] ?? (question === 'product-lines' ? undefined : await request.ask?.(question, questions));
    if (answer !== undefined) answers[question] = answer;
  }
  return answers;
}

/** Types that the answers write into; there the org's own values stay and only an answer changes a field. */
function isAnswered({ object }: RecordModel): boolean {
  return object === 'Headroom_Health_Setting__mdt' || object === 'Headroom_Contract_Source__mdt';
}

/** A record that differs by an answer was asked for; any other that somebody changed is replaced only when a person says so. */
async function toReplace(
  compared: readonly StarterRecord[],
  answered: (record: RecordModel) => boolean,
  request: SetupRequest
): Promise<readonly StarterRecord[]> {
  const replaced: StarterRecord[] = [];
  for (const one of compared.filter(({ state }) => state === 'changed')) {
    if (answered(one.record) || (await request.replace?.(one))) replaced.push(one);
  }
  return replaced;
}
