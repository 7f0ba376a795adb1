import type { OrgObject } from '../schema/object.ts';
import {
  addressFields,
  date,
  datetime,
  longText,
  lookup,
  money,
  number,
  owner,
  percent,
  picklist,
  readOnly,
  required,
  restrictedPicklist,
  text,
  viewFields
} from './fields.ts';
import { standardObject } from './build.ts';

/** Source: .../sforce_api_objects_order.htm */
export const order: OrgObject = standardObject('Order', 'Order', { keyPrefix: '801', nameField: 'OrderNumber' }, [
  owner(['Group', 'User']),
  lookup('ContractId', 'Contract ID', 'Contract', { children: 'Orders', onDelete: 'Restrict' }),
  lookup('AccountId', 'Account ID', 'Account', { children: 'Orders', onDelete: 'Restrict' }),
  lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', { children: 'Orders' }),
  lookup('OpportunityId', 'Opportunity ID', 'Opportunity', { children: 'Orders' }),
  lookup('BillToContactId', 'Bill To Contact ID', 'Contact'),
  lookup('ShipToContactId', 'Ship To Contact ID', 'Contact'),
  text('PoNumber', 'PO Number', 80),
  date('PoDate', 'PO Date'),
  text('OrderReferenceNumber', 'Order Reference Number', 80),
  ...viewFields,
  date('EffectiveDate', 'Order Start Date', required),
  date('EndDate', 'Order End Date'),
  restrictedPicklist('Status', 'Status', ['Draft', 'Activated'], required),
  restrictedPicklist('StatusCode', 'Status Category', ['D', 'A'], { ...readOnly, nillable: false }),
  picklist('Type', 'Order Type', []),
  ...addressFields('Billing', 'Billing'),
  ...addressFields('Shipping', 'Shipping'),
  text('Name', 'Order Name', 80),
  money('TotalAmount', 'Order Amount', { ...readOnly, nillable: false, defaultValue: 0 }),
  longText('Description', 'Description', 32000),
  datetime('ActivatedDate', 'Activated Date', readOnly),
  lookup('ActivatedById', 'Activated By ID', 'User', readOnly),
  text('OrderNumber', 'Order Number', 30, { ...readOnly, nillable: false, autoNumber: '{00000000}' })
]);

/** Source: .../sforce_api_objects_orderitem.htm */
export const orderItem: OrgObject = standardObject(
  'OrderItem',
  'Order Product',
  { keyPrefix: '802', nameField: 'OrderItemNumber', permissionsOf: 'Order', sharingModel: 'ControlledByParent' },
  [
    lookup('OrderId', 'Order ID', 'Order', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'OrderItems',
      onDelete: 'Cascade'
    }),
    lookup('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', {
      updateable: false,
      children: 'OrderItems',
      onDelete: 'Restrict'
    }),
    lookup('Product2Id', 'Product ID', 'Product2', { updateable: false, children: 'OrderItems', onDelete: 'Restrict' }),
    number('Quantity', 'Quantity', [18, 2], required),
    money('UnitPrice', 'Unit Price', required),
    money('ListPrice', 'List Price', readOnly),
    money('TotalPrice', 'Total Price', readOnly),
    percent('Discount', 'Discount', { precision: 5, scale: 2, ...readOnly }),
    date('ServiceDate', 'Start Date'),
    date('EndDate', 'End Date'),
    text('Description', 'Line Description', 255),
    text('OrderItemNumber', 'Order Product Number', 30, { ...readOnly, nillable: false, autoNumber: '{0000000000}' })
  ]
);
