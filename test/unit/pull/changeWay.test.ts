import { describe, expect, it } from 'vitest';
import type { ObjectDescribe } from '../../../src/org/orgClient.ts';
import { changeWay } from '../../../src/pull/changeWay.ts';
import { object } from './settingsFixture.ts';

type Some = Partial<ObjectDescribe> & { readonly unfilterable?: string; readonly calculated?: string };

function described(name: string, fields: readonly string[], { unfilterable, calculated, ...rest }: Some = {}): ObjectDescribe {
  const made = object(name, ...fields);
  const withFacts = made.fields.map((field) => ({
    ...field,
    filterable: field.name !== unfilterable,
    calculated: field.name === calculated
  }));
  return { ...made, fields: withFacts, replicateable: true, updateable: true, ...rest };
}

const names = new Set(['Name', 'Amount__c', 'Status']);

describe('changeWay', () => {
  it('goes by the lists of the org where describe calls the object replicateable', () => {
    expect(changeWay(described('Case', ['IsDeleted:boolean']), names)).toEqual({
      by: 'log',
      stamp: 'SystemModstamp',
      unstamped: [],
      hasBin: true,
      merges: false
    });
  });

  it('asks for listed rows by their ids where no filter takes the stamp', () => {
    const way = changeWay(described('Case', [], { unfilterable: 'SystemModstamp' }), names);
    expect(way).toEqual({ by: 'log', unstamped: [], hasBin: false, merges: false });
  });

  it('goes by the stamp where the org lists nothing', () => {
    expect(changeWay(described('Case', [], { replicateable: false }), names)).toMatchObject({ by: 'stamp', stamp: 'SystemModstamp' });
  });

  it('goes by the day of creation only where rows are never edited, as those of field histories', () => {
    const history = { replicateable: false, unfilterable: 'SystemModstamp', updateable: false };
    expect(changeWay(described('CaseHistory', [], history), names)).toMatchObject({ by: 'created', stamp: 'CreatedDate' });
    expect(changeWay(described('Odd__c', [], { ...history, updateable: true }), names)).toMatchObject({ by: 'whole' });
    expect(changeWay({ ...described('CaseHistory', [], history), fields: [] }, names)).toMatchObject({ by: 'whole' });
  });

  it('asks for rows that are never edited by the day of creation, where the org lists them and no filter takes the stamp', () => {
    const history = { unfilterable: 'SystemModstamp', updateable: false };
    expect(changeWay(described('CaseHistory', [], history), names)).toMatchObject({ by: 'log', stamp: 'CreatedDate' });
  });

  it('does not believe the list of deleted currencies, which names those that are switched off', () => {
    expect(changeWay(described('CurrencyType', []), names)).toMatchObject({ by: 'stamp' });
  });

  it('names the columns that no stamp tells: calculated ones, and states that follow from dates', () => {
    const fields = ['Name:string', 'Amount__c:currency', 'Other__c:currency', 'Status:picklist'];
    expect(changeWay(described('Case', fields, { calculated: 'Amount__c' }), names).unstamped).toEqual(['Amount__c']);
    expect(changeWay(described('Case', fields, { calculated: 'Other__c' }), names).unstamped).toEqual([]);
    expect(changeWay(described('ContractLineItem', fields), names).unstamped).toEqual(['Status']);
  });

  it('knows by its field whether rows go into one another', () => {
    expect(changeWay(described('Account', ['MasterRecordId:reference>MasterRecord>Account']), names).merges).toBe(true);
  });
});
