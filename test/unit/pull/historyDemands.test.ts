import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/domain/settings.ts';
import type { ObjectDescribe } from '../../../src/org/orgClient.ts';
import { planPull } from '../../../src/pull/planPull.ts';
import type { PullObject } from '../../../src/pull/pullPlan.ts';
import { emptySettings, object, signal } from './settingsFixture.ts';

const account = object('Account', 'Name:string', 'Type:picklist');
const caseObject = object(
  'Case',
  'AccountId:reference>Account>Account',
  'Priority:picklist',
  'Status:picklist',
  'IsClosed:boolean',
  'ClosedDate:datetime'
);
const caseHistory = object(
  'CaseHistory',
  'CaseId:reference>Case>Case',
  'Field:picklist',
  'DataType:picklist',
  'OldValue:anyType',
  'NewValue:anyType'
);

const urgent = signal('urgent', { object: 'Case', accountPath: 'AccountId', filter: "Priority = 'High'" });

/** The objects planned; every object that is not given is one that the org lacks. */
function planned(settings: Settings, ...objects: readonly ObjectDescribe[]): readonly PullObject[] {
  const describes = new Map<string, ObjectDescribe | undefined>();
  const org = new Map(objects.map((each) => [each.name, each]));
  for (;;) {
    const planning = planPull(settings, describes);
    if (planning.kind === 'plan') return planning.plan.objects;
    for (const name of planning.objects) describes.set(name, org.get(name));
  }
}

function named(objects: readonly PullObject[], name: string): PullObject | undefined {
  return objects.find(({ object: each }) => each === name);
}

describe('the histories that a plan pulls', () => {
  const settings = { ...emptySettings, signals: [urgent] };

  it('are those of the objects that settings read, with the fields that settings rest on and what states follow from', () => {
    const found = named(planned(settings, account, { ...caseObject, historyObject: 'CaseHistory' }, caseHistory), 'CaseHistory');
    expect(found?.columns.map(({ name }) => name)).toEqual([
      'Id',
      'CaseId',
      'CreatedDate',
      'DataType',
      'Field',
      'NewValue',
      'OldValue',
      'SystemModstamp'
    ]);
    // Changes of a lookup stand under its own name or under that of the relationship.
    expect(found?.where).toBe("Field IN ('Account', 'AccountId', 'ClosedDate', 'IsClosed', 'Priority', 'Status')");
  });

  it('bring the status and the close of cases along', () => {
    const found = named(planned(settings, account, { ...caseObject, historyObject: 'CaseHistory' }, caseHistory), 'Case');
    expect(found?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['Status', 'IsClosed', 'ClosedDate', 'Priority']));
  });

  it('are not asked for where describe names none', () => {
    const objects = planned(settings, account, caseObject, caseHistory);
    expect(named(objects, 'CaseHistory')).toBeUndefined();
  });

  it('are read whole where a signal of its own looks at all of it', () => {
    const changes = signal('changes', { object: 'CaseHistory', accountPath: 'Case.AccountId' });
    const both = { ...emptySettings, signals: [urgent, changes] };
    const found = named(planned(both, account, { ...caseObject, historyObject: 'CaseHistory' }, caseHistory), 'CaseHistory');
    expect(found?.where).toBeUndefined();
  });

  it('keep the field that a signal of their own names', () => {
    const reopened = signal('reopened', { object: 'CaseHistory', accountPath: 'Case.AccountId', filter: "Field = 'Owner'" });
    const both = { ...emptySettings, signals: [urgent, reopened] };
    const found = named(planned(both, account, { ...caseObject, historyObject: 'CaseHistory' }, caseHistory), 'CaseHistory');
    expect(found?.where).toContain("'Owner'");
    expect(found?.where).toContain("'Priority'");
  });

  it('of opportunities are snapshots, which every org keeps', () => {
    const opportunity = object(
      'Opportunity',
      'AccountId:reference>Account>Account',
      'StageName:picklist',
      'IsWon:boolean',
      'Amount:currency'
    );
    const snapshots = object(
      'OpportunityHistory',
      'OpportunityId:reference>Opportunity>Opportunity',
      'StageName:picklist',
      'Amount:currency'
    );
    const won = signal('won', { object: 'Opportunity', accountPath: 'AccountId', filter: 'IsWon = true' });
    const objects = planned({ ...emptySettings, signals: [won] }, account, opportunity, snapshots);
    expect(named(objects, 'OpportunityHistory')?.columns.map(({ name }) => name)).toEqual([
      'Id',
      'Amount',
      'CreatedDate',
      'OpportunityId',
      'StageName',
      'SystemModstamp'
    ]);
    expect(named(objects, 'OpportunityFieldHistory')).toBeUndefined();
  });
});
