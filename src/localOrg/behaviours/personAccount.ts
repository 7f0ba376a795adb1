import { badValue } from '../orgError.ts';
import type { Behaviour } from './behaviour.ts';

/**
 * Where person accounts are enabled, an account with a last name is a person: its name comes from its parts and cannot be given.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
 */
export const personAccountBehaviour: Behaviour = {
  objects: ['Account'],
  beforeSave: ({ row, given }) => {
    if (typeof row['LastName'] !== 'string') return;
    if (given['Name'] !== undefined)
      throw badValue('INVALID_FIELD_FOR_INSERT_UPDATE', 'Account: bad field names on insert/update call: Name', ['Name']);
    const parts = [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string');
    row['Name'] = parts.join(' ');
    row['IsPersonAccount'] = 1;
  }
};
