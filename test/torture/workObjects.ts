import type { EditedObject, Values, World } from './editedObject.ts';

const account = ({ one }: World): Values => ({ AccountId: one('Account') });
const statuses = ['New', 'Working', 'Escalated', 'Closed'];
const titles = ['VP Operations', 'Director IT', 'Manager', 'Chief Data Officer', null];

/** What people do with customers. */
export const workObjects: readonly EditedObject[] = [
  {
    object: 'Case',
    weight: 12,
    create: (world) => ({
      ...account(world),
      ContactId: world.random.chance(0.5) ? world.one('Contact') : null,
      Subject: 'It does not print',
      Status: world.random.pick(statuses),
      Type: world.random.pick(['Problem', 'Question', 'Feature Request']),
      Priority: world.random.pick(['High', 'Medium', 'Low']),
      Origin: 'Email'
    }),
    changes: [
      account,
      ({ one }) => ({ ContactId: one('Contact') }),
      ({ random }) => ({ Status: random.pick(statuses) }),
      ({ random }) => ({ Priority: random.pick(['High', 'Low']) }),
      ({ random }) => ({ Type: random.pick(['Problem', 'Feature Request', null]) })
    ]
  },
  {
    object: 'Contact',
    weight: 6,
    create: (world) => ({ ...account(world), LastName: `Person ${world.random.whole(1, 9999)}`, Title: world.random.pick(titles) }),
    changes: [account, ({ random }) => ({ Title: random.pick(titles) })]
  },
  {
    object: 'Event',
    weight: 6,
    create: ({ one, random, day }) => {
      const start = `${day(-200, 3)}T1${random.whole(0, 9)}:00:00.000Z`;
      return {
        ...{ Subject: 'Review', StartDateTime: start, DurationInMinutes: 60, WhoId: one('Contact') },
        WhatId: one(random.pick(['Account', 'Account', 'Opportunity', 'Case']))
      };
    },
    changes: [
      ({ one, random }) => ({ WhatId: one(random.pick(['Account', 'Opportunity'])) }),
      ({ one }) => ({ WhoId: one('Contact') }),
      ({ day }) => ({ StartDateTime: `${day(-300, 2)}T09:00:00.000Z`, DurationInMinutes: 30 })
    ]
  },
  {
    object: 'Task',
    weight: 3,
    create: ({ one, random, day }) => ({
      ...{ Subject: 'Call', Status: 'Not Started', Priority: 'Normal', ActivityDate: day(-5, 20) },
      WhatId: one(random.pick(['Account', 'Opportunity']))
    }),
    changes: [() => ({ Status: 'Completed' }), ({ day }) => ({ ActivityDate: day(-5, 20) }), ({ one }) => ({ WhatId: one('Account') })]
  },
  {
    object: 'CampaignMember',
    weight: 3,
    create: ({ one, random }) => ({
      CampaignId: one('Campaign'),
      ContactId: one('Contact'),
      Status: random.pick(['Sent', 'Responded'])
    }),
    changes: [({ random }) => ({ Status: random.pick(['Sent', 'Responded']) })]
  },
  {
    object: 'Campaign',
    weight: 1,
    create: ({ random }) => ({ Name: `Campaign ${random.whole(1, 999)}`, Type: 'Webinar', IsActive: true }),
    changes: [({ random }) => ({ Type: random.pick(['Webinar', 'Conference', 'Referral Program']) })]
  }
];
