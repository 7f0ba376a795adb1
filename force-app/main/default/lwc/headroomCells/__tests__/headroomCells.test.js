import userId from '@salesforce/user/Id';
import { FOLDED, cellRow, inOrder, inWeightedOrder } from 'c/headroomCells';
import { accountId, rowOf, today, whitespaceView } from '../../__tests__/samples';

const { settings } = whitespaceView;
const context = { settings, accountId, today, currency: 'EUR' };
const plain = (text) => text.replace(/\u00a0/g, ' ');
const open = (more) => ({ k: 'platform', st: 'Partly_Used', lvl: 'yellow', own: 40, tgt: 120, amt: 36000, unitPrice: 450, ...more });
/** What opens under a row, by name. */
const facts = (cell, record, more) => {
  const names = {};
  let name = '';
  cellRow(cell, record, { ...context, ...more }).facts.forEach((fact) => {
    name = fact.name || name;
    names[name] = [...(names[name] ?? []), plain(fact.parts.map(({ text }) => text).join(''))];
  });
  return names;
};

describe('whitespace rows', () => {
  it('say owned and fitting quantity, and how much is covered', () => {
    expect(rowOf('platform')).toMatchObject({ fits: '40 of 120 seats', barText: 'owns 40 of 120', word: 'Partly used' });
    expect(rowOf('platform').ownedShare).toBeCloseTo(1 / 3);
    expect(rowOf('mobile')).toMatchObject({ fits: 'owns 12 seats', barText: '', ownedShare: null, amount: '–' });
  });

  it('show the amount of an open opportunity with its stage, else the list price a year', () => {
    expect(rowOf('training')).toMatchObject({ amountNote: 'Proposal' });
    expect(rowOf('training').amount.replace(/\u00a0/g, ' ')).toBe('EUR 4,800');
    expect(rowOf('platform').amount.replace(/\u00a0/g, ' ')).toBe('EUR 36,000');
    expect(rowOf('platform').amountHint.replace(/\u00a0/g, ' ')).toBe('EUR 450 × 80 seats at list price');
  });

  it('show an amount that rests on the contract value to who may read its field, and say so to others', () => {
    const cell = { k: 'support', st: 'Open', lvl: 'red', own: 0, tgt: 1, amt: null, byValue: true };
    const context = { settings: { lines: [], whitespaceRules: [] }, accountId: '001', currency: 'EUR' };
    expect(cellRow(cell, { valueAmount: 24000 }, context).amount.replace(/\u00a0/g, ' ')).toBe('EUR 24,000');
    expect(cellRow(cell, {}, context)).toMatchObject({ amount: 'not shown', amountNote: '', sortAmount: -1 });
  });

  it('stand in the order of their status, inside it by amount', () => {
    expect(whitespaceView.rows.map((row) => row.key)).toEqual([
      'analytics',
      'archive',
      'platform',
      'training',
      'mobile',
      'integrations',
      'forms'
    ]);
    expect(inOrder(rowOf('analytics'), rowOf('archive'))).toBeLessThan(0);
  });

  it('fold away what needs no action', () => {
    expect(FOLDED).toEqual(['Covered', 'Not_Eligible', 'No_Rule']);
    expect(whitespaceView.folded.map((row) => row.key)).toEqual(['sandbox', 'gateway', 'vault']);
  });

  it('say that more is owned than fits', () => {
    const covered = cellRow({ k: 'training', st: 'Covered', lvl: 'green', own: 5, tgt: 4, amt: null }, undefined, context);
    expect(covered).toMatchObject({ fits: '5 places, more than the 4 that fit', ownedShare: 1 });
  });

  it.each([
    ['Upsell', 'Upsell'],
    ['Cross-sell', 'Cross-sell'],
    ['Expansion', 'Expansion']
  ])('name the motion %s', (motion, word) => {
    expect(cellRow(open({ motion }), {}, context).motion).toBe(word);
  });

  it('mark what is put forward', () => {
    expect(cellRow(open({ rank: 2 }), {}, context).next).toBe('Next best');
    expect(cellRow(open({}), {}, context).next).toBe('');
  });

  it('stand by likelihood times amount inside their status where there is one, those without after them', () => {
    const rows = [
      ['platform', { est: 5000 }],
      ['analytics', {}],
      ['archive', { est: 9000 }],
      ['forms', { amt: 99000, st: 'Open' }]
    ].map(([k, more]) => cellRow(open({ k, ...more }), {}, context));
    expect(rows.sort(inWeightedOrder).map(({ key }) => key)).toEqual(['forms', 'archive', 'platform', 'analytics']);
  });

  it('keep the order of the settings where amounts are equal', () => {
    const rows = ['vault', 'archive', 'platform'].map((k) => cellRow(open({ k }), {}, context));
    expect(rows.sort(inOrder).map(({ key }) => key)).toEqual(['archive', 'platform', 'vault']);
  });
});

describe('amounts of a whitespace row', () => {
  it('tell price, quantity, usual range and weighted estimate one after the other', () => {
    const cell = open({ low: 24000, high: 41000, est: 6187.5, p: { rate: 0.17 } });
    expect(facts(cell, { gap: 80 })['Amount a year']).toEqual([
      'EUR 450 × 80 seats at list price',
      'EUR 24,000 to 41,000 by what similar customers pay',
      'EUR 6,187.50 weighted estimate, not a forecast'
    ]);
  });

  it('name the products of the price book where the cheapest one gives the list amount', () => {
    expect(facts(open({ low: 36000, high: 52000 }), {})['Amount a year'][1]).toBe(
      'EUR 36,000 to 52,000 by the cheapest and the dearest product'
    );
  });

  it('say why there is none', () => {
    const why = (because) => facts(open({ amt: null, unitPrice: undefined, because }), {})['Amount a year'];
    expect(why('look_alikes')).toEqual(['Unknown: too few similar customers pay a known amount']);
    expect(why('currency')).toEqual(['Unknown: the list price stands in a currency without a rate']);
    expect(why('contract_value')).toEqual(['Contract value is missing']);
    expect(why(undefined)).toBeUndefined();
  });

  it('show the list amount first, never the estimate', () => {
    expect(plain(cellRow(open({ est: 6187.5 }), {}, context).amount)).toBe('EUR 36,000');
  });
});

describe('what the actions of a row start from', () => {
  const said = (more) => ({ id: 'f1', line: 'platform', answer: 'Not_A_Fit', on: '2027-03-17T10:00:00Z', isCounted: true, ...more });

  it('is its key, record, gap, amount, product and opportunity', () => {
    const lines = [{ k: 'platform', title: 'Platform seats', unit: 'seats', unitOne: 'seat', price: 'price_book', code: 'PLAT-1' }];
    const record = { Id: 'a02platfo000000000', gap: 80, opportunity: { Id: '006A' } };
    expect(cellRow(open({ opp: { id: '006A' } }), record, { ...context, settings: { ...settings, lines } })).toMatchObject({
      cellKey: `${accountId}:platform`,
      recordId: 'a02platfo000000000',
      gap: 80,
      listAmount: 36000,
      productCode: 'PLAT-1',
      opportunityId: '006A',
      isOpportunityVisible: true
    });
    expect(cellRow(open({ opp: { id: '006A' } }), { opportunity: null }, context).isOpportunityVisible).toBe(false);
  });

  it('is an opportunity that was made for it since, unless a run has found one', () => {
    const made = [{ id: '006N', name: 'New', createdAt: '2027-03-18T07:00:00Z', cellKey: `${accountId}:platform` }];
    expect(cellRow(open({}), {}, { ...context, made }).created).toMatchObject({ id: '006N' });
    expect(cellRow(open({ st: 'Open_Opportunity' }), {}, { ...context, made }).created).toBeUndefined();
    expect(cellRow(open({ k: 'forms' }), {}, { ...context, made }).created).toBeUndefined();
  });

  it('is the newest answer that no run has read, else the one that counts', () => {
    const answers = [said({ id: 'new', isCounted: false, answer: 'Later' }), said({ id: 'counts' }), said({ id: 'old' })];
    const cell = open({ feedback: { id: 'counts', answer: 'Not_A_Fit' } });
    expect(cellRow(cell, {}, { ...context, answers }).answer.id).toBe('new');
    expect(cellRow(cell, {}, { ...context, answers: answers.slice(1) }).answer.id).toBe('counts');
    expect(cellRow(open({}), {}, { ...context, answers: answers.slice(1) }).answer).toBeUndefined();
  });

  it('is the wish of the viewer to be told, not that of a colleague', () => {
    const wish = said({ answer: 'Tell_Me', isCounted: false, author: { id: userId, name: 'Me' } });
    const row = cellRow(open({}), {}, { ...context, answers: [wish] });
    expect(row.tellMe).toBe(wish);
    expect(row.answer).toBeUndefined();
    const answers = [{ ...wish, author: { id: '005X', name: 'Ann' } }];
    expect(cellRow(open({}), {}, { ...context, answers }).tellMe).toBeUndefined();
  });
});

describe('what opens under a whitespace row', () => {
  const replay = { v: 1, days: 182, tested: [], calibration: [], leftOut: [] };

  it('has a line to say, from twelve of seventeen similar customers', () => {
    const named = facts(open({ like: { own: 12, of: 17 } }), {});
    expect(named['To say']).toEqual(['Own 40 of 120 seats; 12 of 17 similar customers have Platform seats']);
    expect(named['Similar customers']).toEqual(['12 of 17 similar customers have it']);
    expect(facts(open({}), {})['To say']).toBeUndefined();
  });

  it('names the rule with its numbers', () => {
    const cell = open({ rule: 'platform_software', base: 240 });
    const whitespaceRules = [{ ...settings.whitespaceRules.find(({ k }) => k === 'platform_software'), target: 0.5 }];
    expect(facts(cell, {}, { settings: { ...settings, whitespaceRules } }).Rule).toEqual([
      'Platform software: what fits is 120 seats, 0.5 for each of 240 people',
      'Partly used from 20%, covered from 80%'
    ]);
  });

  it.each([
    ['per_user', { base: 30 }, '2 for each of 30 users'],
    ['per_site', { base: 1 }, '2 for each of 1 site'],
    ['per_product_line', { base: 191 }, '2 for each of 191 packages']
  ])('names what a rule %s is worked out from', (per, more, words) => {
    const rule = { k: 'r', title: 'Rule', basis: 'quantity', yellowFrom: 1, greenFrom: 4, per, target: 2, perLine: 'analytics' };
    const [fits, levels] = facts(open({ rule: 'r', ...more }), {}, { settings: { ...settings, whitespaceRules: [rule] } }).Rule;
    expect(fits).toBe(`Rule: what fits is 120 seats, ${words}`);
    expect(levels).toBe('Partly used from 1 seat, covered from 4 seats');
  });

  it('tells a likelihood with its counts and its period, never as a bare percentage', () => {
    const likely = (p) => facts(open({ p }), {}, { replay }).Likelihood;
    // 11 of 64 are 17%: 1 in 5.8
    expect(likely({ rate: 11 / 64, bought: 11, of: 64 })).toEqual(['About 1 in 6 customers like this bought within 6 months (11 of 64)']);
    expect(likely({ rate: 0.72, bought: 36, of: 50 })).toEqual(['About 7 in 10 customers like this bought within 6 months (36 of 50)']);
    expect(likely({ rate: 0, bought: 0, of: 40 })).toEqual(['None of 40 customers like this bought within 6 months']);
    expect(facts(open({ p: { rate: 0.5, bought: 5, of: 10 } }), {}).Likelihood).toBeUndefined();
  });

  it('names the product lines that a suggestion follows from', () => {
    expect(facts(open({ owns: ['analytics', 'gone'] }), {})['Follows from']).toEqual(['Analytics, gone']);
  });

  it('tells until when, where and for how much it is owned, and by whom in the group', () => {
    const cell = open({ term: '2027-06-30', centres: 3, family: { own: 80, units: 2 } });
    const named = facts(cell, { ownedAmount: 18000 });
    expect(named.Owned).toEqual(['Until Jun 30', '3 departments or sites own some', 'EUR 18,000 a year is paid for it']);
    expect(named['In the group']).toEqual(['2 other units of this group own 80 seats']);
    expect(facts(open({ family: { own: 1, units: 1 } }), {})['In the group']).toEqual(['1 other unit of this group owns 1 seat']);
    expect(facts(open({ family: { own: 0, units: 0 }, centres: 1 }), {})).toEqual(
      expect.objectContaining({ Owned: ['1 department or site owns some'] })
    );
  });
});
