import type { StoredRow } from '../database.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import type { Behaviour, Save } from './behaviour.ts';

/** A price book entry that may be sold from; refused when it is missing or inactive. */
export function priceEntry(context: OrgContext, id: string): StoredRow {
  const entry = storedRow(context.org, context.schema.known('PricebookEntry'), id);
  if (!entry || entry['IsDeleted'] === 1) throw badValue('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', ['PricebookEntryId']);
  if (entry['IsActive'] !== 1) {
    throw badValue('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception: PricebookEntryId (pricebook entry is inactive)', [
      'PricebookEntryId'
    ]);
  }
  return entry;
}

/**
 * Name and code follow the product; one entry for each product in a price book; a price in another book needs a standard price first.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm
 */
export const pricebookEntryBehaviour: Behaviour = {
  objects: ['PricebookEntry'],
  beforeSave: (save) => {
    const product = storedRow(save.context.org, save.context.schema.known('Product2'), String(save.row['Product2Id']));
    save.row['Name'] = product?.['Name'] ?? null;
    save.row['ProductCode'] = product?.['ProductCode'] ?? null;
    if (!save.old && save.row['Pricebook2Id'] && product) checkNewPrice(save);
  }
};

function checkNewPrice({ context, row }: Save): void {
  const sql = 'select 1 from "PricebookEntry" where "Pricebook2Id" = ? and "Product2Id" = ? and "IsDeleted" = 0';
  const statement = context.org.database.statement(sql);
  if (statement.get(row['Pricebook2Id'] ?? null, row['Product2Id'] ?? null)) {
    throw badValue('DUPLICATE_VALUE', 'This price definition already exists in this price book', []);
  }
  const standard = context.org.database.statement('select "Id" as id from "Pricebook2" where "IsStandard" = 1').get();
  if (!standard || standard['id'] === row['Pricebook2Id']) return;
  if (statement.get(String(standard['id']), row['Product2Id'] ?? null)) return;
  throw badValue('STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product', []);
}

/**
 * An asset belongs to an account or a contact; its code is the product's, its root the top of its hierarchy.
 * Source: .../sforce_api_objects_asset.htm
 */
export const assetBehaviour: Behaviour = {
  objects: ['Asset'],
  beforeSave: ({ context, row, id }) => {
    if (!row['AccountId'] && !row['ContactId']) {
      throw badValue('FIELD_INTEGRITY_EXCEPTION', 'Every asset needs an account, a contact, or both.', ['AccountId']);
    }
    const productId = row['Product2Id'];
    const product = typeof productId === 'string' ? storedRow(context.org, context.schema.known('Product2'), productId) : undefined;
    row['ProductCode'] = product?.['ProductCode'] ?? null;
    const parentId = row['ParentId'];
    const parent = typeof parentId === 'string' ? storedRow(context.org, context.schema.known('Asset'), parentId) : undefined;
    row['RootAssetId'] = parent?.['RootAssetId'] ?? id;
  }
};
