import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingLine } from '../../src/settings/finding.ts';
import { readSettings } from '../../src/settings/readSettings.ts';
import { settingsVersions } from '../../src/settings/settingsVersions.ts';
import { scoreAccounts } from '../../src/scoring/scoreAccounts.ts';
import { scorecardModel } from '../../src/scoring/scorecardModel.ts';
import { starterRows } from '../unit/settings/starterRows.ts';

const starter = starterRows({ examples: true });
const types = Object.keys(starter);

const anything = fc.oneof(
  fc.constantFrom(null, '', ' ', 0, -1, 1e308, NaN, Infinity, true, false, 'Curve', 'RATIO', '0:0', '0:100, 5:', '5:1, 0:2', 'default'),
  fc.constantFrom('vendor_risk', 'vr_support', 'case_open', 'platform', 'Zero', 'Cap', 'Hold all', '<=', 'red', [], {}),
  fc.string(),
  fc.double()
);

/** One field of one record set to anything. */
const edit = fc.record({ type: fc.constantFrom(...types), record: fc.nat(), field: fc.nat(), value: anything });

function edited(edits: readonly { type: string; record: number; field: number; value: unknown }[]): typeof starter {
  const rows = { ...starter };
  for (const { type, record, field, value } of edits) {
    const list = [...(rows[type] ?? [])];
    const at = record % list.length;
    const names = Object.keys(list[at] ?? {});
    list[at] = { ...list[at], [names[field % names.length] ?? '']: value };
    rows[type] = list;
  }
  return rows;
}

describe('settings edited at random', () => {
  it('are either refused with findings that name record, field and fix, or run', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const { settings, findings } = readSettings(edited(edits));
        for (const finding of findings) {
          expect(finding.record !== '' && finding.field !== '' && finding.what !== '' && finding.fix !== '').toBe(true);
          expect(findingLine(finding).length).toBeLessThanOrEqual(300);
        }
        if (settings === undefined || findings.length > 0) {
          return;
        }
        settingsVersions(settings);
        for (const scorecard of settings.scorecards) {
          const model = scorecardModel(settings, scorecard.key, () => true)!;
          const values = model.measures.map((measure) => (measure.judge.kind === 'points' ? [50] : [1]));
          const { score } = scoreAccounts(model, { accounts: 1, values });
          expect(Number.isNaN(score[0]!) || (score[0]! >= 0 && score[0]! <= 100)).toBe(true);
        }
      }),
      { numRuns: 1500 }
    );
  });
});
