import { lines } from './editedObject.ts';
import type { EditedObject, Values, World } from './editedObject.ts';

const ownAccount = ({ one }: World): Values => ({ Account__c: one('Account') });
const pulses = ['Very worried', 'Worried', 'Neutral', 'Confident', 'Very confident'];

/** What people tell Headroom: never touched by it. */
export const toldObjects: readonly EditedObject[] = [
  {
    object: 'Headroom_Pulse__c',
    weight: 3,
    create: (world) => ({ ...ownAccount(world), Pulse__c: world.random.pick(pulses), Reason__c: 'They said so' }),
    changes: [({ random }) => ({ Pulse__c: random.pick(pulses) })]
  },
  {
    object: 'Headroom_Health_Override__c',
    weight: 4,
    create: (world) => ({
      ...ownAccount(world),
      ...world.random.pick([
        { Kind__c: 'Cap', Value__c: world.random.whole(0, 100), Scorecard__c: 'vendor_risk' },
        { Kind__c: 'Exclude', Measure__c: 'vr_open_cases' },
        { Kind__c: 'Points', Value__c: world.random.whole(0, 100), Measure__c: 'vr_oldest_case' }
      ]),
      Expires_On__c: world.day(0, 4),
      Reason__c: 'We know better'
    }),
    changes: [({ day }) => ({ Expires_On__c: day(0, 9) })]
  },
  {
    object: 'Headroom_Whitespace_Feedback__c',
    weight: 4,
    create: (world) => ({
      ...ownAccount(world),
      Product_Line__c: world.random.pick(lines),
      ...world.random.pick([{ Answer__c: 'Not_A_Fit' }, { Answer__c: 'Later', Until__c: world.day(1, 5) }, { Answer__c: 'Has_Competitor' }])
    }),
    changes: [ownAccount, ({ random }) => ({ Product_Line__c: random.pick(lines) })]
  },
  {
    object: 'Headroom_Survey_Response__c',
    weight: 4,
    create: (world) => ({
      ...ownAccount(world),
      ...{ Kind__c: 'NPS', Score__c: world.random.whole(0, 10), Scale_Max__c: 10, Answered_On__c: world.day(-370, 0) },
      Contact__c: world.one('Contact')
    }),
    changes: [ownAccount, ({ random }) => ({ Score__c: random.whole(0, 10) })]
  },
  {
    object: 'Headroom_Success_Plan__c',
    weight: 2,
    create: (world) => ({ ...ownAccount(world), Signed_On__c: world.day(-300, 0) }),
    changes: [ownAccount, ({ day }) => ({ Signed_On__c: day(-300, 0) })]
  },
  {
    object: 'Headroom_Product_Usage__c',
    weight: 3,
    create: (world) => ({
      ...ownAccount(world),
      ...{ Period_Start__c: world.day(-20, -10), Period_End__c: world.day(-9, 0), Active__c: world.random.whole(0, 60) },
      ...{ Licensed__c: 60, Product_Line__c: world.random.pick(lines) }
    }),
    changes: [ownAccount, ({ random }) => ({ Active__c: random.whole(0, 60) })]
  }
];
