import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import type { Company } from '../reliability/openCompany.ts';
import { editedObjects } from './editedObjects.ts';
import { orgRows } from './orgFile.ts';

/** Fields of Account that people own. */
const ofAccounts = ['Name', 'Type', 'Industry', 'NumberOfEmployees', 'ParentId', 'OwnerId'];

/** What people own of accounts, in lines, one a record. */
export function humanInput(company: Company): readonly string[] {
  const fields = ofAccounts.map((field) => `"${field}"`).join(', ');
  const accounts = orgRows(company, `select "Id", ${fields} from "Account" where "IsDeleted" = 0 order by "Id"`);
  return accounts.map((row) => `Account ${String(row['Id'])} ${ofAccounts.map((field) => String(row[field])).join(' | ')}`);
}

/** Objects whose records the service writes, or that it has fields on. */
const shared = /^Headroom_(Scorecard_R|Whitespace_C|Account_S)|^Task$|^User$|^Account$/;

/** Records that are people's and that the service wrote to all the same, in lines. */
export function writtenByService(company: Company): readonly string[] {
  const [user] = orgRows(company, 'select "Id" from "User" where "Username" = ?', integrationUsername);
  const objects = editedObjects.map(({ object }) => object).filter((object) => !shared.test(object));
  return objects.flatMap((object) =>
    orgRows(company, `select "Id" from "${object}" where "LastModifiedById" = ?`, String(user?.['Id'])).map(
      ({ Id }) => `${object} ${String(Id)} was written by the service`
    )
  );
}
