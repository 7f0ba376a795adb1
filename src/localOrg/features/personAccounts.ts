import type { OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { checkbox, picklist, text } from '../standardObjects/fields.ts';

const feature = 'personAccounts';

/**
 * Enables person accounts: accounts get the parts of a person's name and IsPersonAccount, which tells people from companies. The contact
 * behind each of them is not there.
 */
export function enablePersonAccounts({ org, schema }: OrgContext): void {
  const account = schema.known('Account');
  if (schema.field(account, 'IsPersonAccount')) throw badValue('INVALID_INPUT', 'Person accounts are enabled already');
  const added = [
    checkbox('IsPersonAccount', 'Is Person Account', { createable: false, updateable: false, permissionable: false, feature }),
    picklist('Salutation', 'Salutation', ['Mr.', 'Ms.', 'Dr.'], { permissionable: false, feature }),
    text('FirstName', 'First Name', 40, { permissionable: false, feature }),
    text('LastName', 'Last Name', 80, { permissionable: false, feature })
  ];
  schema.save({ ...account, fields: [...account.fields, ...added] });
  org.permissionVersion++;
}
