import type { SqlValue, StoredRow } from '../database.ts';
import { badValue } from '../orgError.ts';
import type { Behaviour } from './behaviour.ts';

/** First and last name with one space; the last name alone where there is no first one. */
function fullName(row: StoredRow): SqlValue {
  const parts = [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string');
  return parts.length > 0 ? parts.join(' ') : null;
}

/** Name of people from its parts; Contact tells bounced mail; a username has the form of an e-mail address. */
export const personNameBehaviour: Behaviour = {
  objects: ['Contact', 'Lead', 'User'],
  beforeSave: ({ object, row, given }) => {
    row['Name'] = fullName(row);
    if (object.name === 'Contact') row['IsEmailBounced'] = row['EmailBouncedDate'] ? 1 : 0;
    const username = given['Username'];
    if (typeof username === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(username)) {
      throw badValue('INVALID_EMAIL_ADDRESS', `Username: invalid email address: ${username}`, ['Username']);
    }
  }
};
