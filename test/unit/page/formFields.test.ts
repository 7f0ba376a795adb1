import { describe, expect, it } from 'vitest';
import { fieldsOf, kindOf, recordFields, startingValues } from '../../../src/page/platform/formFields.ts';

const objectInfo = {
  fields: {
    Name: { dataType: 'String', createable: true },
    Amount: { dataType: 'Currency', createable: true },
    IsPrivate: { dataType: 'Boolean', createable: true },
    ExpectedRevenue: { dataType: 'Currency', createable: false }
  }
};

function item(apiName: string, more: { editableForNew?: boolean; required?: boolean } = {}) {
  const layoutComponents = [{ apiName, componentType: 'Field' }];
  return { label: apiName, editableForNew: true, required: false, layoutComponents, ...more };
}

describe('form of a new record', () => {
  it('has the fields of the layout that a new record opens, with what is required', () => {
    const layoutItems = [item('Name', { required: true }), item('ExpectedRevenue', { editableForNew: false }), item('Gone__c')];
    const layout = { sections: [{ layoutRows: [{ layoutItems }] }] };
    expect(fieldsOf(layout, objectInfo)).toEqual([{ name: 'Name', label: 'Name', dataType: 'String', isRequired: true }]);
  });

  it('begins with the values of the org and over them those of the address', () => {
    const record = { fields: { Name: { value: null }, IsPrivate: { value: false }, Amount: { value: 5 } } };
    expect(startingValues(record, { Name: 'Seats', Next__c: 'Call' })).toEqual({
      Name: 'Seats',
      IsPrivate: 'false',
      Amount: '5',
      Next__c: 'Call'
    });
  });

  it('is typed in by what a field holds', () => {
    const kinds = ['Picklist', 'MultiPicklist', 'TextArea', 'Boolean', 'Currency', 'Date', 'Reference'];
    expect(kinds.map((dataType) => kindOf({ dataType }))).toEqual([
      'select',
      'multiselect',
      'textarea',
      'checkbox',
      'number',
      'date',
      'text'
    ]);
  });

  it('becomes a record without what is empty or may not be written, and with values of their types', () => {
    const values = { Name: 'Seats', Amount: '12.5', IsPrivate: 'true', ExpectedRevenue: '3', Next__c: 'Call', Empty__c: '' };
    expect(recordFields(values, objectInfo)).toEqual({ Name: 'Seats', Amount: 12.5, IsPrivate: true, Next__c: 'Call' });
  });
});
