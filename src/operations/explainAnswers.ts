import type { ExplainedAnswer, ExplainedScorecard } from '../domain/explanation.ts';
import type { DetailMeasure } from '../domain/resultJson.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';
import { soqlText } from '../org/soqlText.ts';
import { numberOf, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';

const responses = 'Headroom_Survey_Response__c';
const fields = ['Id', 'Score__c', 'Scale_Max__c', 'Answered_On__c', 'Verbatim__c'];

/**
 * Answers behind scores that few people gave, newest first, with what they wrote where the viewer may read it.
 *
 * The ids come from the measure's own query, so that the list holds what the score rests on and nothing else. Answers of
 * objects other than ours have no fields that we know; they stay with their ids in the measure.
 *
 * @param account  18-character id
 */
export async function explainAnswers(
  sources: { readonly client: OrgClient; readonly reader: RowReader },
  account: string,
  scorecards: readonly ExplainedScorecard[]
): Promise<Readonly<Record<string, readonly ExplainedAnswer[]>>> {
  const few = new Map(scorecards.flatMap((scorecard) => fewAnswers(scorecard)).map((measure) => [measure.k, measure]));
  const answers: Record<string, readonly ExplainedAnswer[]> = {};
  for (const { k, q } of few.values()) {
    const ids = (await sources.client.query(q.replaceAll(':account', soqlText(account)))).map((row) => String(row['Id']));
    if (ids.length === 0) continue;
    const rest = `WHERE Id IN (${ids.map(soqlText).join(', ')}) ORDER BY Answered_On__c DESC, Id`;
    answers[k] = (await sources.reader.rows({ object: responses, fields, rest })).map(explainedAnswer);
  }
  return answers;
}

function fewAnswers({ detail, settings }: ExplainedScorecard): readonly DetailMeasure[] {
  const ours = new Set(settings.measures.filter(({ object }) => object === responses).map(({ k }) => k));
  return detail.measures.filter(({ k, sv, q }) => sv?.few === true && q !== '' && ours.has(k));
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
