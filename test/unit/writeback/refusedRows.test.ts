import { describe, expect, it } from 'vitest';
import type { OutboxEntry, OutboxItem } from '../../../src/store/stateStore.ts';
import { withoutRefused } from '../../../src/writeback/refusedRows.ts';
import type { RetryOccasion } from '../../../src/writeback/refusedRows.ts';

const object = 'Headroom_Scorecard_Result__c';

function item(fields: OutboxItem['row'] = {}): OutboxItem {
  const row = { Key__c: 'k1', Score__c: 71.5, Top_Reason_1__c: 'open 21 days', As_Of__c: '2026-11-21T02:00:00.000Z', ...fields };
  return { object, operation: 'upsert', externalId: 'Key__c', key: 'k1', accountId: '001A', row };
}

function parked(more: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    ...{ ...item(), id: 7, runId: 'run1', attempts: 1, refusals: 1, state: 'parked', parkedOn: '2026-11-21', cause: 'same' },
    ...{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', errorMessage: 'no', ...more }
  };
}

const byDay: RetryOccasion = { today: '2026-11-22', isNight: false, isAsked: false, causeOf: () => 'same' };
const byNight: RetryOccasion = { ...byDay, isNight: true };

/** Whether the planned row is sent. */
const isSent = (occasion: RetryOccasion, planned = item(), entry = parked()): boolean =>
  withoutRefused([planned], [entry], occasion).items.length === 1;

describe('a row that the org refused', () => {
  it('stays parked while nothing changed but what only ages', () => {
    const older = item({ As_Of__c: '2026-11-22T02:00:00.000Z', Top_Reason_1__c: 'open 22 days', History__c: '[1]' });
    expect(withoutRefused([older], [parked()], byDay)).toEqual({ items: [], stay: [7], again: [] });
  });

  it('is sent again at once when what it says changed', () => {
    expect(isSent(byDay, item({ Score__c: 70 }))).toBe(true);
    expect(isSent(byDay, { ...item(), operation: 'delete' })).toBe(true);
  });

  it('is sent again at once when the record, the settings or the object changed', () => {
    expect(isSent({ ...byDay, causeOf: () => 'other' })).toBe(true);
  });

  it('is sent again when somebody asks for everything anew', () => {
    expect(isSent({ ...byDay, isAsked: true })).toBe(true);
  });

  it('is sent again once a night, because rules and triggers of an org change without a trace', () => {
    expect(isSent(byNight)).toBe(true);
    expect(isSent(byNight, item(), parked({ parkedOn: '2026-11-22' }))).toBe(false);
  });

  it('waits for longer from night to night while an approval locks its record: 1, 1, 2, 4, then 7 nights', () => {
    const nights = (refusals: number): number => {
      const entry = parked({ refusals, errorCode: 'ENTITY_IS_LOCKED', parkedOn: '2026-11-01' });
      const days = Array.from({ length: 20 }, (_, i) => `2026-11-${String(i + 2).padStart(2, '0')}`);
      return days.findIndex((today) => isSent({ ...byNight, today }, item(), entry)) + 1;
    };
    expect([1, 2, 3, 4, 5, 6, 20].map(nights)).toEqual([1, 1, 2, 4, 7, 7, 7]);
  });

  it('is sent again by every run where a passing lock was in the way, planned anew or not', () => {
    const entry = parked({ errorCode: 'UNABLE_TO_LOCK_ROW', parkedOn: '2026-11-22' });
    expect(isSent(byDay, item(), entry)).toBe(true);
    expect(withoutRefused([], [entry], byDay)).toEqual({ items: [], stay: [], again: [7] });
    expect(withoutRefused([], [parked()], byDay)).toEqual({ items: [], stay: [], again: [] });
  });

  it('is sent again by every run where the record that it names was refused itself', () => {
    const errorMessage = 'Foreign key external ID: k0 not found for field Key__c in entity Headroom_Scorecard_Result__c';
    expect(withoutRefused([], [parked({ errorCode: 'INVALID_FIELD', errorMessage })], byDay).again).toEqual([7]);
  });

  it('keeps no other row back', () => {
    const other = { ...item(), key: 'k2' };
    expect(withoutRefused([item(), other], [parked()], byDay).items).toEqual([other]);
  });
});
