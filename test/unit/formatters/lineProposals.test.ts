import { join } from 'node:path';
import { Messages } from '@salesforce/core';
import { describe, expect, it } from 'vitest';
import { lineProposalLines } from '../../../src/formatters/lineProposals.ts';
import { proposalOf } from '../operations/lineProposals.ts';

Messages.importMessagesDirectory(join(import.meta.dirname, '../../..'));
const messages = Messages.loadMessages('sf-headroom', 'setup');
const lines = (...given: Parameters<typeof proposalOf>) => lineProposalLines(proposalOf(...given), (key) => messages.getMessage(key));

describe('a proposal as text', () => {
  it('says owners, quartiles, price and the rule of everybody', () => {
    expect(lines('Robots', 'robots', 3, { owners: 1, prices: [{ products: 1, low: 450, high: 450 }], priceSource: 'Price book' })).toEqual([
      'Robots (robots): 1 customer owns some by assets; a quarter own up to 1, half up to 3, three quarters up to 6',
      '  price: standard price book, 1 product, 450',
      '  rule for all customers: partly used from 1, covered from 3 (12 owners; quartiles 1, 3, 6)'
    ]);
  });

  it('says each segment, then everybody else, and prices by currency', () => {
    const quartiles = { low: 0.1, median: 0.25, high: 1 / 3 };
    expect(
      lines('Robots', 'robots', 3, {
        source: 'opportunity',
        withAmount: 8,
        withTerm: 1,
        priceSource: 'Price book',
        prices: [
          { products: 2, low: 1, high: 2, currency: 'EUR' },
          { products: 2, low: 3, high: 3, currency: 'JPY' }
        ],
        rules: [
          { segment: { kind: 'industry', value: 'Banking' }, owners: 11, quartiles, perEmployee: true },
          { segment: { kind: 'size', below: 50 }, owners: 10, quartiles, perEmployee: true },
          { segment: { kind: 'size', from: 50, below: 250 }, owners: 10, quartiles, perEmployee: true },
          { segment: { kind: 'size', from: 1000 }, owners: 10, quartiles, perEmployee: true },
          { owners: 4, quartiles, perEmployee: true }
        ]
      }).slice(1)
    ).toEqual([
      '  price: standard price book, 2 products, 1 to 2 EUR',
      '  price: standard price book, 2 products, 3 JPY',
      '  also read: what is paid a year (8 owners)',
      '  also read: days until it ends (1 owner)',
      ...['customers in Banking', 'customers with up to 49 employees', 'customers with 50 to 249 employees'].map(
        (who, at) =>
          `  rule for ${who}: partly used from the first unit, covered from 0.25 for each employee (${at === 0 ? 11 : 10} owners; quartiles 0.1, 0.25, 0.3333)`
      ),
      '  rule for customers with 1000 employees and more: partly used from the first unit, covered from 0.25 for each employee (10 owners; quartiles 0.1, 0.25, 0.3333)',
      '  rule for everybody else: partly used from the first unit, covered from 0.25 for each employee (4 owners; quartiles 0.1, 0.25, 0.3333)'
    ]);
  });

  it('says where a price is missing what happens instead', () => {
    expect(lines('Robots', 'robots', 3, { priceSource: 'Look-alikes', withAmount: 10 })[1]).toMatch(/what look-alikes pay \(10 owners/);
    expect(lines('Robots', 'robots', 3)[1]).toMatch(/amounts stay unknown/);
  });
});
