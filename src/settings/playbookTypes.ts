import type { Playbook, PlaybookStep } from '../domain/settings.ts';
import { requiredNumber, requiredReference, requiredText, text } from './fields.ts';
import { settingType } from './settingType.ts';
import type { SettingType } from './settingType.ts';

/** `Headroom_Playbook__mdt`. */
export const playbookType: SettingType<Playbook> = settingType({
  name: 'Headroom_Playbook',
  shape: { Starts_When__c: text },
  references: [],
  make: (base, row) => ({ ...base, startsWhen: row.Starts_When__c ?? '' })
});

/** `Headroom_Playbook_Step__mdt`. */
export const playbookStepType: SettingType<PlaybookStep> = settingType({
  name: 'Headroom_Playbook_Step',
  shape: {
    Playbook__c: requiredReference,
    Step__c: requiredNumber,
    Role__c: requiredText,
    Due_Days__c: requiredNumber,
    Subject__c: requiredText,
    Done_When__c: text
  },
  references: ['Playbook__c'],
  make: (base, row) => ({
    ...base,
    playbook: row.Playbook__c,
    step: row.Step__c,
    role: row.Role__c,
    dueDays: row.Due_Days__c,
    subject: row.Subject__c,
    doneWhen: row.Done_When__c ?? ''
  })
});
