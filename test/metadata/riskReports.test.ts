import { describe, expect, it } from 'vitest';
import type { Component } from '../../src/metadata/model.ts';
import { childOf, childrenOf, textOf } from '../../src/metadata/xml.ts';
import type { XmlElement } from '../../src/metadata/xml.ts';
import { fieldsOf, ownPackage, recordsOf } from './ownPackage.ts';

const model = await ownPackage();
const table = 'Account.Headroom_Scorecard_Results__r$';

/** What a report asks for: field of the result to the value it has to equal. */
function filtersOf({ root }: Component): Readonly<Record<string, string>> {
  const items = root === undefined ? [] : childrenOf(childOf(root, 'filter') ?? root, 'criteriaItems');
  const pair = (item: XmlElement) => [(textOf(item, 'column') ?? '').replace(table, ''), textOf(item, 'value') ?? ''] as const;
  return Object.fromEntries(items.filter((item) => textOf(item, 'operator') === 'equals').map(pair));
}

/** Key of the scorecard that the starter settings make the headline, and of its lowest band. */
function headline(): { readonly scorecard: string; readonly lowest: string } {
  const [setting] = [...recordsOf(model, 'Health_Setting').values()];
  const scorecard = String(fieldsOf(setting)('Headline__c'));
  const bands = [...recordsOf(model, 'Band').values()].filter((band) => fieldsOf(band)('Scorecard__c') === scorecard);
  const [lowest] = bands.sort((a, b) => Number(fieldsOf(a)('Floor__c')) - Number(fieldsOf(b)('Floor__c')));
  return { scorecard, lowest: lowest?.name ?? '' };
}

const reports = model.components.filter(({ type, fullName }) => type === 'Report' && fullName.startsWith('Headroom_Reports/'));
const departments = model.objects
  .find(({ name }) => name === 'Headroom_Scorecard_Group__mdt')
  ?.fields.find(({ name }) => name === 'Department__c')
  ?.picklist?.values.map(({ fullName }) => fullName);

describe('the risk reports', () => {
  it('are one for each department that can own a group, for the lowest band of the headline', () => {
    const { scorecard, lowest } = headline();
    const asked = reports.map(filtersOf).filter((filters) => 'Worst_Department__c' in filters);
    expect(departments).toHaveLength(9);
    expect(asked).toHaveLength(9);
    expect(asked).toEqual(
      expect.arrayContaining(
        (departments ?? []).map((department) => ({ Scorecard__c: scorecard, Band__c: lowest, Worst_Department__c: department }))
      )
    );
  });

  it('show the measure behind the worst department', () => {
    for (const { root } of reports.filter((report) => 'Worst_Department__c' in filtersOf(report))) {
      const shown = root === undefined ? [] : childrenOf(root, 'columns').map((column) => textOf(column, 'field'));
      expect(shown).toContain(`${table}Worst_Reason__c`);
    }
  });
});
