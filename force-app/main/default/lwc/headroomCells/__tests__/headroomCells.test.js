import { FOLDED, cellRow, inOrder } from 'c/headroomCells';
import { rowOf, whitespaceView } from '../../__tests__/samples';

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
});
