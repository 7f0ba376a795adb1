import type { Day } from './calendar.ts';
import { dateText, instantText, workday } from './calendar.ts';
import type { Customer, World } from './company.ts';
import type { ContactPerson } from './contacts.ts';
import { presentPeople } from './contacts.ts';
import type { Ledger } from './ledger.ts';
import { present } from './people.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';
import { MEETING_SUBJECTS, TASK_SUBJECTS } from './texts.ts';

/** Days before the end after which nobody meets a silent customer any more. */
const SILENT_DAYS = 100;

/** Days after which somebody has tidied up a task that was never done. */
const FORGOTTEN_DAYS = 30;

/** Enters meetings with a customer and the tasks that follow. Well-being brings more of both; one seventh are small and seldom met. */
export function planMeetings(ledger: Ledger, customer: Customer, people: readonly ContactPerson[], world: World): void {
  const random = customer.draws('meetings');
  const { life } = customer;
  if (life.story === 'dark') return;
  const pace = customer.employees < 80 && random.chance(0.4) ? 2 : 1;
  const last = Math.min(world.period.end, life.leftOn ?? Infinity) - (life.story === 'silent' ? SILENT_DAYS : 0);
  let day = Math.max(world.period.start, life.start) + random.whole(3, 25);
  for (let count = 0; day <= last; count += 1) {
    planMeeting(ledger, customer, { key: `${customer.key}:${count}`, day: workday(day), people, random, world });
    day += Math.max(5, Math.round(random.skewed((22 + 60 * (1 - life.wellbeing(day))) * pace, 0.35)));
  }
}

type MeetingOf = {
  readonly key: string;
  readonly day: Day;
  readonly people: readonly ContactPerson[];
  readonly random: Random;
  readonly world: World;
};

function planMeeting(ledger: Ledger, customer: Customer, { key, day, people, random, world }: MeetingOf): void {
  const host = present(
    customer.successManager && random.chance(0.7) ? customer.successManager : customer.seller,
    world.staff.leaders[0] ?? customer.seller,
    day
  );
  const well = customer.life.wellbeing(day);
  const there = presentPeople(people, day);
  const reach = Math.max(1, Math.round(there.length * (0.25 + 0.75 * well)));
  const executives = there.filter((person) => person.executive);
  const guest =
    executives.length > 0 && random.chance(0.3 * well) ? random.pick(executives) : (there[random.whole(0, reach - 1)] as ContactPerson);
  const hour = random.pick(['09', '10', '13', '14', '15']);
  ledger.create('Event', `event:${key}`, day, {
    Subject: random.pick(MEETING_SUBJECTS),
    StartDateTime: instantText(day, `${hour}:00`),
    EndDateTime: instantText(day, `${hour}:45`),
    WhoId: refTo(guest.key),
    WhatId: refTo(customer.key),
    OwnerId: refTo(host.key),
    Location: random.pick(['Online', 'Their office', '3rd floor, room "Harbour"', null])
  });
  if (random.chance(0.45)) planFollowUp(ledger, customer, { key, day, host: host.key, random, end: world.period.end });
}

type FollowUpOf = { readonly key: string; readonly day: Day; readonly host: string; readonly random: Random; readonly end: Day };

function planFollowUp(ledger: Ledger, customer: Customer, { key, day, host, random, end }: FollowUpOf): void {
  const due = workday(day + random.whole(3, 20));
  ledger.create('Task', `task:${key}`, day, {
    Subject: random.pick(TASK_SUBJECTS),
    Status: 'Not Started',
    Priority: random.pick(['Normal', 'Normal', 'High']),
    ActivityDate: dateText(due),
    WhatId: refTo(customer.key),
    OwnerId: refTo(host)
  });
  const isForgotten = !random.chance(0.85) && due > end - FORGOTTEN_DAYS;
  if (!isForgotten) ledger.change('Task', `task:${key}`, due, { Status: 'Completed' });
}
