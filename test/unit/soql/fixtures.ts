import { schemaOf } from '../../../src/soql/schema.ts';
import type { SoqlField, SoqlObject } from '../../../src/soql/schema.ts';

function field(name: string, type = 'string', more: Partial<SoqlField> = {}): SoqlField {
  return { name, type, referenceTo: [], ...more };
}

function reference(name: string, relationshipName: string, ...referenceTo: string[]): SoqlField {
  return { name, type: 'reference', relationshipName, referenceTo };
}

const objects: readonly SoqlObject[] = [
  {
    name: 'Account',
    fields: [
      field('Id', 'id'),
      field('Name'),
      field('Industry', 'picklist'),
      field('NumberOfEmployees', 'int'),
      field('AnnualRevenue', 'currency'),
      field('Tags__c', 'multipicklist'),
      field('Partner__c', 'boolean'),
      field('Since__c', 'date'),
      field('Description', 'textarea', { filterable: false, groupable: false, sortable: false }),
      field('Code__c', 'string', { caseSensitive: true }),
      field('Stage__c', 'picklist', {
        labels: new Map([
          ['W', 'Won'],
          ['L', 'Lost']
        ]),
        sortedValues: ['W', 'Open', 'L']
      }),
      field('CreatedDate', 'datetime'),
      reference('OwnerId', 'Owner', 'User'),
      reference('ParentId', 'Parent', 'Account')
    ],
    childRelationships: [
      { relationshipName: 'Contacts', childSObject: 'Contact', field: 'AccountId' },
      { relationshipName: 'Cases', childSObject: 'Case', field: 'AccountId' }
    ]
  },
  {
    name: 'Contact',
    fields: [
      field('Id', 'id'),
      field('Name'),
      field('Title'),
      field('Email', 'email'),
      field('IsGone__c', 'boolean'),
      reference('AccountId', 'Account', 'Account'),
      field('CreatedDate', 'datetime')
    ]
  },
  { name: 'Lead', fields: [field('Id', 'id'), field('Name'), field('Title'), field('Company')] },
  { name: 'User', fields: [field('Id', 'id'), field('Name'), field('IsActive', 'boolean'), reference('ManagerId', 'Manager', 'User')] },
  {
    name: 'Case',
    fields: [
      field('Id', 'id'),
      field('CaseNumber'),
      field('Type', 'picklist'),
      reference('AccountId', 'Account', 'Account'),
      reference('ContactId', 'Contact', 'Contact'),
      field('CreatedDate', 'datetime'),
      field('ClosedDate', 'datetime')
    ]
  },
  {
    name: 'Event',
    fields: [
      field('Id', 'id'),
      field('Subject'),
      field('StartDateTime', 'datetime'),
      reference('WhoId', 'Who', 'Contact', 'Lead'),
      reference('WhatId', 'What', 'Account', 'Case'),
      reference('AccountId', 'Account', 'Account')
    ]
  }
];

/** A small org: accounts with owners and parents, contacts, leads, cases and events on people and things. */
export const schema = schemaOf(objects);

/** Fields of an object with their types, for making tables. */
export function fieldsOf(object: string): readonly SoqlField[] {
  return schema.object(object)?.fields ?? [];
}

/** An 18-character id made of a prefix and a number. */
export function id(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}AAA`;
}
