import type { Day } from './calendar.ts';
import { instantText } from './calendar.ts';
import type { Customer } from './company.ts';
import type { Period } from './life.ts';
import type { Ledger } from './ledger.ts';
import { addressPart, personName } from './names.ts';
import { refTo } from './plan.ts';

/** Somebody at a customer. */
export type ContactPerson = {
  readonly key: string;
  readonly title: string | null;
  readonly executive: boolean;
  readonly since: Day;
  readonly goneOn?: Day;
};

const EXECUTIVE_TITLES = [
  'Chief Operating Officer',
  'CTO',
  'VP Operations',
  'Vice President Finance',
  'Head of Data',
  'Director IT',
  'CEO'
] as const;
const OTHER_TITLES: readonly (string | null)[] = [
  'IT Manager',
  'Team Lead',
  'Data Analyst',
  'System Administrator',
  'Project Manager',
  'Controller',
  'Sachbearbeiterin, Einkauf',
  '采购经理',
  'N/A',
  null
];

/** Enters the people of a customer; at those that do badly, and at one other in twenty, mail to somebody comes back. */
export function planContacts(ledger: Ledger, customer: Customer, period: Period): readonly ContactPerson[] {
  const random = customer.draws('contacts');
  const size = customer.life.story === 'dark' ? 1 : Math.min(9, 3 + Math.floor(Math.log2(customer.employees / 16)) + random.whole(0, 1));
  const gone = customer.life.story === 'dark' ? undefined : bounceDay(customer, period);
  return Array.from({ length: size }, (_, index): ContactPerson => {
    const executive = index === 0 || (index === 1 && customer.employees > 200);
    const leaves = gone !== undefined && index === size - 1;
    const person: ContactPerson = {
      key: `contact:${customer.key}:${index}`,
      title: random.pick<string | null>(executive ? EXECUTIVE_TITLES : OTHER_TITLES),
      executive,
      since: customer.life.start + (index > 2 ? random.whole(0, 300) : 0),
      ...(leaves ? { goneOn: gone } : {})
    };
    planContact(ledger, customer, person, index);
    return person;
  });
}

function planContact(ledger: Ledger, customer: Customer, person: ContactPerson, index: number): void {
  const random = customer.draws(`contact ${index}`);
  const { first, last } = personName(random);
  ledger.create('Contact', person.key, person.since, {
    AccountId: refTo(customer.key),
    FirstName: first,
    LastName: last,
    Title: person.title,
    Department: random.pick(['Operations', 'IT', 'Finance', null]),
    Email: random.chance(0.04)
      ? null
      : `${addressPart(first)}.${addressPart(last)}${index}@${addressPart(customer.name).slice(0, 24)}.example`,
    Phone: random.chance(0.5) ? `+44 117 496 0${random.whole(100, 999)}` : null,
    OwnerId: refTo(customer.seller.key)
  });
  if (person.goneOn !== undefined) {
    ledger.change('Contact', person.key, person.goneOn, {
      EmailBouncedDate: instantText(person.goneOn, '07:15'),
      EmailBouncedReason: '550 5.1.1 user unknown'
    });
  }
}

/** Day on which a contact's mail came back; in decline the champion often goes first. */
function bounceDay({ life, draws }: Customer, { start, end }: Period): Day | undefined {
  const random = draws('bounced mail');
  if (life.story === 'churned' && life.leftOn !== undefined) return random.chance(0.5) ? life.leftOn - random.whole(60, 200) : undefined;
  if (life.story === 'declining') return random.chance(0.5) ? end - random.whole(20, 120) : undefined;
  return random.chance(0.12) ? random.whole(Math.max(start, life.start) + 30, end) : undefined;
}

/** Those who are there on a day. */
export function presentPeople(people: readonly ContactPerson[], day: Day): readonly ContactPerson[] {
  const there = people.filter((person) => person.since <= day && (person.goneOn === undefined || day < person.goneOn));
  return there.length > 0 ? there : people.slice(0, 1);
}
