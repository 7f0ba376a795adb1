import { factsOf, openCell, settings } from '../../__tests__/cells';

describe('what opens under a whitespace row', () => {
  const replay = { v: 1, days: 182, tested: [], calibration: [], leftOut: [] };

  it('has a line to say, from twelve of seventeen similar customers', () => {
    const named = factsOf(openCell({ like: { own: 12, of: 17 } }), {});
    expect(named['To say']).toEqual(['Own 40 of 120 seats; 12 of 17 similar customers have Platform seats']);
    expect(named['Similar customers']).toEqual(['12 of 17 similar customers have it']);
    expect(factsOf(openCell({}), {})['To say']).toBeUndefined();
  });

  it('names the rule with its numbers', () => {
    const cell = openCell({ rule: 'platform_software', base: 240 });
    const whitespaceRules = [{ ...settings.whitespaceRules.find(({ k }) => k === 'platform_software'), target: 0.5 }];
    expect(factsOf(cell, {}, { settings: { ...settings, whitespaceRules } }).Rule).toEqual([
      'Platform software: what fits is 120 seats, 0.5 for each of 240 people',
      'Partly used from 20%, covered from 80%'
    ]);
  });

  it('names one edge where what is not covered is not used', () => {
    const cell = openCell({ k: 'analytics', rule: 'analytics_mid', own: 0, tgt: 1 });
    expect(factsOf(cell, {}).Rule).toEqual(['Analytics mid: what fits is 1 package', 'Covered from 1 package']);
  });

  it.each([
    ['per_user', { base: 30 }, '2 for each of 30 users'],
    ['per_site', { base: 1 }, '2 for each of 1 site'],
    ['per_product_line', { base: 191 }, '2 for each of 191 packages']
  ])('names what a rule %s is worked out from', (per, more, words) => {
    const rule = { k: 'r', title: 'Rule', basis: 'quantity', yellowFrom: 1, greenFrom: 4, per, target: 2, perLine: 'analytics' };
    const [fits, levels] = factsOf(openCell({ rule: 'r', ...more }), {}, { settings: { ...settings, whitespaceRules: [rule] } }).Rule;
    expect(fits).toBe(`Rule: what fits is 120 seats, ${words}`);
    expect(levels).toBe('Partly used from 1 seat, covered from 4 seats');
  });

  it('tells a likelihood with its counts and its period, never as a bare percentage', () => {
    const likely = (p) => factsOf(openCell({ p }), {}, { replay }).Likelihood;
    // 11 of 64 are 17%: 1 in 5.8
    expect(likely({ rate: 11 / 64, bought: 11, of: 64 })).toEqual(['About 1 in 6 customers like this bought within 6 months (11 of 64)']);
    expect(likely({ rate: 0.72, bought: 36, of: 50 })).toEqual(['About 7 in 10 customers like this bought within 6 months (36 of 50)']);
    expect(likely({ rate: 0, bought: 0, of: 40 })).toEqual(['None of 40 customers like this bought within 6 months']);
    expect(factsOf(openCell({ p: { rate: 0.5, bought: 5, of: 10 } }), {}).Likelihood).toBeUndefined();
  });

  it('names the product lines that a suggestion follows from', () => {
    expect(factsOf(openCell({ owns: ['analytics', 'gone'] }), {})['Follows from']).toEqual(['Analytics, gone']);
  });

  it('tells until when, where and for how much it is owned, and by whom in the group', () => {
    const cell = openCell({ term: '2027-06-30', centres: 3, family: { own: 80, units: 2 } });
    const named = factsOf(cell, { ownedAmount: 18000 });
    expect(named.Owned).toEqual(['Until Jun 30', '3 departments or sites own some', 'EUR 18,000 a year is paid for it']);
    expect(named['In the group']).toEqual(['2 other units of this group own 80 seats']);
    expect(factsOf(openCell({ family: { own: 1, units: 1 } }), {})['In the group']).toEqual(['1 other unit of this group owns 1 seat']);
    expect(factsOf(openCell({ family: { own: 0, units: 0 }, centres: 1 }), {})).toEqual(
      expect.objectContaining({ Owned: ['1 department or site owns some'] })
    );
  });

  it('tells an answer that waits for the next sync, and one beside another reason, but not the reason of the row again', () => {
    const said = {
      ...{ id: 'f1', line: 'platform', answer: 'Has_Competitor', on: '2027-03-02T10:00:00Z' },
      author: { id: '005A', name: 'Ann' }
    };
    const answerTo = (more, isCounted) => {
      const cell = openCell({ ...more, feedback: { id: 'f1', answer: 'Has_Competitor' } });
      return factsOf(cell, {}, { answers: [{ ...said, isCounted }] }).Answer;
    };
    const words = ['Said by Ann on Mar 2: Has competitor'];
    expect(answerTo({}, false)).toEqual(words);
    expect(answerTo({ st: 'Has_Competitor', competitor: { id: '02iA' } }, true)).toEqual(words);
    expect(answerTo({ st: 'Has_Competitor' }, true)).toBeUndefined();
    expect(answerTo({ st: 'Not_A_Fit' }, true)).toBeUndefined();
  });

  it('leads to the product of a competitor that is installed where something else stands in the way first', () => {
    const cell = { ...openCell({ st: 'Blocked_At_Risk' }), competitor: { id: '02iA' } };
    expect(factsOf(cell, {}).Installed).toHaveLength(1);
    expect(factsOf({ ...cell, st: 'Has_Competitor' }, {}).Installed).toBeUndefined();
  });
});
