import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import type { Company } from '../reliability/openCompany.ts';
import { editedObjects } from './editedObjects.ts';

/** Fields of Account that people own. */
const ofAccounts = ['Name', 'Type', 'Industry', 'NumberOfEmployees', 'ParentId', 'OwnerId'];

/** What people own of accounts, in lines, one a record. */
export async function humanInput({ org }: Company): Promise<readonly string[]> {
  const accounts = await org.query(`SELECT Id, ${ofAccounts.join(', ')} FROM Account ORDER BY Id`);
  return accounts.map((row) => `Account ${row.Id} ${ofAccounts.map((field) => row[field]).join(' | ')}`);
}

/** Records that are people's and that the service wrote to all the same, in lines. */
export async function writtenByService({ org }: Company): Promise<readonly string[]> {
  const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${integrationUsername}'`);
  const lines: string[] = [];
  const objects = editedObjects
    .map(({ object }) => object)
    .filter((object) => !/^Headroom_(Scorecard_R|Whitespace_C|Account_S)|^Task$|^User$|^Account$/.test(object));
  for (const object of objects) {
    for (const { Id } of await org.query(`SELECT Id FROM ${object} WHERE LastModifiedById = '${user.Id}'`)) {
      lines.push(`${object} ${Id} was written by the service`);
    }
  }
  return lines;
}
