import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../../../../src/operations/sync/scope/scopeOf.ts';
import type { ScopeFacts } from '../../../../../src/operations/sync/scope/scopeOf.ts';

const by = { settingsHash: 's', planHash: 'p', worthHash: 'w' };

/** The second run of a day, in an org of 10 customers of which one is touched. */
const sameDay: ScopeFacts = { isNight: false, isAsked: false, last: { ...by, customers: 10 }, now: by, touched: ['001A'] };

const full = (because: string) => ({ kind: 'full', because });

describe('whom a run scores', () => {
  it('is whoever is touched, in a run that is not the first of its day', () => {
    expect(scopeOf(sameDay)).toEqual({ kind: 'touched', accounts: ['001A'] });
  });

  it('is nobody where nobody is touched', () => {
    expect(scopeOf({ ...sameDay, touched: [] })).toEqual({ kind: 'touched', accounts: [] });
  });

  it('is everybody at first, and where what the last full run found is gone', () => {
    expect(scopeOf({ isNight: true, isAsked: false, now: by, touched: ['001A'] })).toEqual(full('first'));
  });

  it('is everybody in the first run of a day', () => {
    expect(scopeOf({ ...sameDay, isNight: true })).toEqual(full('night'));
  });

  it('is everybody once settings or what is pulled have changed since the last full run', () => {
    expect(scopeOf({ ...sameDay, now: { ...by, settingsHash: 'other' } })).toEqual(full('settings'));
    expect(scopeOf({ ...sameDay, now: { ...by, planHash: 'other' } })).toEqual(full('settings'));
  });

  it('is everybody once list prices or exchange rates have changed, which no account owns', () => {
    expect(scopeOf({ ...sameDay, now: { ...by, worthHash: 'other' } })).toEqual(full('many'));
  });

  it('is everybody where somebody asks for it', () => {
    expect(scopeOf({ ...sameDay, isAsked: true })).toEqual(full('asked'));
  });

  it('is everybody once more than one in five customers are touched', () => {
    expect(scopeOf({ ...sameDay, touched: ['001A', '001B'] })).toEqual({ kind: 'touched', accounts: ['001A', '001B'] });
    expect(scopeOf({ ...sameDay, touched: ['001A', '001B', '001C'] })).toEqual(full('many'));
  });

  it('is everybody where nobody can tell whom a change concerns', () => {
    expect(scopeOf({ ...sameDay, touched: undefined })).toEqual(full('many'));
  });
});
