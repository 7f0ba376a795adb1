import type { SettingBase, WhitespaceRule } from '../domain/settings.ts';
import { requiredNumber, requiredPicklist, requiredReference, text, reference } from './fields.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { BASES, TARGETS } from './words.ts';

type TargetRow = {
  readonly Target__c: number;
  readonly Target_Per__c: (typeof TARGETS)[number];
  readonly Target_Product_Line__c?: string | undefined;
  readonly Target_Signal__c?: string | undefined;
};

/** `Headroom_Whitespace_Rule__mdt`. */
export const whitespaceRuleType: SettingType<WhitespaceRule> = settingType({
  name: 'Headroom_Whitespace_Rule',
  shape: {
    Product_Line__c: requiredReference,
    Segment_Filter__c: text,
    Segment_Name__c: text,
    Basis__c: requiredPicklist(BASES),
    Yellow_From__c: requiredNumber,
    Green_From__c: requiredNumber,
    Target__c: requiredNumber,
    Target_Per__c: requiredPicklist(TARGETS),
    Target_Product_Line__c: reference,
    Target_Signal__c: reference
  },
  references: ['Product_Line__c', 'Target_Product_Line__c', 'Target_Signal__c'],
  make: (base, row, findings) => {
    const target = targetOf(base, row, findings);
    return target === undefined
      ? undefined
      : {
          ...base,
          productLine: row.Product_Line__c,
          basis: row.Basis__c === 'Share' ? 'share' : 'quantity',
          yellowFrom: row.Yellow_From__c,
          greenFrom: row.Green_From__c,
          target,
          ...withoutEmpty({ segmentFilter: row.Segment_Filter__c, segmentName: row.Segment_Name__c })
        };
  }
});

function targetOf(base: SettingBase, row: TargetRow, findings: Finding[]): WhitespaceRule['target'] | undefined {
  switch (row.Target_Per__c) {
    case 'Fixed':
      return { kind: 'fixed', quantity: row.Target__c };
    case 'Employee':
      return { kind: 'per_employee', factor: row.Target__c };
    case 'User':
      return { kind: 'per_user', factor: row.Target__c, ...withoutEmpty({ signal: row.Target_Signal__c }) };
    case 'Site': {
      if (row.Target_Signal__c !== undefined) {
        return { kind: 'per_site', factor: row.Target__c, signal: row.Target_Signal__c };
      }
      findings.push(emptyField(base.record, 'Target_Signal__c', 'the target is per site', 'Choose the signal that counts sites'));
      return undefined;
    }
    case 'Product line unit': {
      if (row.Target_Product_Line__c !== undefined) {
        return { kind: 'per_product_line', factor: row.Target__c, productLine: row.Target_Product_Line__c };
      }
      const because = 'the target is per product line unit';
      findings.push(emptyField(base.record, 'Target_Product_Line__c', because, 'Choose the product line that is counted'));
      return undefined;
    }
  }
}
