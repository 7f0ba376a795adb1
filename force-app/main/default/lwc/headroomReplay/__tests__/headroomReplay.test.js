import HeadroomReplay from 'c/headroomReplay';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const quality = (method, bought) => ({ method, accounts: 50, suggested: 640, bought, precision: 0.1, recall: 0.1, ndcg: 0.1 });
const passed = {
  v: 1,
  days: 182,
  k: 5,
  until: '2027-03-15',
  method: 'ease',
  tested: [quality('ease', 70), quality('popularity', 32)],
  gain: { value: 0.06, low: 0.02, high: 0.1 },
  calibration: [
    { stated: 0.05, of: 300, bought: 16, low: 0.03, high: 0.085 },
    { stated: 0.17, statedLow: 0.092, statedHigh: 0.3, of: 64, bought: 11, low: 0.1, high: 0.28 }
  ],
  leftOut: [{ line: 'support', because: 'no_dates' }]
};
const settings = { lines: [{ k: 'support', title: 'Premium support' }] };

async function open(replay) {
  const element = await draw(createElement, ['c-headroom-replay', HeadroomReplay], { replay, settings, today: '2027-03-18' });
  expect(textOf(element)).toBe('How good suggestions are');
  find(element, 'button').click();
  await settle();
  return element;
}

describe('c-headroom-replay', () => {
  it('tells what suggestions of last half-year would have been worth', async () => {
    const element = await open(passed);
    // 70 of 640 are 10.9%, 32 of 640 are 5%
    expect(textOf(element)).toContain(
      'We replayed last half-year: of 640 suggestions 70 were bought without anyone seeing them (11%); most popular products: 5%.'
    );
    expect(textOf(element)).toContain('This period ended on Mar 15.');
    expect(textOf(element)).toContain('Left out: Premium support');
    await expect(element).toBeAccessible();
  });

  it('shows what was stated, with its own range where it has one, beside what was bought', async () => {
    const rows = [...find(await open(passed), 'tbody').rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['5%', '5%', '3% to 8.5%', '16 of 300'],
      ['17% (9.2% to 30%)', '17%', '10% to 28%', '11 of 64']
    ]);
  });

  it('says since when suggestions have been seen, once some were put forward', async () => {
    const shown = { since: '2026-12-07', put: 120, bought: 8, declined: 5 };
    expect(textOf(await open({ ...passed, shown }))).toContain(
      'Put forward since Dec 7, 2026 and seen: 120, of which 8 were bought. Some of what was replayed may be among them.'
    );
    expect(textOf(await open(passed))).not.toContain('Put forward');
  });

  it('names another period by its length', async () => {
    expect(textOf(await open({ ...passed, days: 91 }))).toContain('We replayed the last 3 months: of 640 suggestions');
  });

  it.each([
    ['no_product_lines', 'too few product lines can be compared'],
    ['few_product_lines', 'there are no more product lines than are suggested anyway'],
    ['history_too_short', 'purchases do not reach back far enough to test suggestions'],
    ['few_owners', 'too few customers own the product lines'],
    ['few_purchases', 'too few product lines were bought in the time that was replayed'],
    ['no_better_than_popularity', 'suggestions did no better than the most popular products'],
    ['not_calibrated', 'what was stated for the past did not come true']
  ])('says why no likelihood is shown: %s', async (refused, why) => {
    const element = await open({ ...passed, refused });
    expect(textOf(element)).toContain(`No likelihood is shown: ${why}.`);
    expect(textOf(element)).not.toContain('640');
    expect(find(element, 'table')).toBeNull();
  });

  it('says that no run has looked yet', async () => {
    expect(textOf(await open(undefined))).toContain('No run has replayed the past yet, so no likelihood is shown.');
  });
});
