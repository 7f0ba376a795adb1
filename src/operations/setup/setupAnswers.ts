import { HealthError } from '../../domain/healthError.ts';
import type { SetupQuestion, SetupQuestions } from '../../domain/setupResult.ts';
import type { RecordModel, RecordValue } from '../../metadata/model.ts';
import { withValues } from '../../metadata/recordXml.ts';
import { added } from './starterWords.ts';
import type { AddedWord, StarterWords } from './starterWords.ts';

type Values = Readonly<Record<string, RecordValue['value']>>;

/** What each answer to *who is a customer* writes into the general record. */
const populations: Readonly<Record<string, { readonly values: Values; readonly title: AddedWord }>> = {
  'type-or-contract': population("Type LIKE 'Customer%'", true, 'customers.type-or-contract'),
  type: population("Type LIKE 'Customer%'", false, 'customers.type'),
  contract: population('Id = null', true, 'customers.contract'),
  asset: population(
    "Id IN (SELECT AccountId FROM Asset WHERE IsCompetitorProduct = false AND Status != 'Obsolete')",
    false,
    'customers.asset'
  ),
  won: population('Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = true AND CloseDate = LAST_N_DAYS:730)', false, 'customers.won')
};

/** Titles that an answer to *who is a customer* gives the general record. */
export const populationTitles: readonly AddedWord[] = Object.values(populations).map(({ title }) => title);

function population(filter: string, orActiveContract: boolean, title: AddedWord): { readonly values: Values; readonly title: AddedWord } {
  return { values: { Population__c: filter, Population_Active_Contract__c: orActiveContract }, title };
}

/** Whether each contract source is on, and whether the signal of won opportunities steps in, by answer. */
const contractSources: Readonly<Record<string, { readonly contract: boolean; readonly asset: boolean; readonly signal: string | null }>> = {
  contract: { contract: true, asset: false, signal: 'contract_value' },
  asset: { contract: false, asset: true, signal: null },
  opportunity: { contract: false, asset: false, signal: 'contract_value' }
};

/**
 * Puts the answers into the ready-made records; an answer that is not offered here is refused.
 *
 * Pure. Product lines are records of their own: see `productLines`.
 *
 * @throws HealthError SettingInvalid naming the question and the answers on offer
 */
export function applyAnswers(
  records: readonly RecordModel[],
  answers: Readonly<Partial<Record<SetupQuestion, string>>>,
  questions: SetupQuestions,
  words: StarterWords
): readonly RecordModel[] {
  checkAnswers(answers, questions);
  const source = contractSources[answers['contract-value'] ?? ''];
  return records.map((record) => {
    if (record.object === 'Headroom_Health_Setting__mdt')
      return withValues(record, { ...generalValues(answers, source?.signal), ...populationValues(answers.customers, words) });
    if (record.object !== 'Headroom_Contract_Source__mdt' || !source) return record;
    const supplies = record.name === 'contract_standard' ? source.contract : source.asset;
    const active = record.name === 'contract_standard' || source.asset;
    return withValues(record, { Active__c: active, Supplies_Contract_Value__c: supplies });
  });
}

function generalValues(answers: Readonly<Partial<Record<SetupQuestion, string>>>, signal: string | null | undefined): Values {
  const manager = answers['success-manager'];
  return {
    ...(manager === undefined ? {} : managerValues(manager)),
    ...(signal === undefined ? {} : { Contract_Value_Signal__c: signal })
  };
}

function populationValues(answer: string | undefined, words: StarterWords): Values {
  const chosen = populations[answer ?? ''];
  return chosen === undefined ? {} : { ...chosen.values, Title__c: added(words, chosen.title) };
}

function managerValues(answer: string): Values {
  const [kind, name] = [answer.slice(0, answer.indexOf(':')), answer.slice(answer.indexOf(':') + 1)];
  return kind === 'team'
    ? { Success_Manager_Team_Role__c: name, Success_Manager_Path__c: null }
    : { Success_Manager_Team_Role__c: null, Success_Manager_Path__c: name };
}

/**
 * Refuses an answer that this org does not offer; goals and product lines are checked where they are chosen. Pure.
 *
 * @throws HealthError SettingInvalid naming the question and the answers on offer
 */
export function checkAnswers(answers: Readonly<Partial<Record<SetupQuestion, string>>>, questions: SetupQuestions): void {
  for (const question of ['customers', 'success-manager', 'contract-value'] as const) checkAnswer(question, answers[question], questions);
}

function checkAnswer(question: SetupQuestion, answer: string | undefined, questions: SetupQuestions): void {
  const offered = questions[question].map((candidate) => candidate.answer);
  if (answer === undefined || offered.includes(answer)) return;
  throw new HealthError('SettingInvalid', ['setup', `--${question}`, answer, `this org offers ${offered.join(', ')}`]);
}
