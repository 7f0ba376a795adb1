import { dayText, epochDay } from '../../domain/day.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import type { Person, Question } from '../../surveys/people.ts';
import { customersOnly } from './surveyOccasions.ts';

/** A contact of a customer with the names that a reader knows it by. */
export type NamedPerson = Person & { readonly name: string; readonly account: string };

/** Ids named in one query: an address holds 16,384 bytes. */
const idsAQuery = 300;

/** Not every org, or user, has both. */
const optionalFields = ['EmailBouncedDate', 'HasOptedOutOfEmail'];

/**
 * Contacts of customers: all, or those of some accounts. Reads the org with the user's rights.
 *
 * A field that the user cannot see cannot say who left or wants no mail; the contact then counts as reachable.
 */
export async function readPeople(client: OrgClient, accountIds?: readonly string[]): Promise<readonly NamedPerson[]> {
  const { fields } = await client.describe('Contact');
  const seen = optionalFields.filter((name) => fields.some((field) => field.name === name));
  const select = `SELECT Id, Name, AccountId, Account.Name, Email${seen.map((name) => `, ${name}`).join('')} FROM Contact WHERE AccountId`;
  if (accountIds === undefined) return (await client.query(`${select} ${customersOnly}`)).map(personOf);
  const people: NamedPerson[] = [];
  for (let start = 0; start < accountIds.length; start += idsAQuery) {
    const part = accountIds.slice(start, start + idsAQuery).map(soqlText);
    people.push(...(await client.query(`${select} IN (${part.join(', ')})`)).map(personOf));
  }
  return people;
}

function personOf(row: OrgRecord): NamedPerson {
  const out = row['EmailBouncedDate'] ? 'left' : row['Email'] ? (row['HasOptedOutOfEmail'] === true ? 'optedOut' : undefined) : 'noMail';
  return {
    id: String(row['Id']),
    name: String(row['Name']),
    accountId: String(row['AccountId']),
    account: String((row['Account'] as OrgRecord | null)?.['Name'] ?? ''),
    ...(out === undefined ? {} : { out })
  };
}

/** Questions put to customers on or after a day; an answer without a sent date counts on the day it came. */
export async function readQuestions(client: OrgClient, from: number): Promise<readonly Question[]> {
  const since = dayText(from);
  const rows = await client.query(
    [
      'SELECT Account__c, Contact__c, Case__c, Kind__c, Touchpoint__c, Sent_On__c, Answered_On__c FROM Headroom_Survey_Response__c',
      `WHERE Sent_On__c >= ${since} OR (Sent_On__c = null AND Answered_On__c >= ${since})`
    ].join(' ')
  );
  return rows.map((row) => ({
    accountId: String(row['Account__c']),
    ...(row['Contact__c'] ? { contactId: String(row['Contact__c']) } : {}),
    ...(row['Case__c'] ? { caseId: String(row['Case__c']) } : {}),
    kind: String(row['Kind__c'] ?? ''),
    touchpoint: String(row['Touchpoint__c'] ?? ''),
    on: epochDay(String(row['Sent_On__c'] ?? row['Answered_On__c']))
  }));
}
