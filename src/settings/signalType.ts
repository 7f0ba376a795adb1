import type { Signal } from '../domain/settings.ts';
import { checkbox, number, percent, picklist, reference, requiredPicklist, text } from './fields.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { AGGREGATES, HISTORIES, ROLL_UPS, WHEN_EMPTY } from './words.ts';

const shape = {
  Object__c: text,
  Account_Path__c: text,
  Field__c: text,
  Second_Field__c: text,
  Date_Field__c: text,
  Live_From__c: text,
  Live_To__c: text,
  Product_Line_Path__c: text,
  Roll_Up__c: picklist(ROLL_UPS),
  Aggregate__c: requiredPicklist(AGGREGATES),
  Filter__c: text,
  In_Use_Filter__c: text,
  Window_Days__c: number,
  Half_Life_Days__c: number,
  Satisfied_From__c: percent,
  Scale_Max__c: number,
  Open_Counts_To_As_Of__c: checkbox,
  When_Empty__c: picklist(WHEN_EMPTY),
  Unit__c: text,
  Sensitive__c: checkbox,
  In_Use_From__c: percent,
  Numerator__c: reference,
  Denominator__c: reference,
  History__c: picklist(HISTORIES)
};

/** `Headroom_Signal__mdt`. */
export const signalType: SettingType<Signal> = settingType({
  name: 'Headroom_Signal',
  shape,
  references: [],
  forPeople: ['Source__c'],
  make: (base, row) => ({
    ...base,
    aggregate: row.Aggregate__c,
    openCountsToAsOf: row.Open_Counts_To_As_Of__c,
    whenEmpty: row.When_Empty__c ?? 'Unknown',
    unit: row.Unit__c ?? '',
    sensitive: row.Sensitive__c,
    inUseFrom: row.In_Use_From__c ?? 0,
    history: row.History__c ?? 'Current',
    ...withoutEmpty({
      object: row.Object__c,
      accountPath: row.Account_Path__c,
      field: row.Field__c,
      secondField: row.Second_Field__c,
      filter: row.Filter__c,
      dateField: row.Date_Field__c,
      windowDays: row.Window_Days__c,
      liveFrom: row.Live_From__c,
      liveTo: row.Live_To__c,
      productLinePath: row.Product_Line_Path__c,
      rollUp: row.Roll_Up__c,
      halfLifeDays: row.Half_Life_Days__c,
      satisfiedFrom: row.Satisfied_From__c,
      scaleMax: row.Scale_Max__c,
      inUseFilter: row.In_Use_Filter__c,
      numerator: row.Numerator__c,
      denominator: row.Denominator__c
    })
  })
});
