import { describe, expect, it } from 'vitest';
import type { ProductLine, Signal } from '../../../src/domain/settings.ts';
import { checkSignals } from '../../../src/signals/resolve/checkSignals.ts';
import { nearestName } from '../../../src/domain/nearestName.ts';
import { describes } from '../../golden/describes.ts';
import { settingsOf } from '../../golden/goldenCase.ts';

function findings(signal: Partial<Signal>): readonly string[] {
  const whole: Partial<Signal> = { key: 's', object: 'Case', accountPath: 'AccountId', ...signal };
  return checkSignals(settingsOf({ signals: [whole] }), describes).map(
    ({ record, field, value, what, fix }) => `${record} ${field} "${value}": ${what}. ${fix}.`
  );
}

describe('checking signals against describe', () => {
  it('finds nothing wrong with a right signal', () => {
    expect(findings({ field: 'Id', filter: "Type != 'Problem'", dateField: 'CreatedDate', windowDays: 90 })).toEqual([]);
  });

  it('takes any unit where the value is no amount: a count, a trend, an amount called money', () => {
    const amounts = { object: 'Opportunity', field: 'Amount', dateField: 'CloseDate', windowDays: 365 };
    expect(findings({ ...amounts, aggregate: 'COUNT', unit: 'deals' })).toEqual([]);
    expect(findings({ ...amounts, aggregate: 'TREND', unit: 'share' })).toEqual([]);
    expect(findings({ ...amounts, aggregate: 'SUM', unit: 'Money' })).toEqual([]);
  });

  it.each<[Partial<Signal>, string]>([
    [{ object: 'Cases' }, 'Headroom_Signal.s Object__c "Cases": There is no object Cases. Write Case.'],
    [
      { accountPath: 'AcountId' },
      'Headroom_Signal.s Account_Path__c "AcountId": Case has no field AcountId. Write AccountId instead of AcountId, or give read access with the permission set Headroom_Sources.'
    ],
    [
      { accountPath: 'Contakt.AccountId' },
      'Headroom_Signal.s Account_Path__c "Contakt.AccountId": Case has no relationship Contakt. Write Contact instead of Contakt, or give read access with the permission set Headroom_Sources.'
    ],
    [
      { accountPath: 'ContactId' },
      'Headroom_Signal.s Account_Path__c "ContactId": It does not lead to an account. Name a field that holds the id of an account, such as AccountId or Contact.AccountId.'
    ],
    [
      { filter: "Typ = 'x'" },
      `Headroom_Signal.s Filter__c "Typ = 'x'": Case has no field Typ. Write Type instead of Typ, or give read access with the permission set Headroom_Sources.`
    ],
    [
      { filter: "Type = 'x' OR" },
      `Headroom_Signal.s Filter__c "Type = 'x' OR": It cannot be read (row 1, column 14): unexpected token: '<EOF>'. Write it as SOQL takes it after WHERE.`
    ],
    [
      { filter: 'Type = 5' },
      `Headroom_Signal.s Filter__c "Type = 5": value of filter criterion for field 'Type' must be of type string and should be enclosed in quotes. Choose another field, operator or value.`
    ],
    [{ aggregate: 'SUM', field: 'Type' }, 'Headroom_Signal.s Field__c "Type": It is a text. Name a number.'],
    [
      { aggregate: 'DAYS_SINCE', field: 'IsEscalated' },
      'Headroom_Signal.s Field__c "IsEscalated": It is a checkbox. Name a date or a date and time.'
    ],
    [{ aggregate: 'SHARE', field: 'CreatedDate' }, 'Headroom_Signal.s Field__c "CreatedDate": It is a date and time. Name a checkbox.'],
    [
      { object: 'Opportunity', aggregate: 'SUM', field: 'Amount', unit: 'EUR' },
      'Headroom_Signal.s Unit__c "EUR": Amount is an amount of money, so the unit of its SUM is money. Write money.'
    ],
    [{ aggregate: 'MAX' }, 'Headroom_Signal.s Field__c "": MAX needs a field. Name the field to read.'],
    [{ windowDays: 90 }, 'Headroom_Signal.s Date_Field__c "": A window needs a date field. Name the date that says when a row counts.'],
    [
      { dateField: 'CreatedDate', windowDays: 0 },
      'Headroom_Signal.s Window_Days__c "0": It is not above 0. Give a number of days above 0, or none.'
    ],
    [
      { whenEmpty: 'Window length' },
      'Headroom_Signal.s Window_Days__c "": Window length is asked for and there is no window. Give the window in days.'
    ],
    [
      { aggregate: 'DAYS_BETWEEN', field: 'CreatedDate' },
      'Headroom_Signal.s Second_Field__c "": DAYS_BETWEEN needs a second date. Name the later date.'
    ],
    [
      { aggregate: 'RATIO', numerator: 's', denominator: 's' },
      'Headroom_Signal.s Numerator__c "s": The ratio rests on itself. Name signals that do not read this one.'
    ],
    [{ aggregate: 'RATIO', denominator: 's' }, 'Headroom_Signal.s Numerator__c "": A RATIO needs two signals. Name an active signal.']
  ])('%o is named with a cure', (signal, said) => {
    expect(findings(signal)).toContain(said);
  });

  it('checks populations, segments and contract sources', () => {
    const settings = settingsOf({
      signals: [],
      general: { record: 'Headroom_Health_Setting.default', population: "Typ = 'Customer'" },
      contractSources: [
        { key: 'c', object: 'Contract', accountPath: 'AccountId', startField: 'StartDate', endField: 'EndDat', suppliesContractValue: true }
      ]
    });
    expect(checkSignals(settings, describes).map(({ record, field, fix }) => `${record} ${field} ${fix}`)).toEqual([
      'Headroom_Contract_Source.c End_Field__c Write EndDate instead of EndDat, or give read access with the permission set Headroom_Sources',
      'Headroom_Health_Setting.default Population__c Write Type instead of Typ, or give read access with the permission set Headroom_Sources'
    ]);
  });
});

describe('checking product lines against describe', () => {
  function said(line: Partial<ProductLine>): readonly string[] {
    const settings = settingsOf({ signals: [], productLines: [{ key: 'l', quantitySignal: 'q', ...line }] });
    return checkSignals(settings, describes).map(({ code, record, field, what, fix }) => `${code} ${record} ${field}: ${what}. ${fix}.`);
  }
  const rights = 'or give read access with the permission set Headroom_Sources';

  it('finds nothing wrong with right filters', () => {
    const eligibleFilter = "BillingCountry IN ('DE', 'AT') AND Id IN (SELECT AccountId FROM Contract)";
    expect(said({ eligibleFilter, productFilter: "Family = 'Data' AND IsActive = true" })).toEqual([]);
  });

  it.each<[Partial<ProductLine>, string]>([
    [
      { eligibleFilter: "BilingCountry = 'DE'" },
      `E-FIELD-UNKNOWN Headroom_Product_Line.l Eligible_Filter__c: Account has no field BilingCountry. Write BillingCountry instead of BilingCountry, ${rights}.`
    ],
    [
      { productFilter: "Famly = 'Data'" },
      `E-FIELD-UNKNOWN Headroom_Product_Line.l Product_Filter__c: Product2 has no field Famly. Write Family instead of Famly, ${rights}.`
    ],
    [
      { productFilter: "Family = 'Data') OR (IsActive = true" },
      "E-FILTER-TEXT Headroom_Product_Line.l Product_Filter__c: It cannot be read (row 1, column 16): unexpected token: ')'. Write it as SOQL takes it after WHERE."
    ]
  ])('%j is named with a cure', (line, finding) => {
    expect(said(line)).toEqual([finding]);
  });
});

describe('the nearest name', () => {
  it.each([
    ['Industri', 'Industry'],
    ['industry', 'Industry'],
    ['Scale_Max', 'Scale_Max__c'],
    ['Xyz', undefined]
  ])('of %s is %s', (name, nearest) => {
    expect(nearestName(name, ['Id', 'Industry', 'Scale_Max__c'])).toBe(nearest);
  });
});
