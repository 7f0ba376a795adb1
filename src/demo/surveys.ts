import type { Day } from './calendar.ts';
import { dateText } from './calendar.ts';
import type { ClosedCase } from './cases.ts';
import type { Customer, World } from './company.ts';
import type { ContactPerson } from './contacts.ts';
import { presentPeople } from './contacts.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';
import { VERBATIMS } from './texts.ts';

type Survey = {
  readonly key: string;
  readonly kind: 'NPS' | 'CSAT' | 'CES';
  readonly touchpoint: 'Sales' | 'Onboarding' | 'Support' | 'Relationship' | 'Product';
  readonly scaleMax: number;
  readonly sent: Day;
  readonly contact: string;
  readonly caseKey?: string;
};

/** Days between two relationship surveys. */
const RELATIONSHIP_EVERY = 170;

/** Asks a customer: relationship twice a year, after the sale and the start, after one closed case in three. */
export function planSurveys(
  ledger: Ledger,
  customer: Customer,
  of: { people: readonly ContactPerson[]; closedCases: readonly ClosedCase[]; world: World }
): void {
  const random = customer.draws('surveys');
  const { life } = customer;
  if (life.story === 'dark') return;
  const { period } = of.world;
  const last = Math.min(period.end, life.leftOn ?? period.end);
  const someone = (day: Day): string => random.pick(presentPeople(of.people, day)).key;
  const ask = (survey: Survey): void => planSurvey(ledger, customer, survey, random);
  for (let day = Math.max(period.start, life.start + 60) + random.whole(0, RELATIONSHIP_EVERY); day <= last; day += RELATIONSHIP_EVERY) {
    for (let index = 0; index < 2; index += 1) {
      ask({
        key: `nps:${customer.key}:${day}:${index}`,
        kind: 'NPS',
        touchpoint: 'Relationship',
        scaleMax: 10,
        sent: day,
        contact: someone(day)
      });
    }
  }
  if (life.start >= period.start && random.chance(0.8)) {
    ask({
      key: `sales:${customer.key}`,
      kind: 'CSAT',
      touchpoint: 'Sales',
      scaleMax: 5,
      sent: life.start + 12,
      contact: someone(life.start)
    });
    ask({
      key: `start:${customer.key}`,
      kind: 'CSAT',
      touchpoint: 'Onboarding',
      scaleMax: 5,
      sent: life.start + 55,
      contact: someone(life.start)
    });
  }
  for (const closed of of.closedCases) {
    if (!random.chance(0.33) || closed.closed > last) continue;
    const kind = random.pick(['CSAT', 'CSAT', 'CES'] as const);
    ask({
      key: `case:${closed.key}`,
      kind,
      touchpoint: 'Support',
      scaleMax: kind === 'CES' ? 7 : 5,
      sent: closed.closed + 1,
      contact: closed.contact,
      caseKey: closed.key
    });
  }
}

function planSurvey(ledger: Ledger, customer: Customer, survey: Survey, random: Random): void {
  const well = customer.life.wellbeing(survey.sent);
  const answered = random.chance(0.25 + 0.45 * well) ? survey.sent + random.whole(0, 9) : undefined;
  const score = Math.max(
    survey.kind === 'NPS' ? 0 : 1,
    Math.min(survey.scaleMax, Math.round(survey.scaleMax * (0.22 + 0.76 * well + random.between(-0.16, 0.14))))
  );
  const mood = score / survey.scaleMax > 0.79 ? 'good' : score / survey.scaleMax > 0.5 ? 'fair' : 'poor';
  const key = `survey:${survey.key}`;
  ledger.create('Headroom_Survey_Response__c', key, survey.sent, {
    Account__c: refTo(customer.key),
    Key__c: key.replaceAll(':', '-'),
    Kind__c: survey.kind,
    Touchpoint__c: survey.touchpoint,
    Scale_Max__c: survey.scaleMax,
    Sent_On__c: dateText(survey.sent),
    Contact__c: refTo(survey.contact),
    ...(survey.caseKey === undefined ? {} : { Case__c: refTo(survey.caseKey) })
  });
  if (answered === undefined) return;
  ledger.change('Headroom_Survey_Response__c', key, answered, {
    Score__c: score,
    Answered_On__c: dateText(answered),
    Verbatim__c: random.chance(0.35) ? random.pick(VERBATIMS[mood]) : null
  });
}
