import { lines } from './editedObject.ts';
import type { EditedObject, Values, World } from './editedObject.ts';

const account = ({ one }: World): Values => ({ AccountId: one('Account') });
const stages = ['Prospecting', 'Negotiation/Review', 'Closed Won', 'Closed Lost'];
const families = ['Platform', 'Analytics', 'Integrations', 'Premium Support', 'Training', null];

/** What sellers edit: accounts, deals, what is bought. */
export const salesObjects: readonly EditedObject[] = [
  {
    object: 'Account',
    weight: 8,
    create: ({ random, one }) => ({
      Name: `Newcomer ${random.whole(1, 999_999)}`,
      Type: random.pick(['Customer - Direct', 'Prospect']),
      NumberOfEmployees: random.whole(5, 2000),
      ParentId: random.chance(0.4) ? one('Account') : null
    }),
    changes: [
      ({ one, random }) => ({ ParentId: random.chance(0.3) ? null : one('Account') }),
      ({ one }) => ({ OwnerId: one('User') }),
      ({ random }) => ({ NumberOfEmployees: random.pick([null, 8, 90, 450, 3000]) }),
      ({ random }) => ({ Type: random.pick(['Customer - Direct', 'Prospect', 'Customer - Channel']) }),
      ({ random }) => ({ Industry: random.pick(['Technology', 'Retail', null]) }),
      ({ random }) => ({ Name: `Renamed ${random.whole(1, 999_999)}` })
    ]
  },
  {
    object: 'Opportunity',
    weight: 8,
    create: (world) => ({
      ...account(world),
      Name: `Deal ${world.random.whole(1, 9999)}`,
      StageName: world.random.pick(stages),
      CloseDate: world.day(-400, 90),
      Amount: world.random.whole(1, 90) * 500,
      Headroom_Product_Line__c: world.random.pick([...lines, null])
    }),
    changes: [
      account,
      ({ random }) => ({ StageName: random.pick(stages) }),
      ({ random }) => ({ Amount: random.pick([null, 100, 25_000]) }),
      ({ day }) => ({ CloseDate: day(-400, 60) }),
      ({ random }) => ({ Headroom_Product_Line__c: random.pick([...lines, null]) })
    ]
  },
  {
    object: 'OpportunityLineItem',
    weight: 3,
    create: ({ one, random }) => ({
      OpportunityId: one('Opportunity'),
      PricebookEntryId: one('PricebookEntry'),
      Quantity: random.whole(1, 40),
      UnitPrice: random.whole(10, 900)
    }),
    changes: [({ random }) => ({ Quantity: random.whole(1, 90) })]
  },
  {
    object: 'OpportunityContactRole',
    weight: 2,
    create: ({ one, random }) => ({
      OpportunityId: one('Opportunity'),
      ContactId: one('Contact'),
      Role: random.pick(['Executive Sponsor', 'Decision Maker', 'Other'])
    }),
    changes: [({ random }) => ({ Role: random.pick(['Economic Buyer', 'Other']) })]
  },
  {
    object: 'Asset',
    weight: 6,
    create: (world) => ({
      ...account(world),
      Name: 'Seats',
      Product2Id: world.one('Product2'),
      Quantity: world.random.whole(1, 300),
      Status: world.random.pick(['Purchased', 'Installed', 'Obsolete']),
      IsCompetitorProduct: world.random.chance(0.2)
    }),
    changes: [
      account,
      ({ one }) => ({ Product2Id: one('Product2') }),
      ({ random }) => ({ Quantity: random.pick([null, 1, 55, 400]) }),
      ({ random }) => ({ Status: random.pick(['Installed', 'Obsolete', 'Registered']) }),
      ({ random }) => ({ IsCompetitorProduct: random.chance(0.5) })
    ]
  },
  {
    object: 'Contract',
    weight: 4,
    create: (world) => ({
      ...account(world),
      Status: 'Draft',
      StartDate: world.day(-300, 5),
      ContractTerm: world.random.pick([6, 12, 24])
    }),
    changes: [
      () => ({ Status: 'Activated' }),
      ({ random }) => ({ ContractTerm: random.pick([1, 12, 36]) }),
      ({ random }) => ({ Headroom_Annual_Value__c: random.pick([null, 5000, 60_000]) })
    ]
  },
  {
    object: 'Product2',
    weight: 1,
    create: ({ random }) => ({ Name: `Product ${random.whole(1, 999)}`, Family: random.pick(families), IsActive: true }),
    changes: [({ random }) => ({ Family: random.pick(families) }), ({ random }) => ({ IsActive: random.chance(0.5) })]
  },
  { object: 'PricebookEntry', weight: 1, changes: [({ random }) => ({ UnitPrice: random.whole(5, 500) })] },
  { object: 'User', weight: 1, changes: [({ random }) => ({ Title: random.pick(['Success Manager', 'Seller']) })] }
];
