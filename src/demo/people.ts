import type { Day } from './calendar.ts';
import type { Ledger } from './ledger.ts';
import { addressPart, personName } from './names.ts';
import { refTo } from './plan.ts';
import type { Random } from './random.ts';

/** Somebody who works for the vendor. */
export type Colleague = {
  readonly key: string;
  readonly username: string;
  readonly title: string;
  readonly department: string;
  /** Last working day; undefined = still there. */
  readonly leftOn?: Day;
};

/** The vendor's people, by what they do. */
export type Staff = {
  readonly sellers: readonly Colleague[];
  readonly successManagers: readonly Colleague[];
  readonly agents: readonly Colleague[];
  readonly leaders: readonly Colleague[];
};

/** User names that the demo gives to the three people who are signed in on the local page. */
export const DEMO_USERNAMES = { rep: 'rep@headroom.example', csm: 'csm@headroom.example', leader: 'leader@headroom.example' } as const;

/** User names of those who own a department's risks; settings of the demo name them. */
export const DEPARTMENT_USERNAMES = {
  support: 'support.lead@headroom.example',
  product: 'product.lead@headroom.example',
  marketing: 'marketing.lead@headroom.example',
  services: 'services.lead@headroom.example',
  sales: 'sales.lead@headroom.example'
} as const;

/** Key of the profile that all colleagues have; every org brings it along. */
export const STANDARD_PROFILE = 'profile:standard';

const LEADERS: readonly (readonly [username: string, title: string, department: string])[] = [
  [DEMO_USERNAMES.leader, 'Chief Customer Officer', 'Customer Success'],
  [DEPARTMENT_USERNAMES.sales, 'VP Sales', 'Sales'],
  [DEPARTMENT_USERNAMES.support, 'Head of Support', 'Support'],
  [DEPARTMENT_USERNAMES.product, 'VP Product', 'Product'],
  [DEPARTMENT_USERNAMES.marketing, 'Head of Marketing', 'Marketing'],
  [DEPARTMENT_USERNAMES.services, 'Director Professional Services', 'Professional Services']
];

/**
 * Hires the vendor's people: leaders, sellers, success managers and support agents.
 *
 * One seller in six and one success manager in eight leave within the two years; the first of each never does.
 */
export function planStaff(ledger: Ledger, random: Random, start: Day): Staff {
  const leaders = LEADERS.map(([username, title, department], index) => ({ key: `user:leader:${index}`, username, title, department }));
  const sellers = team({ role: 'seller', size: 14, title: 'Account Executive', department: 'Sales', leaveEvery: 6 }, random, start);
  const successManagers = team(
    { role: 'csm', size: 9, title: 'Customer Success Manager', department: 'Customer Success', leaveEvery: 8 },
    random,
    start
  );
  const agents = team({ role: 'agent', size: 7, title: 'Support Engineer', department: 'Support', leaveEvery: 99 }, random, start);
  const staff: Staff = { leaders, sellers, successManagers, agents };
  for (const colleague of [...leaders, ...sellers, ...successManagers, ...agents]) planColleague(ledger, random, colleague, start);
  return staff;
}

type Team = {
  readonly role: string;
  readonly size: number;
  readonly title: string;
  readonly department: string;
  readonly leaveEvery: number;
};

function team(of: Team, random: Random, start: Day): readonly Colleague[] {
  return Array.from({ length: of.size }, (_, index): Colleague => {
    const known = index > 0 ? undefined : { seller: DEMO_USERNAMES.rep, csm: DEMO_USERNAMES.csm }[of.role];
    const leaves = index % of.leaveEvery === of.leaveEvery - 1;
    return {
      key: `user:${of.role}:${index}`,
      username: known ?? `${of.role}.${index + 1}@headroom.example`,
      title: of.title,
      department: of.department,
      ...(leaves ? { leftOn: start + random.whole(300, 660) } : {})
    };
  });
}

function planColleague(ledger: Ledger, random: Random, colleague: Colleague, start: Day): void {
  const { first, last } = personName(random);
  const isLeader = colleague.key.startsWith('user:leader');
  ledger.create('User', colleague.key, start, {
    Username: colleague.username,
    Email: colleague.username,
    FirstName: first,
    LastName: last,
    Alias: addressPart(colleague.username.split('@')[0] as string).slice(0, 8),
    Title: colleague.title,
    Department: colleague.department,
    IsActive: true,
    ProfileId: refTo(STANDARD_PROFILE),
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ...(isLeader ? {} : { ManagerId: refTo(colleague.department === 'Sales' ? 'user:leader:1' : 'user:leader:0') })
  });
  const set = permissionSetOf(colleague);
  if (set)
    ledger.create('PermissionSetAssignment', `assignment:${colleague.key}`, start, {
      AssigneeId: refTo(colleague.key),
      PermissionSetId: refTo(set)
    });
  if (colleague.leftOn !== undefined) ledger.change('User', colleague.key, colleague.leftOn, { IsActive: false });
}

/** Lookup keys of the package's permission sets. */
export const PERMISSION_SETS = {
  rep: 'permissions:Headroom_Rep',
  success: 'permissions:Headroom_Success',
  leader: 'permissions:Headroom_Leader'
} as const;

function permissionSetOf(colleague: Colleague): string | undefined {
  if (colleague.key.startsWith('user:leader')) return PERMISSION_SETS.leader;
  if (colleague.key.startsWith('user:seller')) return PERMISSION_SETS.rep;
  return colleague.key.startsWith('user:csm') ? PERMISSION_SETS.success : undefined;
}

/** The colleague, or a stand-in once the colleague has left: inactive people get no new records. */
export function present(colleague: Colleague, standIn: Colleague, day: Day): Colleague {
  return colleague.leftOn !== undefined && day >= colleague.leftOn - 7 ? standIn : colleague;
}
