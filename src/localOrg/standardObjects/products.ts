import type { OrgObject } from '../schema/object.ts';
import {
  addressFields,
  checkbox,
  date,
  datetime,
  integer,
  longText,
  lookup,
  money,
  number,
  owner,
  picklist,
  readOnly,
  required,
  restrictedPicklist,
  text,
  url,
  visibleReadOnly,
  lastActivity,
  viewFields
} from './fields.ts';
import { standardObject } from './build.ts';

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_product2.htm */
export const product2: OrgObject = standardObject('Product2', 'Product', { keyPrefix: '01t' }, [
  text('Name', 'Product Name', 255, required),
  text('ProductCode', 'Product Code', 255),
  longText('Description', 'Product Description', 4000),
  checkbox('IsActive', 'Active'),
  picklist('Family', 'Product Family', ['None']),
  url('DisplayUrl', 'Display URL', 1000),
  picklist('QuantityUnitOfMeasure', 'Quantity Unit Of Measure', ['Each']),
  text('StockKeepingUnit', 'Product SKU', 180),
  text('ExternalId', 'External ID', 255, readOnly),
  ...viewFields,
  checkbox('IsArchived', 'Archived', readOnly)
]);

/** Source: .../sforce_api_objects_pricebook2.htm */
export const pricebook2: OrgObject = standardObject('Pricebook2', 'Price Book', { keyPrefix: '01s' }, [
  text('Name', 'Price Book Name', 255, required),
  checkbox('IsActive', 'Active'),
  text('Description', 'Description', 255),
  checkbox('IsStandard', 'Is Standard Price Book', readOnly),
  checkbox('IsArchived', 'Archived', readOnly)
]);

/** Source: .../sforce_api_objects_pricebookentry.htm */
export const pricebookEntry: OrgObject = standardObject(
  'PricebookEntry',
  'Price Book Entry',
  { keyPrefix: '01u', labelPlural: 'Price Book Entries', permissionsOf: 'Pricebook2' },
  [
    text('Name', 'Product Name', 255, readOnly),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'PricebookEntries',
      onDelete: 'Cascade'
    }),
    lookup('Product2Id', 'Product ID', 'Product2', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'PricebookEntries',
      onDelete: 'Cascade'
    }),
    money('UnitPrice', 'List Price', required),
    checkbox('IsActive', 'Active'),
    checkbox('UseStandardPrice', 'Use Standard Price'),
    text('ProductCode', 'Product Code', 255, readOnly),
    checkbox('IsArchived', 'Archived', readOnly)
  ]
);

/** Source: .../sforce_api_objects_asset.htm */
export const asset: OrgObject = standardObject('Asset', 'Asset', { keyPrefix: '02i' }, [
  text('Name', 'Asset Name', 255, required),
  lookup('AccountId', 'Account ID', 'Account', { children: 'Assets', onDelete: 'Cascade' }),
  lookup('ContactId', 'Contact ID', 'Contact', { children: 'Assets' }),
  lookup('ParentId', 'Parent Asset ID', 'Asset', { children: 'ChildAssets' }),
  lookup('RootAssetId', 'Root Asset ID', 'Asset', readOnly),
  lookup('Product2Id', 'Product ID', 'Product2', { children: 'Assets' }),
  text('ProductCode', 'Product Code', 255, readOnly),
  checkbox('IsCompetitorProduct', 'Competitor Asset'),
  text('SerialNumber', 'Serial Number', 80),
  date('InstallDate', 'Install Date'),
  date('PurchaseDate', 'Purchase Date'),
  date('UsageEndDate', 'Usage End Date'),
  picklist('Status', 'Status', ['Shipped', 'Installed', 'Registered', 'Obsolete', 'Purchased']),
  money('Price', 'Price'),
  number('Quantity', 'Quantity', [18, 2]),
  longText('Description', 'Description', 32000),
  owner()
]);

/** Source: .../sforce_api_objects_contract.htm */
export const contract: OrgObject = standardObject('Contract', 'Contract', { keyPrefix: '800', nameField: 'ContractNumber' }, [
  lookup('AccountId', 'Account ID', 'Account', { nillable: false, permissionable: false, children: 'Contracts', onDelete: 'Restrict' }),
  lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', { children: 'Contracts' }),
  picklist('OwnerExpirationNotice', 'Owner Expiration Notice', ['15', '30', '45', '60', '90', '120']),
  date('StartDate', 'Contract Start Date'),
  date('EndDate', 'Contract End Date', visibleReadOnly),
  ...addressFields('Billing', 'Billing'),
  integer('ContractTerm', 'Contract Term'),
  owner(),
  restrictedPicklist('Status', 'Status', ['*Draft', 'In Approval Process', 'Activated'], { nillable: false, permissionable: false }),
  lookup('CompanySignedId', 'Company Signed By ID', 'User', { parent: 'CompanySigned' }),
  date('CompanySignedDate', 'Company Signed Date'),
  lookup('CustomerSignedId', 'Customer Signed By ID', 'Contact', { parent: 'CustomerSigned', children: 'ContractsSigned' }),
  text('CustomerSignedTitle', 'Customer Signed Title', 40),
  date('CustomerSignedDate', 'Customer Signed Date'),
  longText('SpecialTerms', 'Special Terms', 4000),
  lookup('ActivatedById', 'Activated By ID', 'User', visibleReadOnly),
  datetime('ActivatedDate', 'Activated Date', visibleReadOnly),
  restrictedPicklist('StatusCode', 'Status Category', ['Draft', 'InApproval', 'Activated'], { ...readOnly, nillable: false }),
  longText('Description', 'Description', 32000),
  text('ContractNumber', 'Contract Number', 30, { ...readOnly, nillable: false, autoNumber: '{00000000}' }),
  datetime('LastApprovedDate', 'Last Approved Date', readOnly),
  text('Name', 'Contract Name', 80),
  ...addressFields('Shipping', 'Shipping'),
  lastActivity('WhatId'),
  ...viewFields
]);

/** Source: .../sforce_api_objects_contractstatus.htm */
export const contractStatus: OrgObject = standardObject(
  'ContractStatus',
  'Contract Status Value',
  {
    keyPrefix: '03b',
    nameField: 'MasterLabel',
    softDelete: false,
    createable: false,
    updateable: false,
    deletable: false,
    openToAll: true
  },
  [
    text('MasterLabel', 'Master Label', 255),
    text('ApiName', 'API Name', 255),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsDefault', 'Is Default'),
    picklist('StatusCode', 'Status Code', ['Draft', 'InApproval', 'Activated'])
  ]
);
