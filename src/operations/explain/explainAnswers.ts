import type { ExplainedAnswer, ExplainedScorecard } from '../../domain/explanation.ts';
import type { DetailMeasure } from '../../domain/resultJson.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { numberOf, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';

const responses = 'Headroom_Survey_Response__c';
const fields = ['Id', 'Score__c', 'Scale_Max__c', 'Answered_On__c', 'Verbatim__c'];
const ownQuery = `SELECT Id FROM ${responses} `;
const newest = ' ORDER BY Answered_On__c DESC, Id LIMIT 20';

/**
 * Answers behind survey scores by measure, the newest 20, with what was written where the viewer may read it.
 *
 * They are found by the measure's own query, so that the list holds what the score rests on and nothing else. Answers on
 * objects other than ours have no fields that we know; they stay with their ids in the measure.
 *
 * @param account  18-character id
 */
export async function explainAnswers(
  reader: RowReader,
  account: string,
  scorecards: readonly ExplainedScorecard[]
): Promise<Readonly<Record<string, readonly ExplainedAnswer[]>>> {
  const surveys = new Map(scorecards.flatMap((scorecard) => surveyMeasures(scorecard)).map(({ k, q }) => [k, q]));
  const answers: Record<string, readonly ExplainedAnswer[]> = {};
  for (const [k, query] of surveys) {
    const rest = query.slice(ownQuery.length).replaceAll(':account', soqlText(account)) + newest;
    answers[k] = (await reader.rows({ object: responses, fields, rest })).map(explainedAnswer);
  }
  return answers;
}

function surveyMeasures({ detail }: ExplainedScorecard): readonly DetailMeasure[] {
  return detail.measures.filter(({ sv, q }) => sv !== undefined && q.startsWith(ownQuery));
}

function explainedAnswer(record: OrgRecord): ExplainedAnswer {
  const verbatim = textOf(record, 'Verbatim__c');
  return {
    id: String(record['Id']),
    score: numberOf(record, 'Score__c'),
    scaleMax: numberOf(record, 'Scale_Max__c'),
    on: textOf(record, 'Answered_On__c') ?? null,
    ...(verbatim === undefined ? {} : { verbatim })
  };
}
