import { SUCCESS_MANAGER_ROLE } from './accounts.ts';
import { CATALOGUE } from './catalogue.ts';
import { DEMO_USERNAMES, DEPARTMENT_USERNAMES } from './people.ts';

/** Fields of one Custom Metadata record that the demo sets; all others stay as shipped. */
export type SettingChange = {
  /** Type without `__mdt`, as in the record's full name: `Headroom_Product_Line`. */
  readonly type: string;
  readonly record: string;
  readonly fields: { readonly [field: string]: string | number | boolean };
};

const LINES = Object.values(CATALOGUE);

/** Of five product lines three suggestions would be nearly all that a customer lacks, whatever it owns: one says something. */
const NEXT_CELLS = 1;

const WHITESPACE_RULES = [
  'platform_software',
  'platform_other',
  'analytics_mid',
  'integrations_all',
  'premium_support_large',
  'training_per_seat'
] as const;

function active(type: string, records: readonly string[]): readonly SettingChange[] {
  return records.map((record) => ({ type, record, fields: { Active__c: true } }));
}

/**
 * What the demo company changes in the shipped settings: the example product lines with their rules, signals and
 * measures are switched on, products are named, people own the departments' risks, answers of surveys are followed up, the
 * description of an opportunity says why it was lost, and one product line is put forward on an account.
 */
export const demoSettings: readonly SettingChange[] = [
  {
    type: 'Headroom_Health_Setting',
    record: 'default',
    fields: {
      Success_Manager_Team_Role__c: SUCCESS_MANAGER_ROLE,
      Customer_Success_Owner__c: DEMO_USERNAMES.leader,
      Support_Owner__c: DEPARTMENT_USERNAMES.support,
      Product_Owner__c: DEPARTMENT_USERNAMES.product,
      Product_Marketing_Owner__c: DEPARTMENT_USERNAMES.product,
      Marketing_Owner__c: DEPARTMENT_USERNAMES.marketing,
      Professional_Services_Owner__c: DEPARTMENT_USERNAMES.services,
      Account_Management_Owner__c: DEPARTMENT_USERNAMES.sales,
      Sales_Owner__c: DEPARTMENT_USERNAMES.sales,
      Fallback_Task_Owner__c: DEMO_USERNAMES.leader,
      Survey_Follow_Up__c: true,
      Loss_Reason_Field__c: 'Description',
      Next_Cells_Per_Account__c: NEXT_CELLS
    }
  },
  ...LINES.map(({ line, family, code }) => ({
    type: 'Headroom_Product_Line',
    record: line,
    fields: { Active__c: true, Product_Family__c: family, Product_Code__c: code }
  })),
  ...active('Headroom_Whitespace_Rule', WHITESPACE_RULES),
  ...active(
    'Headroom_Signal',
    LINES.map(({ line }) => `qty_${line}`)
  ),
  ...active(
    'Headroom_Measure',
    LINES.map(({ line }) => `vx_${line}`)
  )
];
