import type { ContractSource, ProductLine, SettingBase } from '../domain/settings.ts';
import { checkbox, currencyCode, day, refuseEmpty, number, percent, picklist, reference, requiredText, text } from './fields.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { MOTIONS, PRICE_SOURCES } from './words.ts';

type PriceRow = {
  readonly Price_Source__c?: (typeof PRICE_SOURCES)[number] | undefined;
  readonly List_Price__c?: number | undefined;
  readonly List_Price_Currency__c?: string | undefined;
  readonly Contract_Percent__c?: number | undefined;
};

/** `Headroom_Contract_Source__mdt`. */
export const contractSourceType: SettingType<ContractSource> = settingType({
  name: 'Headroom_Contract_Source',
  shape: {
    Object__c: requiredText,
    Account_Path__c: requiredText,
    Product_Line_Path__c: text,
    Start_Field__c: requiredText,
    End_Field__c: text,
    Annual_Value_Field__c: text,
    Currency_Field__c: text,
    Auto_Renew_Field__c: text,
    Notice_Days_Field__c: text,
    Term_Months_Field__c: text,
    Status_Filter__c: text,
    Supplies_Contract_Value__c: checkbox
  },
  references: [],
  make: (base, row) => ({
    ...base,
    object: row.Object__c,
    accountPath: row.Account_Path__c,
    startField: row.Start_Field__c,
    suppliesContractValue: row.Supplies_Contract_Value__c,
    ...withoutEmpty({
      productLinePath: row.Product_Line_Path__c,
      endField: row.End_Field__c,
      annualValueField: row.Annual_Value_Field__c,
      currencyField: row.Currency_Field__c,
      autoRenewField: row.Auto_Renew_Field__c,
      noticeDaysField: row.Notice_Days_Field__c,
      termMonthsField: row.Term_Months_Field__c,
      statusFilter: row.Status_Filter__c
    })
  })
});

/** `Headroom_Product_Line__mdt`. */
export const productLineType: SettingType<ProductLine> = settingType({
  name: 'Headroom_Product_Line',
  shape: {
    Quantity_Signal__c: refuseEmpty(
      reference,
      'is empty, so nobody knows what a customer owns',
      'Choose the signal that counts what a customer owns of it'
    ),
    Returns_Signal__c: reference,
    Amount_Signal__c: reference,
    Term_Signal__c: reference,
    Buying_Centres_Signal__c: reference,
    Product_Family__c: text,
    Product_Code__c: text,
    Product_Filter__c: text,
    Eligible_Filter__c: text,
    Price_Source__c: picklist(PRICE_SOURCES),
    List_Price__c: number,
    List_Price_Currency__c: currencyCode,
    Contract_Percent__c: percent,
    Needs_First__c: reference,
    Open_Opportunity_Filter__c: text,
    Retired_On__c: day,
    Motion_When_None__c: picklist(MOTIONS),
    Motion_When_Some__c: picklist(MOTIONS),
    Unit__c: text,
    Unit_One__c: text
  },
  references: ['Quantity_Signal__c', 'Returns_Signal__c', 'Amount_Signal__c', 'Term_Signal__c', 'Buying_Centres_Signal__c'],
  make: (base, row, findings) => {
    const price = priceOf(base, row, findings);
    return price === undefined
      ? undefined
      : {
          ...base,
          quantitySignal: row.Quantity_Signal__c,
          price,
          motionWhenNone: row.Motion_When_None__c ?? 'Cross-sell',
          unit: row.Unit__c ?? 'units',
          unitOne: row.Unit_One__c ?? row.Unit__c ?? 'unit',
          ...withoutEmpty({
            productFamily: row.Product_Family__c,
            productCode: row.Product_Code__c,
            productFilter: row.Product_Filter__c,
            eligibleFilter: row.Eligible_Filter__c,
            returnsSignal: row.Returns_Signal__c,
            amountSignal: row.Amount_Signal__c,
            termSignal: row.Term_Signal__c,
            buyingCentresSignal: row.Buying_Centres_Signal__c,
            needsFirst: row.Needs_First__c,
            openOpportunityFilter: row.Open_Opportunity_Filter__c,
            retiredOn: row.Retired_On__c,
            motionWhenSome: row.Motion_When_Some__c
          })
        };
  }
});

function priceOf(base: SettingBase, row: PriceRow, findings: Finding[]): ProductLine['price'] | undefined {
  const missing = (field: string, fix: string): undefined => {
    findings.push(emptyField(base.record, field, `the price source is ${String(row.Price_Source__c)}`, fix));
  };
  switch (row.Price_Source__c) {
    case 'Look-alikes':
      return { kind: 'look_alikes' };
    case 'Price book':
      return { kind: 'price_book' };
    case 'List price':
      if (row.List_Price__c === undefined) {
        return missing('List_Price__c', 'Enter the price of one unit a year');
      }
      return row.List_Price_Currency__c === undefined
        ? missing('List_Price_Currency__c', 'Enter the ISO code of the currency, such as EUR')
        : { kind: 'list_price', amount: row.List_Price__c, currency: row.List_Price_Currency__c };
    case 'Percent of contract value':
      return row.Contract_Percent__c === undefined
        ? missing('Contract_Percent__c', 'Enter the percent of the contract value')
        : { kind: 'contract_share', share: row.Contract_Percent__c };
    default:
      return { kind: 'none' };
  }
}
