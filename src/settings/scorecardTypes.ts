import type { Band, Scorecard, ScorecardGroup } from '../domain/settings.ts';
import { number, percent, picklist, reference, requiredNumber, requiredPicklist, requiredReference, text } from './fields.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { AUDIENCES, COLOURS, DEPARTMENTS, SCORECARD_KINDS } from './words.ts';

/** `Headroom_Scorecard__mdt`. The note beside the score, where there is one, is its explanation. */
export const scorecardType: SettingType<Scorecard> = settingType({
  name: 'Headroom_Scorecard',
  shape: {
    Kind__c: requiredPicklist(SCORECARD_KINDS),
    Outcome__c: text,
    Horizon_Days__c: number,
    Population__c: text,
    Audience__c: picklist(AUDIENCES),
    Minimum_Coverage__c: percent,
    Hysteresis__c: number,
    Confirmation_Runs__c: number,
    Arrow_Above__c: number,
    Review_After_Days__c: number,
    Note__c: text
  },
  references: [],
  make: (base, row) => ({
    ...base,
    explanation: row.Note__c ?? base.explanation,
    kind: row.Kind__c,
    audience: row.Audience__c ?? 'Internal',
    minimumCoverage: row.Minimum_Coverage__c ?? 0.5,
    hysteresis: row.Hysteresis__c ?? 3,
    confirmationRuns: row.Confirmation_Runs__c ?? 2,
    arrowAbove: row.Arrow_Above__c ?? 3,
    reviewAfterDays: row.Review_After_Days__c ?? 365,
    ...withoutEmpty({ outcome: row.Outcome__c, horizonDays: row.Horizon_Days__c, population: row.Population__c })
  })
});

/** `Headroom_Scorecard_Group__mdt`. */
export const groupType: SettingType<ScorecardGroup> = settingType({
  name: 'Headroom_Scorecard_Group',
  shape: { Scorecard__c: requiredReference, Department__c: requiredPicklist(DEPARTMENTS), Weight__c: requiredNumber },
  references: ['Scorecard__c'],
  make: (base, row) => ({ ...base, scorecard: row.Scorecard__c, department: row.Department__c, weight: row.Weight__c })
});

/** `Headroom_Band__mdt`. */
export const bandType: SettingType<Band> = settingType({
  name: 'Headroom_Band',
  shape: { Scorecard__c: reference, Floor__c: requiredNumber, Colour__c: requiredPicklist(COLOURS), Playbook__c: reference },
  references: ['Scorecard__c', 'Playbook__c'],
  make: (base, row) => ({
    ...base,
    floor: row.Floor__c,
    colour: row.Colour__c,
    ...withoutEmpty({ scorecard: row.Scorecard__c, playbook: row.Playbook__c })
  })
});
