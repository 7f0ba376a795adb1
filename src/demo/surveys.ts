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

/** People of a customer who are asked each time; about one in three answers. */
const PEOPLE_ASKED = 3;

type Asked = { readonly people: readonly ContactPerson[]; readonly closedCases: readonly ClosedCase[]; readonly world: World };

/** Asks a customer: relationship twice a year, after the sale and the start, after one closed case in three. */
export function planSurveys(ledger: Ledger, customer: Customer, asked: Asked): void {
  if (customer.life.story === 'dark') return;
  const random = customer.draws('surveys');
  const surveys = [
    ...relationshipSurveys(customer, asked, random),
    ...startSurveys(customer, asked, random),
    ...caseSurveys(customer, asked, random)
  ];
  for (const survey of surveys) planSurvey(ledger, customer, survey, random);
}

function lastDay({ life }: Customer, { world }: Asked): Day {
  return Math.min(world.period.end, life.leftOn ?? world.period.end);
}

function relationshipSurveys(customer: Customer, asked: Asked, random: Random): readonly Survey[] {
  const surveys: Survey[] = [];
  const first = Math.max(asked.world.period.start, customer.life.start + 60) + random.whole(0, RELATIONSHIP_EVERY);
  for (let sent = first; sent <= lastDay(customer, asked); sent += RELATIONSHIP_EVERY) {
    for (let index = 0; index < PEOPLE_ASKED; index += 1) {
      const contact = random.pick(presentPeople(asked.people, sent)).key;
      surveys.push({ key: `nps:${customer.key}:${sent}:${index}`, kind: 'NPS', touchpoint: 'Relationship', scaleMax: 10, sent, contact });
    }
  }
  return surveys;
}

function startSurveys({ key, life }: Customer, { people, world }: Asked, random: Random): readonly Survey[] {
  if (life.start < world.period.start || !random.chance(0.8)) return [];
  const contact = random.pick(presentPeople(people, life.start)).key;
  const survey = { kind: 'CSAT', scaleMax: 5, contact } as const;
  return [
    { ...survey, key: `sales:${key}`, touchpoint: 'Sales', sent: life.start + 12 },
    { ...survey, key: `start:${key}`, touchpoint: 'Onboarding', sent: life.start + 55 }
  ];
}

function caseSurveys(customer: Customer, asked: Asked, random: Random): readonly Survey[] {
  return asked.closedCases
    .filter(({ closed }) => random.chance(0.33) && closed <= lastDay(customer, asked))
    .map(({ key, closed, contact }): Survey => {
      const kind = random.pick(['CSAT', 'CSAT', 'CES'] as const);
      return { key: `case:${key}`, kind, touchpoint: 'Support', scaleMax: kind === 'CES' ? 7 : 5, sent: closed + 1, contact, caseKey: key };
    });
}

function planSurvey(ledger: Ledger, customer: Customer, survey: Survey, random: Random): void {
  const well = customer.life.wellbeing(survey.sent);
  const answered = random.chance(0.12 + 0.3 * well) ? survey.sent + random.whole(0, 9) : undefined;
  const score = Math.max(
    survey.kind === 'NPS' ? 0 : 1,
    Math.min(survey.scaleMax, Math.round(survey.scaleMax * (0.32 + 0.7 * well + random.between(-0.16, 0.14))))
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
    Verbatim__c: random.chance(0.5) ? random.pick(VERBATIMS[mood]) : null
  });
}
