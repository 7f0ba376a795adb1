import { expected } from '../expected.ts';
import type { StoredRow } from '../database.ts';
import { storedRow } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { roundMoney } from '../records/number.ts';
import type { Behaviour, Removal, Save } from './behaviour.ts';
import { priceEntry } from './product.ts';

/**
 * Product, list price and code come from the price book entry; total price from unit price, quantity and discount, or the unit price
 * from the total; the opportunity's amount and quantity are the sums of its line items.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
export const opportunityLineItemBehaviour: Behaviour = {
  objects: ['OpportunityLineItem'],
  beforeSave: (save) => {
    if (!save.old) takeProduct(save);
    refuseBothPrices(save);
    setPrices(save);
  },
  afterSave: (save) => sumUp(save),
  afterDelete: (removal) => sumUp(removal),
  afterUndelete: (restored) => sumUp(restored)
};

function takeProduct(save: Save): void {
  const { context, row } = save;
  const opportunity = storedRow(context.org, context.schema.known('Opportunity'), String(row['OpportunityId']));
  if (!opportunity) return;
  const entry = row['PricebookEntryId'] ? priceEntry(context, String(row['PricebookEntryId'])) : undefined;
  if (!entry) {
    if (row['Product2Id']) return nameAfterProduct(save, opportunity);
    throw badValue('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PricebookEntryId]', ['PricebookEntryId']);
  }
  if (opportunity['Pricebook2Id'] && opportunity['Pricebook2Id'] !== entry['Pricebook2Id']) {
    const reason = 'pricebook entry is in a different pricebook than the one assigned to the opportunity';
    throw badValue('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: PricebookEntryId (${reason})`, ['PricebookEntryId']);
  }
  row['Product2Id'] = entry['Product2Id'] ?? null;
  row['ListPrice'] = entry['UnitPrice'] ?? null;
  nameAfterProduct(save, opportunity);
  if (!opportunity['Pricebook2Id'])
    save.updateOther(context, context.schema.known('Opportunity'), opportunity, { Pricebook2Id: entry['Pricebook2Id'] ?? null });
}

function nameAfterProduct({ context, row }: Save, opportunity: StoredRow): void {
  const product = storedRow(context.org, context.schema.known('Product2'), String(row['Product2Id']));
  row['ProductCode'] = product?.['ProductCode'] ?? null;
  row['Name'] = `${String(opportunity['Name'])} ${String(product?.['Name'] ?? '')}`.trim();
}

/** Either the unit price or the total is given, never both; the words are those of an update. Source: the same page, UnitPrice. */
function refuseBothPrices({ given }: Save): void {
  const isGiven = (field: string): boolean => given[field] !== undefined && given[field] !== null;
  if (!isGiven('UnitPrice') || !isGiven('TotalPrice')) return;
  throw badValue('INVALID_FIELD', "Cannot change both 'UnitPrice' and 'TotalPrice' in update call", ['UnitPrice']);
}

function setPrices({ row, old, given }: Save): void {
  const quantity = Number(row['Quantity'] ?? 0);
  if (given['TotalPrice'] !== undefined && given['TotalPrice'] !== null && given['UnitPrice'] === undefined) {
    row['UnitPrice'] = quantity === 0 ? 0 : roundMoney(Number(given['TotalPrice']) / quantity);
  } else if (typeof row['UnitPrice'] !== 'number') {
    if (!old) throw badValue('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
  } else {
    row['TotalPrice'] = roundMoney(row['UnitPrice'] * quantity * (1 - Number(row['Discount'] ?? 0) / 100));
  }
  row['Subtotal'] = roundMoney(Number(row['UnitPrice'] ?? 0) * quantity);
}

function sumUp({ context, row, updateOther }: Save | Removal): void {
  const opportunityId = String(row['OpportunityId']);
  const object = context.schema.known('Opportunity');
  const opportunity = storedRow(context.org, object, opportunityId);
  if (!opportunity || opportunity['IsDeleted'] === 1) return;
  const sql = `select sum("TotalPrice") as amount, sum("Quantity") as quantity, count(*) as lines
    from "OpportunityLineItem" where "OpportunityId" = ? and "IsDeleted" = 0`;
  const total = expected(context.org.database.statement(sql).get(opportunityId), 'the total');
  const lines = Number(total['lines']);
  updateOther(context, object, opportunity, {
    HasOpportunityLineItem: lines > 0 ? 1 : 0,
    Amount: lines > 0 ? roundMoney(Number(total['amount'])) : (opportunity['Amount'] ?? null),
    TotalOpportunityQuantity: lines > 0 ? Number(total['quantity']) : null
  });
}
