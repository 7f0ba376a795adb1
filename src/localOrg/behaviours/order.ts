import { storedRow } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { roundMoney } from '../records/number.ts';
import { isChanged, type Behaviour, type Removal, type Save } from './behaviour.ts';
import { priceEntry } from './product.ts';

/**
 * An order is created as a draft and activated by an update.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm
 */
export const orderBehaviour: Behaviour = {
  objects: ['Order'],
  beforeSave: (save) => {
    const { row, old } = save;
    if (!row['AccountId'] && !row['ContractId']) {
      throw badValue('REQUIRED_FIELD_MISSING', 'Required fields are missing: [AccountId]', ['AccountId']);
    }
    if (!isChanged(save, 'Status')) return;
    const activated = row['Status'] === 'Activated';
    if (!old && activated) {
      throw badValue('FAILED_ACTIVATION', 'Choose a valid order status and save your changes. Ask your admin for details.', ['Status']);
    }
    row['StatusCode'] = activated ? 'A' : 'D';
    if (!activated) return;
    row['ActivatedDate'] = save.stamp;
    row['ActivatedById'] = save.context.user.id;
  }
};

/** Product and list price come from the price book entry; the order's amount is the sum of its products. Source: .../sforce_api_objects_orderitem.htm */
export const orderItemBehaviour: Behaviour = {
  objects: ['OrderItem'],
  beforeSave: (save) => {
    const { row, context } = save;
    if (!save.old) takeProduct(save);
    row['TotalPrice'] = roundMoney(Number(row['UnitPrice'] ?? 0) * Number(row['Quantity'] ?? 0));
    const order = storedRow(context.org, context.schema.known('Order'), String(row['OrderId']));
    if (order?.['StatusCode'] === 'A' && !save.old) {
      throw badValue('FIELD_INTEGRITY_EXCEPTION', 'Products cannot be added to an activated order.', ['OrderId']);
    }
  },
  afterSave: (save) => sumUp(save),
  afterDelete: (removal) => sumUp(removal),
  afterUndelete: (restored) => sumUp(restored)
};

function takeProduct({ context, row }: Save): void {
  if (!row['PricebookEntryId']) {
    throw badValue('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PricebookEntryId]', ['PricebookEntryId']);
  }
  const entry = priceEntry(context, String(row['PricebookEntryId']));
  row['Product2Id'] = entry['Product2Id'] ?? null;
  row['ListPrice'] = entry['UnitPrice'] ?? null;
}

function sumUp({ context, row, updateOther }: Save | Removal): void {
  const orderId = String(row['OrderId']);
  const object = context.schema.known('Order');
  const order = storedRow(context.org, object, orderId);
  if (!order || order['IsDeleted'] === 1) return;
  const sql = 'select coalesce(sum("TotalPrice"), 0) as total from "OrderItem" where "OrderId" = ? and "IsDeleted" = 0';
  updateOther(context, object, order, { TotalAmount: roundMoney(context.org.database.number(sql, orderId)) });
}
