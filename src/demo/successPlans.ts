import type { Day } from './calendar.ts';
import { dateText } from './calendar.ts';
import type { Customer, World } from './company.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';

const DIMENSIONS = ['Strategy', 'People', 'Process', 'Data'] as const;

/** Days between two success plans of a customer. */
const PLAN_EVERY = 300;

/** Enters the success plans of three customers in four, a new one every ten months, each with its milestones. */
export function planSuccess(ledger: Ledger, customer: Customer, { period }: World): void {
  const random = customer.draws('success plan');
  const { life } = customer;
  if (life.story === 'dark' || !random.chance(0.75)) return;
  const last = Math.min(period.end, life.leftOn ?? period.end);
  for (let signed = Math.max(life.start, period.start - 200), count = 0; signed <= last; signed += PLAN_EVERY, count += 1) {
    planOne(ledger, customer, { key: `${customer.key}:${count}`, signed, last, random });
  }
}

type PlanOf = { readonly key: string; readonly signed: Day; readonly last: Day; readonly random: Random };

function planOne(ledger: Ledger, customer: Customer, { key, signed, last, random }: PlanOf): void {
  const plan = `plan:${key}`;
  const late = 1 + (1 - customer.life.wellbeing(signed + 90)) * 0.8 + random.between(-0.25, 0.15);
  const goLive = random.whole(45, 110);
  const planned = random.whole(40, 260);
  ledger.create('Headroom_Success_Plan__c', plan, signed, {
    Account__c: refTo(customer.key),
    Key__c: plan.replaceAll(':', '-'),
    Stage__c: 'Define',
    Agreed_On__c: dateText(signed),
    Signed_On__c: dateText(signed),
    Promised_Go_Live_On__c: dateText(signed + goLive),
    Promised_Value_On__c: dateText(signed + goLive * 2),
    Planned_Hours__c: planned,
    Review_On__c: dateText(signed + 180)
  });
  const live = signed + Math.round(goLive * late);
  const value = signed + Math.round(goLive * 2 * late);
  if (live <= last) {
    const hours = Math.round(planned * late);
    ledger.change('Headroom_Success_Plan__c', plan, live, { Stage__c: 'Deliver', Go_Live_On__c: dateText(live), Actual_Hours__c: hours });
  }
  if (value <= last) ledger.change('Headroom_Success_Plan__c', plan, value, { Stage__c: 'Validate', First_Value_On__c: dateText(value) });
  planMilestones(ledger, customer, { key, signed, late, last, random });
}

type MilestonesOf = { readonly key: string; readonly signed: Day; readonly late: number; readonly last: Day; readonly random: Random };

function planMilestones(ledger: Ledger, customer: Customer, { key: plan, signed, late, last, random }: MilestonesOf): void {
  const kinds = ['Project', 'Project', 'Milestone', 'Outcome', 'Outcome', 'Return'] as const;
  kinds.forEach((kind, index) => {
    const key = `milestone:${plan}:${index}`;
    const due = signed + 45 + index * random.whole(25, 50);
    const target = kind === 'Return' ? random.whole(20, 400) * 1_000 : random.whole(5, 60);
    const well = customer.life.wellbeing(due);
    ledger.create('Headroom_Success_Milestone__c', key, signed + 12, {
      Account__c: refTo(customer.key),
      Success_Plan__c: refTo(`plan:${plan}`),
      Key__c: key.replaceAll(':', '-'),
      Kind__c: kind,
      Target__c: target,
      Unit__c: kind === 'Return' ? 'EUR' : random.pick(['hours', 'orders', 'percent', null]),
      Due_On__c: dateText(due),
      Confirmed__c: false,
      ...(kind === 'Project' ? { Budget__c: random.whole(5, 60) * 1_000 } : {})
    });
    const done = due + Math.round((late - 1.1) * 60) + random.whole(-8, 6);
    if (done > last || random.chance(0.35 * (1 - well))) return;
    ledger.change('Headroom_Success_Milestone__c', key, Math.max(done, signed + 20), {
      Done_On__c: dateText(Math.max(done, signed + 20)),
      Actual__c: Math.round(target * (0.45 + 0.65 * well + random.between(-0.1, 0.15))),
      ...(random.chance(0.35 + 0.6 * well) ? { Confirmed__c: true, Confirmed_On__c: dateText(Math.max(done, signed + 20)) } : {})
    });
  });
}

/** Days between two assessments: older ones lose their say. */
const ASSESSED_EVERY = 85;

/** Assesses two customers in three with them, once a quarter; levels rise slowly. */
export function planMaturity(ledger: Ledger, customer: Customer, { period }: World): void {
  const random = customer.draws('maturity');
  const { life } = customer;
  if (life.story === 'dark' || !random.chance(0.65)) return;
  const bases = DIMENSIONS.map(() => random.between(1.2, 4.2));
  const last = Math.min(period.end, life.leftOn ?? period.end);
  let count = 0;
  for (let day = Math.max(period.start, life.start) + random.whole(20, 100); day <= last; day += ASSESSED_EVERY) {
    DIMENSIONS.forEach((dimension, index) => {
      const key = `maturity:${customer.key}:${dimension}:${count}`;
      ledger.create('Headroom_Maturity_Assessment__c', key, day, {
        Account__c: refTo(customer.key),
        Key__c: key.replaceAll(':', '-'),
        Dimension__c: dimension,
        Level__c: Math.max(1, Math.min(5, Math.round((bases[index] ?? 2) + count * 0.1 + random.between(-0.4, 0.4)))),
        Assessed_On__c: dateText(day),
        ...(customer.successManager ? { Assessed_By__c: customer.successManager.title } : {})
      });
    });
    count += 1;
  }
}
