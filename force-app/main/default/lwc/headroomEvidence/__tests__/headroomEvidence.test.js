import HeadroomEvidence from 'c/headroomEvidence';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId } from '../../__tests__/samples';

const row = { count: 12, ids: ['500A'], objects: ['Case'], query: 'SELECT Id FROM Case WHERE AccountId = :account' };
const show = (values) => draw(createElement, ['c-headroom-evidence', HeadroomEvidence], { accountId, row: { ...row, ...values } });

describe('c-headroom-evidence', () => {
  it('shows samples, and the query for all records when asked', async () => {
    const element = await show({});
    expect(find(element, 'c-headroom-record-links').ids).toEqual(['500A']);
    expect(textOf(element)).toBe('Behind it, worst first: All 12 records, by query');
    find(element, 'button').click();
    await settle();
    expect(textOf(element)).toContain("SELECT Id FROM Case WHERE AccountId = '001000000000001AAA'");
    await expect(element).toBeAccessible();
  });

  it('says that records are not listed where a value has no samples', async () => {
    expect(textOf(await show({ ids: [], count: 1 }))).toBe('The records behind this value are not listed here. The one record, by query');
  });

  it('still offers the query where nothing was found', async () => {
    const element = await show({ ids: [], count: 0 });
    expect(textOf(element)).toBe('No record counts here, by query');
    await expect(element).toBeAccessible();
  });

  it('is empty without a query', async () => {
    expect(textOf(await show({ ids: [], count: 0, query: '' }))).toBe('');
  });
});
