import { id } from './fixtures.ts';

/** Accounts are called A to F; the last is empty in every field. Owner 1 is active, owner 2 is not, E and F have none. */
export const facts = {
  User: [
    { Id: id('005', 1), Name: 'Ann', IsActive: true, ManagerId: id('005', 2) },
    { Id: id('005', 2), Name: 'Bob', IsActive: false }
  ],
  Account: [
    // 2026-03-08 is the day the clocks go forward in New York; its midnight is 05:00 UTC.
    {
      Id: id('001', 1),
      Name: 'A',
      Code__c: 'Ab',
      Stage__c: 'W',
      Industry: 'Technology',
      NumberOfEmployees: 10,
      AnnualRevenue: 0.1,
      Tags__c: 'x;y',
      Partner__c: true,
      Since__c: '2026-03-08',
      CreatedDate: '2026-03-08T05:00:00.000Z',
      OwnerId: id('005', 1)
    },
    {
      Id: id('001', 2),
      Name: 'B',
      Code__c: 'AB',
      Stage__c: 'Open',
      Industry: 'technology',
      NumberOfEmployees: 20,
      AnnualRevenue: 5,
      Tags__c: 'y;z',
      Partner__c: false,
      Since__c: '2026-03-07',
      CreatedDate: '2026-03-08T04:59:59.999Z',
      OwnerId: id('005', 2)
    },
    {
      Id: id('001', 3),
      Name: 'C',
      Stage__c: 'L',
      Industry: 'Ärzte',
      NumberOfEmployees: 30,
      Tags__c: 'X',
      Partner__c: false,
      Since__c: '2025-12-31',
      CreatedDate: '2026-01-01T04:59:59.999Z',
      OwnerId: id('005', 1),
      ParentId: id('001', 1)
    },
    {
      Id: id('001', 4),
      Name: 'D',
      Industry: '50%_off',
      Partner__c: true,
      Since__c: '2026-01-01',
      CreatedDate: '2026-01-01T05:00:00.000Z',
      OwnerId: id('005', 2),
      ParentId: id('001', 2)
    },
    {
      Id: id('001', 5),
      Name: 'E',
      Industry: 'COO',
      NumberOfEmployees: 0,
      AnnualRevenue: 0.3,
      Partner__c: false,
      CreatedDate: '2026-03-09T03:59:59.999Z'
    },
    { Id: id('001', 6) }
  ],
  Contact: [
    { Id: id('003', 1), Name: 'P', Title: 'Chief of Staff', AccountId: id('001', 1) },
    { Id: id('003', 2), Name: 'Q', Title: 'CFO', AccountId: id('001', 3) },
    { Id: id('003', 3), Name: 'R' }
  ]
};
