import userId from '@salesforce/user/Id';
import { visitBefore } from '../lastVisit';

const key = `headroom.visits.${userId}`;

beforeEach(() => localStorage.clear());

describe('the last visit', () => {
  it('is unknown at first, and then the day before today on which the account was looked at', () => {
    expect(visitBefore('001A', '2027-03-10')).toBeUndefined();
    expect(visitBefore('001A', '2027-03-14')).toBe('2027-03-10');
    expect(visitBefore('001A', '2027-03-14')).toBe('2027-03-10');
    expect(visitBefore('001A', '2027-03-18')).toBe('2027-03-14');
    expect(visitBefore('001B', '2027-03-18')).toBeUndefined();
  });

  it('keeps days only', () => {
    visitBefore('001A', '2027-03-10');
    visitBefore('001A', '2027-03-14');
    expect(localStorage.getItem(key)).toBe('{"001A":{"on":"2027-03-14","before":"2027-03-10"}}');
  });

  it('forgets the accounts that were not looked at for longest', () => {
    const old = Array.from({ length: 500 }, (_, n) => [`001${n}`, { on: n === 7 ? '2026-01-01' : '2027-01-01' }]);
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(old)));
    visitBefore('001A', '2027-03-10');
    const kept = JSON.parse(localStorage.getItem(key));
    expect(Object.keys(kept)).toHaveLength(500);
    expect(kept['0017']).toBeUndefined();
    expect(kept['001A']).toEqual({ on: '2027-03-10' });
  });

  it('is unknown where the browser keeps nothing, or something else', () => {
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    expect(visitBefore('001A', '2027-03-10')).toBeUndefined();
    refuse.mockRestore();
    localStorage.setItem(key, 'no JSON');
    expect(visitBefore('001A', '2027-03-10')).toBeUndefined();
  });
});
