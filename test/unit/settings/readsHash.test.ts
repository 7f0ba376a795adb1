import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/domain/settings.ts';
import { readsHash } from '../../../src/settings/readsHash.ts';
import { starterSettings } from './starterRows.ts';

const settings = starterSettings();

function edited(key: string, more: Partial<Signal>): { readonly signals: readonly Signal[] } {
  return { signals: settings.signals.map((signal) => (signal.key === key ? { ...signal, ...more } : signal)) };
}

const base = readsHash(settings, 'nps_365');

describe('the hash of what a measure reads', () => {
  it.each<[string, Partial<Signal>]>([
    ['window', { windowDays: 180 }],
    ['filter', { filter: "Kind__c = 'NPS' AND Touchpoint__c = 'Support'" }],
    ['half-life', { halfLifeDays: 90 }],
    ['aggregate', { aggregate: 'AVG' }],
    ['value for nothing there', { whenEmpty: 'Zero' }]
  ])('changes with the signal: its %s', (_what, more) => {
    expect(readsHash(edited('nps_365', more), 'nps_365')).not.toBe(base);
  });

  it('changes with a part of a ratio, and with the segment', () => {
    expect(readsHash(edited('usage_active', { windowDays: 90 }), 'usage_seat_share')).not.toBe(readsHash(settings, 'usage_seat_share'));
    expect(readsHash(settings, 'nps_365', 'NumberOfEmployees >= 1000')).not.toBe(base);
  });

  it('stands while words, other signals or the share in use are edited', () => {
    expect(readsHash(edited('nps_365', { title: 'Would recommend us', explanation: 'Other words.', inUseFrom: 0.5 }), 'nps_365')).toBe(
      base
    );
    expect(readsHash(edited('usage_active', { windowDays: 90 }), 'nps_365')).toBe(base);
  });
});
