import { describe, expect, it } from 'vitest';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import { gapReason } from '../../../src/writeback/gapReason.ts';
import { starterSettings } from '../settings/starterRows.ts';

const settings = starterSettings({ examples: true });

function cell(k: string, rule: string, more: Partial<CellJson> = {}): CellJson {
  return { k, st: 'Open', lvl: 'red', own: 0, tgt: 1, amt: null, rule, ...more };
}

describe('gapReason', () => {
  it('names segment and employees where the target is per employee', () => {
    const platform = cell('platform', 'platform_software', { own: 40, tgt: 120, base: 240 });
    expect(gapReason(settings, platform, 80)).toBe('80 seats below what tech and telecom companies of 240 people use here');
  });

  it('names the quantity of the other line where the target rests on it', () => {
    expect(gapReason(settings, cell('training', 'training_per_seat', { own: 4, tgt: 20, base: 191 }), 16)).toBe(
      '16 places below what fits 191 seats'
    );
  });

  it('names what fits while nothing is owned, with the noun for one', () => {
    expect(gapReason(settings, cell('analytics', 'analytics_mid'), 1)).toBe(
      'What fits companies from 100 people: 1 licence; none owned yet'
    );
    expect(gapReason(settings, cell('integrations', 'integrations_all', { own: 2, tgt: 5 }), 3)).toBe(
      '3 integrations below what fits customers like this'
    );
  });

  it('says no more than the gap where the rule is gone', () => {
    expect(gapReason(settings, cell('analytics', 'no_such_rule'), 1)).toBe('1 licence below what fits here');
  });
});
