import type { Measure, SettingBase } from '../domain/settings.ts';
import { checkbox, number, picklist, reference, requiredNumber, requiredPicklist, requiredReference, text } from './fields.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';
import { pairsField } from './pairsText.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { JUDGES, MISSING_POLICIES } from './words.ts';

type Pairs = readonly (readonly [number, number])[];

/** The fields that say how a value becomes points. */
type JudgeRow = {
  readonly Judge__c: (typeof JUDGES)[number];
  readonly Curve__c?: Pairs | undefined;
  readonly Categories__c?: Pairs | undefined;
  readonly Product_Line__c?: string | undefined;
};

const policies = { Skip: 'skip', Zero: 'zero', Neutral: 'neutral', 'Segment mean': 'segment_mean' } as const;

/** `Headroom_Measure__mdt`. */
export const measureType: SettingType<Measure> = settingType({
  name: 'Headroom_Measure',
  shape: {
    Group__c: requiredReference,
    Signal__c: requiredReference,
    Weight__c: requiredNumber,
    Judge__c: requiredPicklist(JUDGES),
    Curve__c: pairsField(true),
    Categories__c: pairsField(false),
    Product_Line__c: reference,
    Missing_Policy__c: picklist(MISSING_POLICIES),
    Stale_After_Days__c: number,
    Segment_Filter__c: text,
    Penalty_Only__c: checkbox,
    Activity__c: checkbox,
    Actionable__c: checkbox,
    Evidence__c: text
  },
  references: ['Group__c', 'Signal__c', 'Product_Line__c'],
  make: (base, row, findings) => {
    const judge = judgeOf(base, row, findings);
    return judge === undefined
      ? undefined
      : {
          ...base,
          group: row.Group__c,
          signal: row.Signal__c,
          weight: row.Weight__c,
          judge,
          missing: policies[row.Missing_Policy__c ?? 'Skip'],
          penaltyOnly: row.Penalty_Only__c,
          activity: row.Activity__c,
          actionable: row.Actionable__c,
          evidence: row.Evidence__c ?? '',
          ...withoutEmpty({ staleAfterDays: row.Stale_After_Days__c, segmentFilter: row.Segment_Filter__c })
        };
  }
});

function judgeOf(base: SettingBase, row: JudgeRow, findings: Finding[]): Measure['judge'] | undefined {
  const missing = (field: string, fix: string): undefined => {
    findings.push(emptyField(base.record, field, `the measure is judged by ${row.Judge__c}`, fix));
  };
  switch (row.Judge__c) {
    case 'Curve':
      return row.Curve__c === undefined
        ? missing('Curve__c', 'Write a curve such as 0:100, 5:60, 20:0')
        : { kind: 'curve', knots: row.Curve__c };
    case 'Categories':
      return row.Categories__c === undefined
        ? missing('Categories__c', 'Write categories such as 1:10, 2:35, 3:60')
        : { kind: 'categories', points: row.Categories__c };
    case 'Whitespace rule':
      return row.Product_Line__c === undefined
        ? missing('Product_Line__c', 'Choose the product line whose level is judged')
        : { kind: 'whitespace', productLine: row.Product_Line__c };
  }
}
