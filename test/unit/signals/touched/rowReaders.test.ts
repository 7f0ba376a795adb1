import { describe, expect, it } from 'vitest';
import { ownDemands } from '../../../../src/pull/ownDemands.ts';
import type { Demand } from '../../../../src/pull/pullPlan.ts';
import { settingDemands } from '../../../../src/pull/settingDemands.ts';
import { rowReaders } from '../../../../src/signals/touched/rowReaders.ts';
import { concernsNobody } from '../../../../src/signals/touched/touchedAccounts.ts';
import { pathsOf } from '../../../../src/soql/pathsOf.ts';
import { starterSettings } from '../../settings/starterRows.ts';

const settings = starterSettings({ examples: true });
const readers = rowReaders(settings);

const filters = readers.flatMap((reader) =>
  reader.filters.map((filter) => {
    const read = pathsOf(filter);
    if (!read.ok) throw new Error(`${filter} cannot be read`);
    return { object: reader.object, ...read.value };
  })
);

/** True where some reader takes the path: as rows of its own, on a way, or in a filter. */
function isCovered({ object, path }: Demand): boolean {
  const own = readers.filter((reader) => reader.object === object);
  if (own.length > 0 && !path.includes('.')) return true;
  return (
    own.some((reader) => reader.accountPath === path || reader.paths.includes(path)) ||
    filters.some((filter) => filter.object === object && filter.paths.includes(path)) ||
    filters.some(({ semiJoins }) => semiJoins.some((join) => join.object === object && join.paths.includes(path))) ||
    object in concernsNobody
  );
}

describe('the readers of facts', () => {
  it('cover every path that the settings name', () => {
    const { demands } = settingDemands(settings);
    expect(demands.length).toBeGreaterThan(200);
    expect(demands.filter((demand) => !isCovered(demand))).toEqual([]);
  });

  it('cover every object that the product reads by itself', () => {
    expect(ownDemands(settings).filter((demand) => !isCovered(demand))).toEqual([]);
  });

  it('miss an object that nobody thought of', () => {
    expect(isCovered({ object: 'Quote', path: 'AccountId', record: '', field: '' })).toBe(false);
    expect(isCovered({ object: 'Case', path: 'Contact.Level__c', record: '', field: '' })).toBe(false);
  });
});
