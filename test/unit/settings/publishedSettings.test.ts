import { describe, expect, it } from 'vitest';
import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { publishedSettings } from '../../../src/settings/publishedSettings.ts';
import type { PublishedContents } from '../../../src/settings/untoldScorecards.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { starterRows, withChange } from './starterRows.ts';
import type { Rows } from './starterRows.ts';

const rows = starterRows({ examples: true });

function settingsOf(edited: Rows): Settings {
  const { settings, findings } = readSettings(edited);
  if (settings === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  return settings;
}

function contentsOf(settings: Settings): PublishedContents {
  return new Map(
    settingsVersions(settings).map(({ subject, text }) => [subject, JSON.parse(text) as ScorecardSettingsJson | ProductLineSettingsJson])
  );
}

const published = settingsOf(rows);
const contents = contentsOf(published);

/** What is told of the published settings when one record has been edited since. */
function told(record: string, fields: Readonly<Record<string, unknown>>): ReturnType<typeof publishedSettings> {
  return publishedSettings(settingsOf(withChange(rows, record, fields)), contents);
}

/** Contents that the settings found would be published as: equal to those published where everything is told. */
function contentOf(settings: Settings, subject: string): unknown {
  return contentsOf(settings).get(subject);
}

describe('settings as last published', () => {
  it('are those of the org where nothing was edited', () => {
    const found = publishedSettings(published, contents);
    expect(found.untold.size).toBe(0);
    expect(contentsOf(found.settings)).toEqual(contents);
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['a weight', 'Headroom_Measure.vr_oldest_case', { Weight__c: 80 }],
    ['a curve', 'Headroom_Measure.vr_open_cases', { Curve__c: '0:100, 10:0' }],
    ['a measure that was switched off', 'Headroom_Measure.vr_reopened', { Active__c: false }],
    ['the weight of a group', 'Headroom_Scorecard_Group.vr_support', { Weight__c: 50 }],
    ['a limit of a band', 'Headroom_Band.vendor_risk_yellow', { Floor__c: 55 }],
    ['a cap', 'Headroom_Risk_Rule.high_case_waiting', { Effect_Value__c: 39 }],
    ['the nights of confirmation', 'Headroom_Scorecard.vendor_risk', { Confirmation_Runs__c: 5 }]
  ])('come from what was published when it was edited since: %s', (_what, record, fields) => {
    const { settings, untold } = told(record, fields);
    expect(untold.size).toBe(0);
    const content = contentOf(settings, 'vendor_risk') as ScorecardSettingsJson;
    const before = contents.get('vendor_risk') as ScorecardSettingsJson;
    const numbers = ({ groups, bands, rules, scorecard, measures }: ScorecardSettingsJson): unknown => ({
      groups: groups.map(({ k, weight }) => [k, weight]),
      bands: bands.map(({ k, floor }) => [k, floor]),
      rules: rules.map(({ k, effect, when }) => [k, effect, when]).sort(),
      scorecard: { ...scorecard, note: '' },
      measures: measures.map(({ k, weight, knots, categories, reads, missing }) => [k, weight, knots, categories, reads, missing])
    });
    expect(numbers(content)).toEqual(numbers(before));
  });

  it('cannot be told where a signal was edited: its former definition is kept nowhere', () => {
    const { untold, settings } = told('Headroom_Signal.meeting_days', { Window_Days__c: 180 });
    expect(untold.get('vendor_risk')).toEqual(['Last meeting', 'Silent before the decision']);
    expect(settings.scorecards.map(({ key }) => key)).not.toContain('vendor_risk');
  });

  it('cannot be told of product coverage where product lines were edited', () => {
    expect(told('Headroom_Whitespace_Rule.integrations_all', { Green_From__c: 8 }).untold).toEqual(
      new Map([['vendor_expansion', ['product lines']]])
    );
  });

  const customers = 'Headroom_Health_Setting.default';

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['days for which a customer is new', customers, { New_Customer_Days__c: 200 }],
    ['filter of customers', customers, { Population__c: "Type = 'Customer'" }],
    ['filter of the scorecard', 'Headroom_Scorecard.vendor_risk', { Population__c: 'NumberOfEmployees > 10' }]
  ])('cannot be told where it was edited who is scored: the %s', (_what, record, fields) => {
    expect(told(record, fields).untold.get('vendor_risk')).toEqual(['who is scored']);
  });

  it('cannot be told where it was edited from when on a signal counts as in use', () => {
    expect(told('Headroom_Signal.meeting_days', { In_Use_From__c: 50 }).untold.get('vendor_risk')).toEqual(['Last meeting']);
  });

  it('cannot be told where it was edited by which day a customer decides, and a rule looks at it', () => {
    const { untold } = told(customers, { Notice_Days__c: 60 });
    expect(untold.get('vendor_risk')).toEqual(['Silent before the decision']);
    expect(untold.has('client_experience')).toBe(false);
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['a target', 'Headroom_Whitespace_Rule.integrations_all', { Target__c: 8 }],
    ['whom a rule concerns', 'Headroom_Whitespace_Rule.analytics_mid', { Segment_Filter__c: 'NumberOfEmployees >= 50' }],
    ['what a quantity reads', 'Headroom_Signal.qty_analytics', { Filter__c: 'Quantity > 1' }],
    ['what is subtracted from it', 'Headroom_Product_Line.analytics', { Returns_Signal__c: 'case_open' }],
    ['who may buy it', 'Headroom_Product_Line.analytics', { Eligible_Filter__c: "BillingCountry = 'DE'" }]
  ])('cannot be told of product coverage where it was edited in the org: %s', (_what, record, fields) => {
    expect(told(record, fields).untold.get('vendor_expansion')?.[0]).toBe('product lines');
  });

  it('can be told where it was edited how an opportunity begins, which moves no level', () => {
    expect(told('Headroom_Health_Setting.default', { Opportunity_Stage__c: 'Talks', Opportunity_Close_Days__c: 45 }).untold).toEqual(
      new Map()
    );
  });

  it('cannot be told of product coverage where the risk cannot, whose score holds its cells', () => {
    // The hold *account_at_risk_block* looks at Risk by department.
    const { untold } = told('Headroom_Signal.meeting_days', { Window_Days__c: 180 });
    expect(untold.get('vendor_expansion')).toEqual(['Risk by department']);
    expect(untold.has('client_experience')).toBe(false);
  });

  it('cannot be told of a scorecard that is gone', () => {
    const { untold } = publishedSettings(
      { ...published, scorecards: published.scorecards.filter(({ key }) => key !== 'client_maturity') },
      contents
    );
    expect(untold).toEqual(new Map([['client_maturity', []]]));
  });

  it('have the headline of then', () => {
    expect(told('Headroom_Health_Setting.default', { Headline__c: 'client_experience' }).settings.general.headline).toBe('vendor_risk');
  });
});
