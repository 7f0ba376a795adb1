import { join } from 'node:path';
import { withValues } from '../../src/metadata/recordXml.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

/** Ready-made records that the test changes. */
const changes: Readonly<Record<string, Values>> = {
  'Headroom_Health_Setting.default': {
    ...{ Success_Manager_Path__c: 'OwnerId', Success_Manager_Team_Role__c: '', Survey_Follow_Up__c: true },
    Loss_Reason_Field__c: 'NextStep'
  },
  // A scorecard that may be copied for the customer, with the sensitive signal in it.
  'Headroom_Scorecard.vendor_outcomes': { Audience__c: 'Shareable' },
  // A measure on an amount: the contract value itself.
  'Headroom_Measure.vr_open_cases': { Signal__c: 'contract_value', Curve__c: '0:0, 1000000:100' },
  // A measure on a sensitive signal.
  'Headroom_Measure.vr_seat_use': { Signal__c: 'usage_features', Curve__c: '0:0, 100000:100' },
  'Headroom_Signal.usage_features': { Sensitive__c: true },
  // A rule that acts by an amount, and says so with its value.
  'Headroom_Risk_Rule.high_case_waiting': {
    ...{ Condition_Signal__c: 'contract_value', Threshold__c: 500_000, Effect_Value__c: 58 },
    ...{ Title__c: 'Large contract', Shown_Text__c: 'The contract is worth {value}, see {record}' }
  },
  // A line priced as a percent of the contract value, beside one from the price book of which the customer pays an amount.
  'Headroom_Product_Line.premium_support': { Active__c: true, Product_Family__c: 'Support' },
  'Headroom_Product_Line.platform': { Active__c: true, Product_Family__c: 'Platform', Amount_Signal__c: 'contract_value' },
  // A line that can be sold: everybody lacks it.
  'Headroom_Product_Line.analytics': { Active__c: true },
  'Headroom_Signal.qty_analytics': { Active__c: true, When_Empty__c: 'Zero', In_Use_From__c: 0 },
  'Headroom_Whitespace_Rule.analytics_mid': { Active__c: true },
  'Headroom_Signal.qty_premium_support': { Active__c: true },
  'Headroom_Signal.qty_platform': { Active__c: true },
  'Headroom_Whitespace_Rule.premium_support_large': { Active__c: true },
  'Headroom_Whitespace_Rule.platform_other': { Active__c: true }
};

/** The changed records as a zip to deploy. */
export async function plantedSettings(): Promise<Uint8Array> {
  const records = await readStarter(join(import.meta.dirname, '../../starter'));
  return recordsZip(
    Object.entries(changes).map(([fullName, values]) => {
      const record = records.find(({ object, name }) => `${object.replace(/__mdt$/, '')}.${name}` === fullName);
      if (record === undefined) throw new RangeError(`${fullName} is no starter record`);
      return withValues(record, values);
    })
  );
}
