import { describe, expect, it } from 'vitest';
import { readColumnMap } from '../../../src/imports/columnMap.ts';
import { describeToWrite } from '../../../src/operations/imports/importAccess.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';

const { map } = readColumnMap('Account__c=Id,Score__c=Score,Verbatim__c=Words');

/** What the org tells a user about the object: whether it may be written, and the fields that may. */
function orgOf(createable: boolean, fields: readonly string[], updateable = createable): OrgClient {
  const answer = { createable, updateable, fields: ['Name', ...fields].map((name) => ({ name, createable: name !== 'Name' })) };
  return { identity: { username: 'rep@acme.example' }, describe: () => Promise.resolve(answer) } as unknown as OrgClient;
}

const refused = (client: OrgClient): Promise<unknown> =>
  describeToWrite(client, 'Survey__c', map).then(
    () => undefined,
    (error: { name: string; values: readonly string[] }) => [error.name, ...error.values.slice(0, 2)]
  );

describe('describeToWrite', () => {
  it('lets a user import who may create and update the object and every mapped field', async () => {
    expect(await refused(orgOf(true, ['Key__c', 'Account__c', 'Score__c', 'Verbatim__c']))).toBeUndefined();
  });

  it('names the user and the object where one of both is missing', async () => {
    const expected = ['ImportNotAllowed', 'rep@acme.example', 'Survey__c'];
    expect(await refused(orgOf(false, []))).toEqual(expected);
    expect(await refused(orgOf(true, ['Key__c', 'Account__c', 'Score__c', 'Verbatim__c'], false))).toEqual(expected);
  });

  it('names mapped fields that the user may not write, and the key that every row needs', async () => {
    expect(await refused(orgOf(true, ['Account__c', 'Score__c']))).toEqual([
      'ImportNotAllowed',
      'rep@acme.example',
      'Survey__c: Key__c, Verbatim__c'
    ]);
  });
});
