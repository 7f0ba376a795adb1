import { describe, expect, it } from 'vitest';
import { editDistance, nearestLabelled, nearestName } from '../../../src/domain/nearestName.ts';

describe('the edit distance', () => {
  it.each([
    ['Account', 'Account', 0],
    ['Acount', 'Account', 1],
    ['Acocunt', 'Account', 1],
    ['Case', 'Casd', 1],
    ['', 'abc', 3],
    // Swapped and then changed would be 2; no letter is changed twice: 3. Source: the usual example of optimal string alignment.
    ['CA', 'ABC', 3]
  ])('of %s and %s is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('the nearest name', () => {
  it('knows swapped letters', () => {
    expect(nearestName('Csae', ['Asset', 'Case'])).toBe('Case');
  });
  it('knows a name without its namespace, and with one that is too much', () => {
    expect(nearestName('Visit__c', ['Account', 'acme__Visit__c'])).toBe('acme__Visit__c');
    expect(nearestName('acme__Visit__c', ['Visit__c'])).toBe('Visit__c');
  });
  it('is none where more than a third of the letters differ', () => {
    expect(nearestName('Ticket__c', ['Case', 'Contact'])).toBeUndefined();
  });
  it('is told for a text of any length at once', () => {
    expect(nearestName('x'.repeat(1_000_000), ['Case'])).toBeUndefined();
  });
  it('knows a label for a name', () => {
    expect(nearestLabelled('Account Name', [{ name: 'Name', label: 'Account Name' }])).toBe('Name');
    expect(nearestLabelled('Annual revenue', [{ name: 'AnnualRevenue', label: 'Turnover' }])).toBe('AnnualRevenue');
  });
});
