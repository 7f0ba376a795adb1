import type { Day } from './calendar.ts';
import { dateText } from './calendar.ts';
import type { Customer, World } from './company.ts';
import type { Ledger } from './ledger.ts';
import type { Colleague } from './people.ts';
import { DEMO_USERNAMES } from './people.ts';
import { refTo } from './plan.ts';
import { SHOWCASE } from './showcaseKeys.ts';

/** Weeks between two rounds in which a success manager says how the customers are. */
const ROUND_WEEKS = 8;

/** The five words, the worried ones first, each from a level of well-being and with what people write beside it. */
const PULSES = [
  {
    from: -1,
    word: 'Very worried',
    reasons: ['Nobody answers any more', 'They asked for an export of all their data', '对方已经在谈别家']
  },
  { from: 0.2, word: 'Worried', reasons: ['Champion has gone quiet', 'Cases take too long, they say so in every call'] },
  { from: 0.42, word: 'Neutral', reasons: ['Uses what it has, asks for nothing', '', 'New contact, too early to say'] },
  { from: 0.62, word: 'Confident', reasons: ['Good review, next steps agreed', '', 'Sponsor is with us'] },
  { from: 0.85, word: 'Very confident', reasons: ['Wants to tell others about us', 'Team grows and takes us along'] }
] as const;

/**
 * Enters what a customer's success manager thinks of it, about every second round. People see what a customer does, are a
 * little too hopeful, and do not see those coming who go quietly.
 */
export function planPulses(ledger: Ledger, customer: Customer, { period, staff }: World): void {
  const { life, successManager } = customer;
  if (!successManager || life.story === 'dark') return;
  const random = customer.draws('pulse');
  const place = staff.successManagers.indexOf(successManager);
  const last = Math.min(period.end, life.leftOn ?? period.end, (successManager.leftOn ?? Infinity) - 8);
  for (let day = period.start + 7 * (place % ROUND_WEEKS); day <= last; day += 7 * ROUND_WEEKS) {
    const seen = life.story === 'silent' || life.story === 'left_suddenly' ? 0.8 : life.wellbeing(day) + random.between(-0.14, 0.2);
    const speaks = random.chance(0.5);
    const pulse = PULSES.findLast(({ from }) => seen >= from) ?? PULSES[0];
    const reason = random.pick(pulse.reasons);
    if (!speaks || day < life.start + 20) continue;
    planPulse(ledger, { account: customer.key, by: successManager.username, day, word: pulse.word, reason });
  }
}

type PulseOf = { readonly account: string; readonly by: string; readonly day: Day; readonly word: string; readonly reason: string };

function planPulse(ledger: Ledger, { account, by, day, word, reason }: PulseOf): void {
  ledger.createBy(by, {
    object: 'Headroom_Pulse__c',
    key: `pulse:${account}:${day}`,
    day,
    fields: { Account__c: refTo(account), Pulse__c: word, Reason__c: reason === '' ? null : reason }
  });
}

/** Enters what the showcase's success manager thinks: confident to the end, although its score is held down. */
export function planShowcasePulses(ledger: Ledger, end: Day): void {
  const said = [
    [150, 'Very confident', 'Asked for a place at the next user conference'],
    [75, 'Confident', 'Sponsor is with us, imports annoy the team'],
    [13, 'Confident', 'The urgent case is a formality, the board likes us']
  ] as const;
  for (const [ago, word, reason] of said) planPulse(ledger, { account: SHOWCASE, by: DEMO_USERNAMES.csm, day: end - ago, word, reason });
}

type Overruled = {
  readonly kind: 'Cap' | 'Exclude' | 'Points';
  readonly measure: string | null;
  readonly value: number | null;
  readonly reason: string;
  /** Days before the end of the two years on which it was made and on which it ends; negative = after them. */
  readonly made: Day;
  readonly ends: Day;
};

/** One that holds a score down today, one that has ended, one that leaves a reading out and one that replaces one. */
const OVERRIDES: readonly Overruled[] = [
  { kind: 'Cap', measure: null, value: 59, reason: 'Sponsor has left; the new one wants to see offers of others', made: 16, ends: -74 },
  { kind: 'Cap', measure: null, value: 39, reason: 'Budget freeze until the summer', made: 210, ends: 120 },
  {
    kind: 'Exclude',
    measure: 'vr_seat_use',
    value: null,
    reason: 'Their licence file counts test users; repaired soon',
    made: 40,
    ends: -50
  },
  {
    kind: 'Points',
    measure: 'vr_meeting_days',
    value: 85,
    reason: 'We sit in their office every Tuesday, without invitations',
    made: 30,
    ends: -150
  }
];

/** Enters overrides of Risk by department, each at another steady customer, by its success manager. */
export function planOverrides(ledger: Ledger, customers: readonly Customer[], { period }: World): void {
  const steady = customers.flatMap((customer) => {
    const { life, successManager } = customer;
    const stays = successManager && successManager.leftOn === undefined && life.story === 'steady';
    return stays && life.start < period.end - 300 ? [{ customer, successManager }] : [];
  });
  steady.slice(0, OVERRIDES.length).forEach(({ customer, successManager }, index) => {
    planOverride(ledger, customer, { ...(OVERRIDES[index] as Overruled), author: successManager, end: period.end });
  });
}

function planOverride(ledger: Ledger, customer: Customer, of: Overruled & { readonly author: Colleague; readonly end: Day }): void {
  ledger.createBy(of.author.username, {
    object: 'Headroom_Health_Override__c',
    key: `override:${customer.key}`,
    day: of.end - of.made,
    fields: {
      Account__c: refTo(customer.key),
      Scorecard__c: 'vendor_risk',
      Kind__c: of.kind,
      Measure__c: of.measure,
      Value__c: of.value,
      Reason__c: of.reason,
      Expires_On__c: dateText(of.end - of.ends)
    }
  });
}
