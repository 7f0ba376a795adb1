import { dayText, epochDay } from '../../domain/day.ts';
import { HealthError } from '../../domain/healthError.ts';
import { askReasons } from '../../domain/surveysResult.ts';
import type { AskLine, AskReason, SurveySample, SurveysNext } from '../../domain/surveysResult.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { loadSettings } from '../../settings/loadSettings.ts';
import { askNext, askedAbout } from '../../surveys/askNext.ts';
import { drawSample } from '../../surveys/drawSample.ts';
import { daysBack } from '../../surveys/occasions.ts';
import { reachablePeople } from '../../surveys/people.ts';
import type { Question } from '../../surveys/people.ts';
import { sampleMargin } from '../../surveys/sampleMargin.ts';
import { asOfMoment } from '../prepareRun.ts';
import { readOccasions } from './surveyOccasions.ts';
import { readPeople, readQuestions } from './surveyPeople.ts';
import type { NamedPerson } from './surveyPeople.ts';
import { waitingAnswers } from './waitingAnswers.ts';

export type SurveysNextRequest = {
  /** Only people to ask for this reason. */
  readonly reason?: AskReason;
  /** Size of a random sample of all people of customers; drawn instead of the list of reasons. */
  readonly sample?: number;
  /** Text that decides the draw; undefined = today, so that a repeat on one day draws the same. */
  readonly seed?: string;
};

/** Days for which it is remembered who was asked when: of those who may be asked again, the one asked longest ago comes first. */
const rememberedDays = 730;

/** Shares of those asked who answer a recommendation survey, between which most such surveys lie. */
const usualAnswering = [0.2, 0.4];

/**
 * Whom to ask next, why and by when, and which answers wait to be taken up; or a random sample.
 *
 * Reads the org directly, a handful of queries with the user's rights, so that what was asked this morning counts. Who is a
 * customer and when it must decide is what the last sync wrote. Writes nothing.
 *
 * @throws HealthError NoSummaries where no sync has written any customer
 */
export async function surveysNext(client: OrgClient, request: SurveysNextRequest): Promise<SurveysNext> {
  const { general } = await loadSettings(client);
  const { today: day } = asOfMoment(await client.now(), client.identity.timeZone);
  const today = epochDay(day);
  if ((await client.count('SELECT COUNT() FROM Headroom_Account_Summary__c')) === 0) throw new HealthError('NoSummaries');
  const { surveyLeadWeeks: leadWeeks, surveyRestDays: restDays } = general;
  const back = Math.max(restDays, leadWeeks * 7, daysBack.after_onboarding, request.sample === undefined ? rememberedDays : 0);
  const context = { client, today, restDays, questions: await readQuestions(client, today - back) };
  const found = { today: day, restDays };
  if (request.sample !== undefined) {
    const sample = await drawnSample(context, request.sample, request.seed ?? day);
    return { ...found, ask: [], waiting: [], sample };
  }
  const ask = await askLines(context, leadWeeks, request.reason === undefined ? askReasons : [request.reason]);
  return { ...found, ask, waiting: request.reason === undefined ? await waitingAnswers(client, today) : [] };
}

type Context = { readonly client: OrgClient; readonly today: number; readonly restDays: number; readonly questions: readonly Question[] };

async function askLines({ client, ...input }: Context, leadWeeks: number, reasons: readonly AskReason[]): Promise<readonly AskLine[]> {
  const occasions = await readOccasions({ client, today: input.today, leadWeeks, reasons });
  const accounts = [...new Set(occasions.map(({ accountId }) => accountId))].sort();
  const people = await readPeople(client, accounts);
  const byId = new Map(people.map((person) => [person.id, person]));
  return askNext({ ...input, people, occasions }).map(({ person, occasion }) => ({
    ...namesOf(byId.get(person.id), person.id),
    reason: occasion.reason,
    ...askedAbout[occasion.reason],
    by: dayText(occasion.by),
    on: dayText(occasion.on),
    becauseId: occasion.becauseId
  }));
}

async function drawnSample({ client, questions, today, restDays }: Context, size: number, seed: string): Promise<SurveySample> {
  const all = await readPeople(client);
  const { people, skipped } = reachablePeople(all, questions, { today, restDays });
  const byId = new Map(all.map((person) => [person.id, person]));
  const drawn = drawSample(
    people.map(({ id }) => id),
    size,
    seed
  );
  const margin = usualAnswering.map((answering) => ({ answering, points: sampleMargin(drawn.length, answering) }));
  return {
    ...{ seed, size: drawn.length, eligible: people.length, skipped, margin: drawn.length === 0 ? [] : margin },
    people: drawn.map((id) => namesOf(byId.get(id), id))
  };
}

function namesOf(person: NamedPerson | undefined, id: string): Pick<AskLine, 'accountId' | 'account' | 'contactId' | 'contact'> {
  return { accountId: person?.accountId ?? '', account: person?.account ?? '', contactId: id, contact: person?.name ?? '' };
}
