import { describe, expect, it } from 'vitest';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { nextTaskFields, withCreatedTasks } from '../../../src/writeback/nextTask.ts';
import type { CreatedTask } from '../../../src/writeback/nextTask.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, BRIO } from '../whitespace/assessCase.ts';

const settings = starterSettings();
const loop = 'Close the loop on a survey answer';

describe('fields of the next open task', () => {
  it('are id, due date and step of a task of ours', () => {
    expect(nextTaskFields(settings, { id: '00T000000000001AAA', due: '2026-11-24', subject: loop })).toEqual({
      Next_Task_Id__c: '00T000000000001AAA',
      Next_Task_Due__c: '2026-11-24',
      Next_Task_Step__c: loop
    });
  });

  it('take the subject of a playbook step as the step', () => {
    const subject = settings.playbookSteps.find((step) => !step.subject.includes('{'))?.subject ?? '';
    expect(subject).not.toBe('');
    expect(nextTaskFields(settings, { id: '00T', subject })['Next_Task_Step__c']).toBe(subject);
  });

  it('keep the words of people in their task', () => {
    expect(nextTaskFields(settings, { id: '00T', subject: 'Call Jane about her dismissal' })['Next_Task_Step__c']).toBeNull();
  });

  it('are empty without an open task', () => {
    expect(Object.values(nextTaskFields(settings, undefined))).toEqual([null, null, null]);
  });
});

describe('a task that the run created', () => {
  const summary = (accountId: string, fields: DesiredRecord['fields']): DesiredRecord => ({
    object: 'Headroom_Account_Summary__c',
    key: accountId,
    accountId,
    fields: { Account__c: accountId, Next_Task_Id__c: null, Next_Task_Due__c: null, Next_Task_Step__c: null, ...fields }
  });
  const task = (id: string, due?: string): CreatedTask => ({
    ...{ accountId: ACME, id, subject: loop },
    ...(due === undefined ? {} : { due })
  });
  const idAfter = (fields: DesiredRecord['fields'], ...created: CreatedTask[]): unknown =>
    withCreatedTasks([summary(ACME, fields)], created, settings)[0]?.fields['Next_Task_Id__c'];

  it('is named where there was none, the first of several by due date, then by id', () => {
    expect(idAfter({}, task('00T3', '2026-12-01'), task('00T2', '2026-11-24'), task('00T1', '2026-11-24'))).toBe('00T1');
  });

  it('takes the place of a task that is due later or never, and not of one that is due before', () => {
    expect(idAfter({ Next_Task_Id__c: '00T0', Next_Task_Due__c: '2026-12-01' }, task('00T9', '2026-11-24'))).toBe('00T9');
    expect(idAfter({ Next_Task_Id__c: '00T0' }, task('00T9', '2026-11-24'))).toBe('00T9');
    expect(idAfter({ Next_Task_Id__c: '00T0', Next_Task_Due__c: '2026-11-23' }, task('00T9', '2026-11-24'))).toBe('00T0');
    expect(idAfter({ Next_Task_Id__c: '00T0', Next_Task_Due__c: '2026-11-23' }, task('00T9'))).toBe('00T0');
  });

  it('leaves the summaries of other accounts and all other records as they are', () => {
    const others = [summary(BRIO, {}), { object: 'Headroom_Scorecard_Result__c', key: ACME, accountId: ACME, fields: {} }];
    expect(withCreatedTasks(others, [task('00T1', '2026-11-24')], settings)).toEqual(others);
  });
});
