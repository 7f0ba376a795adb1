import { describe, expect, it } from 'vitest';
import type { ConfigDiff, ConfigValidation } from '../../../src/domain/configResult.ts';
import { formatConfigDiff } from '../../../src/formatters/configDiff.ts';
import { formatConfigValidation } from '../../../src/formatters/configValidation.ts';
import { phrasesOf } from './phrases.ts';

const diff: ConfigDiff = {
  ...{ org: 'admin@acme.com', folders: ['settings'], records: 2, same: 3 },
  added: [{ record: 'Headroom_Band.own', title: 'Own', fields: [{ field: 'Floor__c', from: '', to: '5' }] }],
  edited: [
    {
      record: 'Headroom_Measure.a',
      title: 'A',
      fields: [
        { field: 'Weight__c', from: '60', to: '55' },
        { field: 'Segment_Filter__c', from: 'x'.repeat(61), to: '' }
      ]
    }
  ],
  onlyInOrg: [
    { record: 'Headroom_Band.red', title: 'Red', active: true },
    { record: 'Headroom_Band.old', title: 'Old', active: false }
  ]
};

describe('formatConfigDiff', () => {
  const words = phrasesOf('config.diff.md');

  it('tells each record with its fields, from and to, and what a deploy leaves alone', () => {
    expect(formatConfigDiff(diff, words)).toEqual([
      '+ Headroom_Band.own (Own)',
      '  Floor__c: 5',
      '~ Headroom_Measure.a (A)',
      '  Weight__c: 60 -> 55',
      `  Segment_Filter__c: ${'x'.repeat(57)}... -> (empty)`,
      'Only in the org, untouched by a deploy (it deletes nothing; to end one, set Active__c to false): 2',
      '  Headroom_Band: red, old (off)',
      '1 added, 1 edited, 3 the same, 2 only in the org. Nothing was written.'
    ]);
  });

  it('counts by type what stands only in the org where it is more than a screen', () => {
    const onlyInOrg = Array.from({ length: 21 }, (_, at) => ({ record: `Headroom_Band.b${at}`, title: '', active: true }));
    const lines = formatConfigDiff({ ...diff, onlyInOrg }, words);
    expect(lines.at(-2)).toBe('  21 Headroom_Band (named with --json)');
  });
});

describe('formatConfigValidation', () => {
  const words = phrasesOf('config.validate.md');
  const sound: ConfigValidation = {
    ...{ org: 'admin@acme.com', folders: [], records: 0, checked: { scorecards: 7, riskRules: 6 }, findings: [], notChecked: [] },
    warnings: [{ name: 'ObjectMissing', values: ['Ticket__c', 'Headroom_Signal.a, Object__c'], count: 1 }]
  };

  it('says what was checked and warns of what the org lacks without harm', () => {
    expect(formatConfigValidation(sound, words)).toEqual([
      expect.stringMatching(/^Warning: the org has no object Ticket__c .* what 1 settings record reads there would be left out\./),
      'Checked the settings of admin@acme.com: 7 scorecards, 6 risk rules.',
      '0 findings, 1 warning. Nothing was written.'
    ]);
  });

  it('gives each finding the line that an error would give it, and says what was not checked without an org', () => {
    const finding = { code: 'E-BAND-START', record: 'Headroom_Band.red', field: 'Floor__c', value: '5', what: 'w', fix: 'f' } as const;
    const bad: ConfigValidation = {
      ...{ folders: ['settings'], records: 1, checked: {}, warnings: [], notChecked: ['objects'] },
      findings: [{ ...finding, text: 'E-BAND-START  ...' }]
    };
    expect(formatConfigValidation(bad, words)).toEqual([
      'E-BAND-START  ...',
      expect.stringMatching(/^Not checked without an org: /),
      '1 finding, 0 warnings. Nothing was written.'
    ]);
  });
});
