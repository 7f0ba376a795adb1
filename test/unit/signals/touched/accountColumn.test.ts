import { describe, expect, it } from 'vitest';
import { accountColumn } from '../../../../src/signals/touched/accountColumn.ts';
import { readerNodes } from '../../../../src/signals/touched/readerNodes.ts';
import { rowReaders } from '../../../../src/signals/touched/rowReaders.ts';
import { schemaOf } from '../../../../src/soql/schema.ts';
import { describes } from '../../../golden/describes.ts';
import { settingsOf } from '../../../golden/goldenCase.ts';
import type { Given } from '../../../golden/goldenCase.ts';

const schema = schemaOf(describes.values());

function columnOf(object: string, ...signals: Given['signals']): string | undefined {
  return accountColumn(object, readerNodes(rowReaders(settingsOf({ signals })), schema));
}

const cases = { key: 'cases', object: 'Case', accountPath: 'AccountId' };

describe('the column by which rows belong to accounts', () => {
  it('is the one that every reader goes by, on the way from histories, too', () => {
    expect(columnOf('Case', cases)).toBe('AccountId');
    expect(columnOf('Case', cases, { key: 'moves', object: 'CaseHistory', accountPath: 'Case.AccountId' })).toBe('AccountId');
  });

  it('is the id of accounts that are read as the account of a row', () => {
    expect(columnOf('Account', { ...cases, filter: "Account.Type = 'Customer'" })).toBe('Id');
  });

  it('is none where rows are read for other accounts than their own', () => {
    const contacts = { key: 'contacts', object: 'Contact', accountPath: 'AccountId' };
    expect(columnOf('Contact', contacts)).toBe('AccountId');
    expect(columnOf('Contact', contacts, { ...cases, filter: "Contact.Title = 'CEO'" })).toBeUndefined();
  });

  it('is none where two readers go two ways', () => {
    expect(columnOf('Case', cases, { key: 'of_contacts', object: 'Case', accountPath: 'Contact.AccountId' })).toBeUndefined();
  });
});
