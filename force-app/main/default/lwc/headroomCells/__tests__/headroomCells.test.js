import userId from '@salesforce/user/Id';
import { FOLDED, cellRow, inOrder, inWeightedOrder } from 'c/headroomCells';
import { cellContext, factsOf, openCell, plain, settings } from '../../__tests__/cells';
import { accountId, rowOf, whitespaceView } from '../../__tests__/samples';

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
    const shared = { settings: { lines: [], whitespaceRules: [] }, accountId: '001', currency: 'EUR' };
    expect(cellRow(cell, { valueAmount: 24000 }, shared).amount.replace(/\u00a0/g, ' ')).toBe('EUR 24,000');
    expect(cellRow(cell, {}, shared)).toMatchObject({ amount: 'not shown', amountNote: '', sortAmount: -1 });
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
    const covered = cellRow({ k: 'training', st: 'Covered', lvl: 'green', own: 5, tgt: 4, amt: null }, undefined, cellContext);
    expect(covered).toMatchObject({ fits: '5 places, more than the 4 that fit', ownedShare: 1 });
  });

  it.each([
    ['Upsell', 'Upsell'],
    ['Cross-sell', 'Cross-sell'],
    ['Expansion', 'Expansion']
  ])('name the motion %s', (motion, word) => {
    expect(cellRow(openCell({ motion }), {}, cellContext).motion).toBe(word);
  });

  it('mark what is put forward', () => {
    expect(cellRow(openCell({ rank: 2 }), {}, cellContext).next).toBe('Next best');
    expect(cellRow(openCell({}), {}, cellContext).next).toBe('');
  });

  it('mark nothing for which an opportunity was made or an answer given since the run', () => {
    const made = [{ id: '006N', name: 'New', createdAt: '2027-03-18T07:00:00Z', cellKey: `${accountId}:platform` }];
    const answers = [{ id: 'f1', line: 'platform', answer: 'Later', on: '2027-03-18T07:00:00Z', isCounted: false }];
    expect(cellRow(openCell({ rank: 1 }), {}, { ...cellContext, made }).next).toBe('');
    expect(cellRow(openCell({ rank: 1 }), {}, { ...cellContext, answers }).next).toBe('');
  });

  it('stand by likelihood times amount inside their status where there is one, those without after them', () => {
    const rows = [
      ['platform', { est: 5000 }],
      ['analytics', {}],
      ['archive', { est: 9000 }],
      ['forms', { amt: 99000, st: 'Open' }]
    ].map(([k, more]) => cellRow(openCell({ k, ...more }), {}, cellContext));
    expect(rows.sort(inWeightedOrder).map(({ key }) => key)).toEqual(['forms', 'archive', 'platform', 'analytics']);
  });

  it('keep the order of the settings where amounts are equal', () => {
    const rows = ['vault', 'archive', 'platform'].map((k) => cellRow(openCell({ k }), {}, cellContext));
    expect(rows.sort(inOrder).map(({ key }) => key)).toEqual(['archive', 'platform', 'vault']);
  });
});

describe('amounts of a whitespace row', () => {
  it('tell price, quantity, usual range and weighted estimate one after the other', () => {
    const cell = openCell({ low: 24000, high: 41000, est: 6187.5, p: { rate: 0.17 } });
    expect(factsOf(cell, { gap: 80 })['Amount a year']).toEqual([
      'EUR 450 × 80 seats at list price',
      'EUR 24,000 to 41,000 by what similar customers pay',
      'EUR 6,187.50 weighted estimate, not a forecast'
    ]);
  });

  it('are told on hover too, one under the other', () => {
    const hint = plain(cellRow(openCell({ low: 24000, high: 41000 }), { gap: 80 }, cellContext).amountHint);
    expect(hint).toBe('EUR 450 × 80 seats at list price\nEUR 24,000 to 41,000 by what similar customers pay');
  });

  it('name the products of the price book where the cheapest one gives the list amount', () => {
    expect(factsOf(openCell({ low: 36000, high: 52000 }), {})['Amount a year'][1]).toBe(
      'EUR 36,000 to 52,000 by the cheapest and the dearest product'
    );
  });

  it('say why there is none', () => {
    const why = (because) => factsOf(openCell({ amt: null, unitPrice: undefined, because }), {})['Amount a year'];
    expect(why('look_alikes')).toEqual(['Unknown: too few similar customers pay a known amount']);
    expect(why('currency')).toEqual(['Unknown: the list price stands in a currency without a rate']);
    expect(why('contract_value')).toEqual(['Contract value is missing']);
    expect(why(undefined)).toBeUndefined();
  });

  it('show the list amount first, never the estimate', () => {
    expect(plain(cellRow(openCell({ est: 6187.5 }), {}, cellContext).amount)).toBe('EUR 36,000');
  });
});

describe('what the actions of a row start from', () => {
  const said = (more) => ({ id: 'f1', line: 'platform', answer: 'Not_A_Fit', on: '2027-03-17T10:00:00Z', isCounted: true, ...more });

  it('is its key, record, gap, product and opportunity', () => {
    const lines = [{ k: 'platform', title: 'Platform seats', unit: 'seats', unitOne: 'seat', price: 'price_book', code: 'PLAT-1' }];
    const record = { Id: 'a02platfo000000000', gap: 80, opportunity: { Id: '006A' } };
    expect(cellRow(openCell({ opp: { id: '006A' } }), record, { ...cellContext, settings: { ...settings, lines } })).toMatchObject({
      cellKey: `${accountId}:platform`,
      recordId: 'a02platfo000000000',
      gap: 80,
      productCode: 'PLAT-1',
      opportunityId: '006A',
      isOpportunityVisible: true
    });
    expect(cellRow(openCell({ opp: { id: '006A' } }), { opportunity: null }, cellContext).isOpportunityVisible).toBe(false);
  });

  it('is whether the org writes the task by which who asks is told', () => {
    const of = (opportunity) => cellRow(openCell({}), {}, { ...cellContext, settings: { ...settings, opportunity } }).tellsWhoAsks;
    expect([of({ tasks: true }), of({}), of(undefined)]).toEqual([true, false, false]);
  });

  it('is whether the opportunity was made from it and still lacks its product', () => {
    const without = (changes) => {
      const opportunity = { Id: '006A', cellKey: `${accountId}:platform`, hasProducts: false, ...changes };
      return cellRow(openCell({ st: 'Open_Opportunity', opp: { id: '006A' } }), { opportunity }, cellContext).isWithoutProduct;
    };
    expect(without({})).toBe(true);
    expect(without({ hasProducts: true })).toBe(false);
    // Nobody may know: a field that the viewer cannot read.
    expect(without({ hasProducts: undefined })).toBe(false);
    expect(without({ cellKey: undefined })).toBe(false);
    // A deal that came from elsewhere is not ours to fill.
    expect(without({ cellKey: `${accountId}:forms` })).toBe(false);
  });

  it('is an opportunity that was made for it since, unless a run has found one', () => {
    const made = [{ id: '006N', name: 'New', createdAt: '2027-03-18T07:00:00Z', cellKey: `${accountId}:platform` }];
    expect(cellRow(openCell({}), {}, { ...cellContext, made }).created).toMatchObject({ id: '006N' });
    expect(cellRow(openCell({ st: 'Open_Opportunity' }), {}, { ...cellContext, made }).created).toBeUndefined();
    expect(cellRow(openCell({ k: 'forms' }), {}, { ...cellContext, made }).created).toBeUndefined();
  });

  it('is the newest answer that no run has read, else the one that counts', () => {
    const answers = [said({ id: 'new', isCounted: false, answer: 'Later' }), said({ id: 'counts' }), said({ id: 'old' })];
    const cell = openCell({ feedback: { id: 'counts', answer: 'Not_A_Fit' } });
    expect(cellRow(cell, {}, { ...cellContext, answers }).answer.id).toBe('new');
    expect(cellRow(cell, {}, { ...cellContext, answers: answers.slice(1) }).answer.id).toBe('counts');
    expect(cellRow(openCell({}), {}, { ...cellContext, answers: answers.slice(1) }).answer).toBeUndefined();
  });

  it('is the wish of the viewer to be told, not that of a colleague', () => {
    const wish = said({ answer: 'Tell_Me', isCounted: false, author: { id: userId, name: 'Me' } });
    const row = cellRow(openCell({}), {}, { ...cellContext, answers: [wish] });
    expect(row.tellMe).toBe(wish);
    expect(row.answer).toBeUndefined();
    const answers = [{ ...wish, author: { id: '005X', name: 'Ann' } }];
    expect(cellRow(openCell({}), {}, { ...cellContext, answers }).tellMe).toBeUndefined();
  });
});
