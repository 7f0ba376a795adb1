import type { Day } from './calendar.ts';
import { workday } from './calendar.ts';
import type { InstalledAsset } from './assets.ts';
import type { Customer, World } from './company.ts';
import type { ContactPerson } from './contacts.ts';
import { presentPeople } from './contacts.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';
import { DESCRIPTIONS, PROBLEM_SUBJECTS, QUESTION_SUBJECTS, REQUEST_SUBJECTS } from './texts.ts';

/** A case as it will go: opened, worked on, closed, perhaps reopened. */
export type CaseCourse = {
  readonly key: string;
  readonly type: 'Question' | 'Problem' | 'Feature Request' | null;
  readonly subject: string;
  readonly priority: 'High' | 'Medium' | 'Low' | null;
  readonly opened: Day;
  /** Undefined = still open when the history ends. */
  readonly closed?: Day;
  readonly escalated: boolean;
  readonly reopenedOn?: Day;
  /** What the agent corrects when the case is looked at: a type that was missing, a priority that was too low. */
  readonly typedLater?: 'Question';
  readonly raisedTo?: 'High';
  readonly asset?: InstalledAsset;
};

/** What surveys after a case need to know of it. */
export type ClosedCase = { readonly key: string; readonly closed: Day; readonly contact: string };

/** Enters a customer's cases. Those that do badly have more, wait longer, escalate and reopen; that comes before they leave. */
export function planCases(
  ledger: Ledger,
  customer: Customer,
  of: { people: readonly ContactPerson[]; assets: readonly InstalledAsset[]; world: World }
): readonly ClosedCase[] {
  const random = customer.draws('cases');
  const courses =
    customer.life.story === 'dark'
      ? []
      : [...ordinaryCases(customer, of.assets, of.world, random), ...storyCases(customer, of.assets, of.world, random)];
  return courses.flatMap((course) => {
    const contact = random.pick(presentPeople(of.people, course.opened)).key;
    planCase(ledger, customer, course, { contact, agent: random.pick(of.world.staff.agents).key, description: random.pick(DESCRIPTIONS) });
    return course.closed === undefined ? [] : [{ key: course.key, closed: course.closed, contact }];
  });
}

function ordinaryCases(customer: Customer, assets: readonly InstalledAsset[], { period }: World, random: Random): readonly CaseCourse[] {
  const { life } = customer;
  const sizeFactor = Math.sqrt(customer.employees / 150);
  const courses: CaseCourse[] = [];
  for (let week = Math.max(period.start, life.start); week <= Math.min(period.end, life.leftOn ?? period.end); week += 7) {
    const trouble = 1 - life.wellbeing(week);
    for (let left = random.count(sizeFactor * (0.06 + 0.34 * trouble)); left > 0; left -= 1) {
      const on = Math.min(period.end, workday(week + random.whole(0, 4)));
      courses.push(drawCase(customer, { key: `case:${customer.key}:${courses.length}`, on, trouble, assets, random }));
    }
  }
  return courses;
}

type CaseOf = {
  readonly key: string;
  readonly on: Day;
  readonly trouble: number;
  readonly assets: readonly InstalledAsset[];
  readonly random: Random;
};

function drawCase(customer: Customer, { key, on, trouble, assets, random }: CaseOf): CaseCourse {
  const type = random.weighted([
    ['Question', 55],
    ['Problem', 24],
    ['Feature Request', 12],
    [null, 3]
  ] as const);
  const days = Math.round(type === 'Feature Request' ? random.skewed(90, 0.7) : random.skewed(1 + 13 * trouble, 0.7));
  const closed = Math.min(on + days, customer.life.leftOn ?? Infinity);
  const bought = assets.filter((asset) => asset.on < on);
  const priority: CaseCourse['priority'] = random.chance(0.03)
    ? null
    : random.chance(0.06 + 0.2 * trouble)
      ? 'High'
      : random.pick(['Medium', 'Medium', 'Low']);
  const escalated = days > 6 && random.chance(0.3 * trouble);
  return {
    key,
    type,
    subject: random.pick(type === 'Problem' ? PROBLEM_SUBJECTS : type === 'Feature Request' ? REQUEST_SUBJECTS : QUESTION_SUBJECTS),
    priority,
    opened: on,
    closed,
    escalated,
    ...(type === null && random.chance(0.5) ? { typedLater: 'Question' as const } : {}),
    ...(escalated && priority !== 'High' && random.chance(0.4) ? { raisedTo: 'High' as const } : {}),
    ...(type !== 'Feature Request' && random.chance(0.02 + 0.2 * trouble) ? { reopenedOn: closed + random.whole(3, 12) } : {}),
    ...(type === 'Problem' && bought.length > 0 && random.chance(0.7) ? { asset: random.pick(bought) } : {})
  };
}

/** Cases that make the story: a defect that stays, a high-priority case that nobody takes. */
function storyCases({ key, life }: Customer, assets: readonly InstalledAsset[], { period }: World, random: Random): readonly CaseCourse[] {
  const plain = { priority: 'Medium', escalated: false } as const;
  if (life.story === 'defect' && assets.length > 0) {
    const opened = workday(period.end - random.whole(34, 95));
    const asset = assets[assets.length - 1] as InstalledAsset;
    return [
      {
        ...plain,
        key: `case:${key}:defect`,
        type: 'Problem',
        subject: `${CATALOGUE[asset.line].family}: wrong results after the update`,
        opened,
        asset
      }
    ];
  }
  if (life.story === 'troubled') {
    const waiting = {
      key: `case:${key}:waiting`,
      type: 'Problem',
      subject: 'Outage, "unsolved" since last week',
      priority: 'High',
      escalated: true
    } as const;
    const opened = workday(period.end - random.whole(16, 60));
    const request = {
      ...plain,
      key: `case:${key}:request`,
      type: 'Feature Request',
      subject: 'Offline mode, promised in spring',
      priority: 'High'
    } as const;
    return [
      { ...waiting, opened },
      { ...request, opened: period.end - random.whole(120, 420) }
    ];
  }
  return [];
}

/** Enters one case and what becomes of it. */
export function planCase(
  ledger: Ledger,
  customer: Pick<Customer, 'key'>,
  course: CaseCourse,
  by: { contact: string; agent: string; description: string | null }
): void {
  ledger.create('Case', course.key, course.opened, {
    AccountId: refTo(customer.key),
    ContactId: refTo(by.contact),
    Type: course.type,
    Subject: course.subject,
    Description: by.description,
    Priority: course.priority,
    Status: 'New',
    Origin: 'Web',
    OwnerId: refTo(by.agent),
    ...(course.asset ? { AssetId: refTo(course.asset.key), ProductId: refTo(CATALOGUE[course.asset.line].key) } : {})
  });
  const { opened, closed, typedLater, raisedTo } = course;
  if (typedLater) ledger.change('Case', course.key, opened + 1, { Type: typedLater });
  if (raisedTo) ledger.change('Case', course.key, opened + 6, { Priority: raisedTo });
  if (closed === undefined || closed > opened + 2) ledger.change('Case', course.key, opened + 2, { Status: 'Working' });
  if (course.escalated) ledger.change('Case', course.key, opened + 6, { Status: 'Escalated', IsEscalated: true });
  if (closed === undefined) return;
  ledger.change('Case', course.key, closed, { Status: 'Closed' });
  if (course.reopenedOn !== undefined && course.reopenedOn > closed + 2) {
    ledger.change('Case', course.key, course.reopenedOn, { Status: 'Working' });
    ledger.change('Case', course.key, course.reopenedOn + 5, { Status: 'Closed' });
  }
}
