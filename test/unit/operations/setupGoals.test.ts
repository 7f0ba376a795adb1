import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../src/metadata/readRecord.ts';
import { applyGoals, chosenGoals, goalCandidates, goalNames } from '../../../src/operations/setup/setupGoals.ts';
import { readStarter } from '../../../src/operations/setup/starterRecords.ts';
import { overlaid } from '../../../src/operations/config/overlay.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';

const starter = await readStarter(join(import.meta.dirname, '../../../starter'));

/** What the settings are when a goal is all that was answered. */
function settingsFor(answer: string): ReturnType<typeof readSettings> {
  const records = applyGoals(starter, chosenGoals(answer)).map((record) => ({
    ...{ name: `${record.object.replace(/__mdt$/, '')}.${record.name}`, record, file: '' },
    lines: new Map<string, number>()
  }));
  return readSettings(overlaid({}, records));
}

describe('a goal of the set-up', () => {
  // DEFAULTS.md section 2: it opens one scorecard, which becomes the headline except for engagement and maturity; sales-led
  // shows coverage first and keeps risk as headline.
  it.each([
    ['early-warning', ['vendor_risk'], 'vendor_risk'],
    ['return-of-customer-success', ['vendor_outcomes'], 'vendor_outcomes'],
    ['sales-led', ['vendor_expansion', 'vendor_risk'], 'vendor_risk'],
    ['customer-impact', ['client_outcomes'], 'client_outcomes'],
    ['voice-of-customer', ['client_experience'], 'client_experience'],
    ['marketing-led', ['client_engagement', 'vendor_risk'], 'vendor_risk'],
    ['raise-maturity', ['client_maturity', 'vendor_risk'], 'vendor_risk']
  ])('%s switches on %j with headline %s, and nothing is wrong with what is left', (goal, scorecards, headline) => {
    const { settings, findings } = settingsFor(goal);
    expect(findings).toEqual([]);
    expect(settings?.scorecards.map(({ key }) => key)).toEqual(scorecards);
    expect(settings?.general.headline).toBe(headline);
    expect(settings?.measures.every(({ group }) => settings.groups.some(({ key }) => key === group))).toBe(true);
  });

  it('is one of seven', () => {
    expect(goalNames).toHaveLength(7);
    expect(() => chosenGoals('happiness')).toThrow(/happiness.*early-warning/);
  });

  it('can be joined by others: the first decides the headline', () => {
    expect(chosenGoals('voice-of-customer, sales-led')).toEqual({
      scorecards: ['client_experience', 'vendor_expansion', 'vendor_risk'],
      headline: 'client_experience'
    });
  });

  it('switches a rule off that looks at a score of a scorecard that is off, and touches no other', () => {
    const active = (answer: string): readonly (readonly [string, unknown])[] =>
      applyGoals(starter, chosenGoals(answer))
        .filter(({ object }) => object === 'Headroom_Risk_Rule__mdt')
        .filter((record) => valueOf(record, 'Active__c') === false)
        .map((record) => [record.name, valueOf(record, 'Active__c')]);
    expect(active('early-warning')).toEqual([]);
    expect(active('voice-of-customer')).toEqual([['account_at_risk_block', false]]);
  });

  it('is offered with how many of its measures read objects that are used', () => {
    const candidates = goalCandidates(starter, new Set(['Headroom_Maturity_Assessment__c', 'Event']));
    // The four measures of maturity; of Risk by department two on Event: last meeting and people met.
    expect(candidates.find(({ answer }) => answer === 'raise-maturity')).toMatchObject({ count: 6 });
    expect(candidates.find(({ answer }) => answer === 'customer-impact')).toEqual({ answer: 'customer-impact', count: 0, of: 4 });
  });
});
