import type { Detail } from '../domain/resultJson.ts';
import type { DesiredRecord } from './desired.ts';
import { fittedDetail, shareableDetail } from './detailText.ts';
import { bandSince, sparklineText } from './history.ts';
import type { ResultHistory } from './history.ts';
import { historyText } from './historyText.ts';
import { isOwnNight } from './ownNight.ts';
import { reasonTexts, worstReason } from './reasonTexts.ts';
import type { RecordContext, ScorecardResult } from './records.ts';

const OBJECT = 'Headroom_Scorecard_Result__c';

/** Value of `Key__c` of an account's result on a scorecard. */
export function resultKey(accountId: string, scorecard: string): string {
  return `${accountId}:${scorecard}`;
}

/**
 * One account's result on one scorecard.
 *
 * Too new and not enough data have neither number nor band. *Band since* is carried over from the held record while the
 * band stays the same; a first record takes it from the weeks that are known, so that an old risk is not told as new. The change is measured against a moment at least 30 days old; without one there is none.
 */
export function resultRecord(context: RecordContext, accountId: string, result: ScorecardResult): DesiredRecord {
  const { key, detail, coveragePercent } = result;
  const scorecard = context.settings.scorecards.find((one) => one.key === key);
  const recordKey = resultKey(accountId, key);
  const { detail: kept, text } = fittedDetail(detail);
  const [first = null, second = null, third = null] = reasonTexts(context.settings, detail);
  const history = context.history(key, accountId);
  return {
    object: OBJECT,
    key: recordKey,
    accountId,
    detail: kept,
    ...(isOwnNight(accountId, context.asOf.today) ? { due: true } : {}),
    fields: {
      Account__c: accountId,
      Scorecard__c: key,
      Title__c: scorecard?.title ?? key,
      State__c: detail.state,
      ...bandFields(context, recordKey, detail, history),
      ...changeFields(detail, history),
      History__c: historyText(history.points, context.leftOut(key)),
      Coverage__c: coveragePercent,
      Readings__c: detail.readings,
      Readings_In_Use__c: detail.inUse,
      Worst_Department__c: worstDepartment(context, detail),
      Worst_Reason__c: worstReason(context.settings, detail) ?? null,
      Top_Reason_1__c: first,
      Top_Reason_2__c: second,
      Top_Reason_3__c: third,
      Sparkline__c: sparklineText(history.weeks),
      Detail__c: text,
      Shareable_Detail__c: scorecard?.audience === 'Shareable' ? fittedDetail(shareableDetail(detail)).text : null,
      'Settings_Version__r.Key__c': context.versionKeys.get(key) ?? null,
      As_Of__c: context.asOf.instant
    }
  };
}

/**
 * How far a result moved in about a month, like with like, and the day it is compared with.
 *
 * Against a rebuilt day both scores are without what that day cannot know. Where the readings of the earlier day are gone,
 * a measured point is compared as it stands.
 */
export function changeOf(
  detail: Detail | undefined,
  { before }: ResultHistory
): { readonly by: number; readonly from: string } | undefined {
  const month = detail?.changed?.month;
  if (month !== undefined) {
    return { by: difference(month.after, month.before), from: month.from };
  }
  const score = detail?.score ?? null;
  const earlier = before?.score ?? null;
  return score === null || earlier === null || before === undefined
    ? undefined
    : { by: difference(score, earlier), from: before.takenOn.slice(0, 10) };
}

/** Difference of two scores of one decimal. */
function difference(score: number, before: number): number {
  return (Math.round(score * 10) - Math.round(before * 10)) / 10;
}

function bandFields(context: RecordContext, recordKey: string, detail: Detail, history: ResultHistory): DesiredRecord['fields'] {
  const band = context.settings.bands.find((one) => one.key === detail.band);
  const held = context.held(OBJECT, recordKey);
  const since = held === undefined ? bandSince(history, detail.band) : held['Band__c'] === detail.band ? held['Band_Since__c'] : undefined;
  return {
    Score__c: detail.score,
    Band__c: detail.band,
    Band_Label__c: band?.title.slice(0, 80) ?? null,
    Band_Since__c: detail.band === null ? null : typeof since === 'string' ? since.slice(0, 10) : context.asOf.today
  };
}

function changeFields(detail: Detail, history: ResultHistory): DesiredRecord['fields'] {
  const change = changeOf(detail, history);
  return { Change__c: change?.by ?? null, Change_From_On__c: change?.from ?? null };
}

function worstDepartment(context: RecordContext, detail: Detail): string | null {
  return context.settings.groups.find((group) => group.key === detail.worst)?.department ?? null;
}
