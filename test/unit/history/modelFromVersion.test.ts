import { describe, expect, it } from 'vitest';
import type { ScorecardSettingsJson } from '../../../src/domain/settingsJson.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { modelFromVersion } from '../../../src/scoring/modelFromVersion.ts';
import { scorecardModel } from '../../../src/scoring/scorecardModel.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { content, measure } from './historyCase.ts';

/** Published content of a scorecard. */
function published(settings: Settings, key: string): ScorecardSettingsJson {
  const text = settingsVersions(settings).find(({ subject }) => subject === key)?.text ?? '';
  return JSON.parse(text) as ScorecardSettingsJson;
}

describe('modelFromVersion', () => {
  const settings = starterSettings();

  it.each(settings.scorecards.map(({ key }) => key))('gives for %s the model that its settings give', (key) => {
    const signal = new Map(settings.measures.map((one) => [one.key, one.signal]));
    const isUsed = (name: string): boolean => !name.startsWith('usage');
    expect(modelFromVersion(published(settings, key), (one) => isUsed(signal.get(one) ?? ''))).toEqual(
      scorecardModel(settings, key, isUsed)
    );
  });

  it('leaves out groups and measures without weight, and measures whose group is gone', () => {
    const groups = [...content().groups, { k: 'idle', title: 'Idle', department: 'Sales', weight: 0 }];
    const measures = [measure('a', 60), measure('b', 0), measure('c', 10, { g: 'idle' }), measure('d', 10, { g: 'gone' })];
    const model = modelFromVersion(content({ groups, measures }), () => true);
    expect(model.groups).toEqual([{ key: 'all', weight: 100 }]);
    expect(model.measures.map(({ key }) => key)).toEqual(['a']);
  });

  it('reads a content that was published before limits of bands stood in it', () => {
    expect(modelFromVersion(content(), () => true)).toMatchObject({ hysteresis: 0, confirmationNights: 0 });
  });

  it('publishes effects and conditions of rules, and no SOQL', () => {
    const risk = published(settings, 'vendor_risk');
    expect(risk.rules.find(({ k }) => k === 'high_case_waiting')).toMatchObject({
      effect: { kind: 'cap', to: 59 },
      when: [{ of: 'signal:case_high_oldest_days', operator: '>', than: 14 }]
    });
    expect(JSON.stringify(risk)).not.toMatch(/ IN \(|!= |LIKE '/);
  });
});
