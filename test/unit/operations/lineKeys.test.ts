import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/operations/setup/familyNames.ts';
import { lineKeys } from '../../../src/operations/setup/lineKeys.ts';
import { linesInOrg, weightOf } from '../../../src/operations/setup/linesInOrg.ts';
import { newRecord } from '../../../src/operations/setup/starterRecords.ts';

const hash = (family: string): string => createHash('sha256').update(family).digest('hex').slice(0, 6);

const none: ReadonlySet<string> = new Set();

describe('keys of product families', () => {
  it('are the words of the family in lower case', () => {
    expect(lineKeys(['Premium Support', "Bob's 3rd  Suite", '2FA', 'Größe Ü'], none, none)).toEqual([
      'premium_support',
      'bob_s_3rd_suite',
      'line_2fa',
      'gro_e_u'
    ]);
  });

  it('tell two families apart that only differ in signs', () => {
    expect(lineKeys(['A+B', 'A-B'], none, none)).toEqual(['a_b', `a_b_${hash('A-B')}`]);
  });

  it('come from the hash where a family has no Latin letters', () => {
    expect(lineKeys(['製品', '产品', '!!'], none, none)).toEqual([`line_${hash('製品')}`, `line_${hash('产品')}`, `line_${hash('!!')}`]);
  });

  it('avoid those of other lines', () => {
    expect(lineKeys(['Robots'], new Set(['robots']), none)).toEqual([`robots_${hash('Robots')}`]);
  });

  it('are not those of the ready-made examples, whose families many companies have', () => {
    const examples = new Set(['platform', 'analytics']);
    expect(lineKeys(['Platform', 'Analytics'], new Set(['analytics_line']), examples)).toEqual([
      'platform_line',
      `analytics_line_${hash('Analytics')}`
    ]);
  });

  it('are names that Salesforce takes, at most 30 long, and all different', () => {
    const name = fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (families) => {
        const keys = lineKeys(families, new Set(['platform']), new Set(['a']));
        expect(new Set(keys).size).toBe(families.length);
        for (const key of keys) {
          expect(key).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
          expect(key.length).toBeLessThanOrEqual(30);
        }
      })
    );
  });
});

describe('families named in a list', () => {
  it('may hold a comma where the org has one of that name', () => {
    expect(namesIn('Tools, used,Training', ['Tools', 'Tools, used', 'Training'])).toEqual(['Tools, used', 'Training']);
    expect(namesIn(' Training , Tools', ['Tools', 'Training'])).toEqual(['Training', 'Tools']);
  });

  it('are taken as they are typed where the org has none of that name', () => {
    expect(namesIn('Trainings,Tools', ['Tools', 'Training'])).toEqual(['Trainings', 'Tools']);
    expect(namesIn('', ['Tools'])).toEqual([]);
  });
});

describe('lines in the org', () => {
  const starter = [newRecord('Headroom_Product_Line__mdt', 'platform', { Title__c: 'Platform', Product_Family__c: 'Platform' })];
  const line = (DeveloperName: string, Active__c: boolean, Product_Family__c: string | null = null) => ({
    ...{ DeveloperName, Active__c, Product_Family__c },
    Sort_Order__c: 20
  });
  const measure = (Weight__c: number, Active__c = true) => ({
    ...{ DeveloperName: `vx_${Weight__c}`, Active__c, Weight__c },
    ...{ Judge__c: 'Whitespace rule', Group__c: 'vx_products' }
  });

  it('are those that count and those that somebody switched off, not the examples that are off', () => {
    const rows = { Headroom_Product_Line: [line('platform', false, 'Platform'), line('robots', false, 'Robots'), line('usage', true)] };
    const found = linesInOrg(rows, starter);
    expect([...found.keys]).toEqual([['robots', 'robots']]);
    expect([...found.taken].sort()).toEqual(['robots', 'usage']);
    expect([...found.examples]).toEqual(['platform']);
    expect([...found.orders.keys()]).toEqual(['robots', 'usage']);
  });

  it('hold an example that is on, as in the demo company', () => {
    expect([...linesInOrg({ Headroom_Product_Line: [line('Platform', true, 'Platform')] }, starter).keys]).toEqual([
      ['platform', 'Platform']
    ]);
  });

  it('give a new line the weight of those that count, or 100 parted among the first ones', () => {
    expect(linesInOrg({ Headroom_Measure: [measure(33.33), measure(5, false)] }, starter).weights).toEqual([33.33]);
    expect(weightOf(3, [])).toBe(33.33);
    expect(weightOf(1, [33.33, 33.33])).toBe(33.33);
    expect(weightOf(2, [10, 40])).toBe(25);
    expect(weightOf(0, [])).toBe(100);
  });
});
