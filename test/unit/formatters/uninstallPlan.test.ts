import { describe, expect, it } from 'vitest';
import type { UninstallPlan } from '../../../src/domain/uninstallPlan.ts';
import { formatUninstallPlan } from '../../../src/formatters/uninstallPlan.ts';
import type { Words } from '../../../src/formatters/words.ts';

const phrases: Readonly<Record<string, string>> = {
  component: '%s: %s',
  named: '%s: %s (%s)',
  record: '%s: %s',
  value: '%s: %s',
  page: '%s: %s',
  assignment: '%s: %s',
  closing: '%s components, %s records, %s pages, %s assignments'
};
const words: Words = (key) => phrases[key] ?? key;

const plan: UninstallPlan = {
  goes: [{ type: 'PermissionSet', names: ['Headroom_Leader', 'Headroom_Rep'] }],
  alsoNamedSo: [{ type: 'CustomMetadata', names: ['Headroom_Band.green'] }],
  records: [
    { object: 'Headroom_Pulse__c', count: 12 },
    { object: 'Headroom_Success_Plan__c', count: 0 }
  ],
  values: [{ field: 'Account.Headroom_Score__c', count: 7 }],
  pages: [{ name: 'Our_Account_Page', components: ['headroomHealth', 'headroomWhitespace'] }],
  assignments: [{ permissionSet: 'Headroom_Rep', users: 3 }]
};

describe('formatUninstallPlan', () => {
  it('says what goes, what is lost, what stands in the way, what stays, and closes with the counts', () => {
    expect(formatUninstallPlan(plan, words, false)).toEqual([
      'goes',
      '  PermissionSet: 2',
      'alsoNamedSo',
      '  CustomMetadata: 1',
      'records',
      '  Headroom_Pulse__c: 12',
      'values',
      '  Account.Headroom_Score__c: 7',
      'pages',
      '  Our_Account_Page: headroomHealth, headroomWhitespace',
      'assignments',
      '  Headroom_Rep: 3',
      'stays',
      '3 components, 12 records, 1 pages, 3 assignments'
    ]);
  });

  it('names every component when asked', () => {
    expect(formatUninstallPlan(plan, words, true)).toContain('  PermissionSet: 2 (Headroom_Leader, Headroom_Rep)');
  });

  it('says so where no record would be lost and no page is in the way', () => {
    const lines = formatUninstallPlan({ ...plan, records: [], pages: [] }, words, false);
    expect(lines).toEqual(expect.arrayContaining(['noRecords', 'noPages']));
  });

  it('is one sentence in an org without Headroom', () => {
    expect(formatUninstallPlan({ ...plan, goes: [], alsoNamedSo: [] }, words, false)).toEqual(['nothing']);
  });
});
