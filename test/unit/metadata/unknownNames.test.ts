import { describe, expect, it } from 'vitest';
import { standardNames } from '../../../src/localOrg/deploy/orgNames.ts';
import { platformFindings } from '../../../src/metadata/checks/platformRules.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { shop } from './foreignPackage.ts';
import { seeded } from './seeded.ts';

const field = 'Garden_Order__c.Amount__c';

function findings(name: string) {
  return platformFindings(readPackage(seeded({ path: shop.set, from: `<field>${field}`, to: `<field>${name}` })), standardNames());
}

describe('a name that no list holds', () => {
  it.each([
    ['a field of the platform that is newer than the lists', 'Account.SomethingNew'],
    ['an object of the platform that is in no list', 'VideoVisit.Name'],
    ['a field of another package', 'Account.fflib__Size__c'],
    ['an object of another package', 'fflib__Order__c.Name']
  ])('is unknown to the check, and not a fault: %s', (_title, name) => {
    expect(findings(name)).toMatchObject([
      {
        isUnknown: true,
        what: `names the field ${name}, which is unknown to this check`,
        fix: 'Correct the name, or add it in src/localOrg/standardObjects'
      }
    ]);
  });

  it.each([['Account.Industry'], ['Account.Ownership'], ['Task.WhoId'], ['WorkOrder.Subject']])('is known of the platform: %s', (name) => {
    expect(findings(name)).toEqual([]);
  });

  it('says that a required field of the platform cannot be granted', () => {
    expect(findings('Account.Name')).toMatchObject([{ problem: 'You cannot deploy to a required field: Account.Name' }]);
  });

  it('is told of a file whose type is in no list', () => {
    const files = new Map([
      ['shop/settings/Account.settings-meta.xml', '<AccountSettings xmlns="http://soap.sforce.com/2006/04/metadata"/>']
    ]);
    expect(platformFindings(readPackage(files))).toMatchObject([
      { isUnknown: true, fix: 'Add the type to scripts/metadataStructure/packageTypes.ts' }
    ]);
  });
});
