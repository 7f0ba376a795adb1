import { describe, expect, it } from 'vitest';
import { HealthError } from '../../../src/domain/healthError.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { loadSettings, settingsQuery } from '../../../src/settings/loadSettings.ts';
import { readPairs } from '../../../src/settings/pairsText.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { starterRows, starterSettings, withChange } from './starterRows.ts';
import type { Rows } from './starterRows.ts';

describe('readSettings', () => {
  it('reads the starter records without a finding, with and without the examples', () => {
    expect(readSettings(starterRows()).findings).toEqual([]);
    expect(readSettings(starterRows({ examples: true })).findings).toEqual([]);
  });

  it('reads percents as fractions', () => {
    const settings = starterSettings({ examples: true });
    expect(settings.scorecards.find((one) => one.key === 'client_maturity')?.minimumCoverage).toBe(0.75);
    expect(settings.signals.find((one) => one.key === 'case_open')?.inUseFrom).toBe(0.05);
    expect(settings.productLines.find((one) => one.key === 'premium_support')?.price).toEqual({ kind: 'contract_share', share: 0.15 });
  });

  it('reads conditions, effects and curves', () => {
    const settings = starterSettings();
    expect(settings.riskRules.find((one) => one.key === 'silent_before_decision')).toMatchObject({
      conditions: [
        { of: { kind: 'decision_days_left' }, operator: '<=', threshold: 120 },
        { of: { kind: 'signal', signal: 'meeting_days' }, operator: '>', threshold: 90 }
      ],
      effect: { kind: 'cap', scorecard: 'vendor_risk', value: 39 }
    });
    expect(settings.measures.find((one) => one.key === 'vr_defects')?.judge).toEqual({
      kind: 'curve',
      knots: [
        [0, 100],
        [1, 75],
        [3, 40],
        [6, 0]
      ]
    });
  });

  it('switches groups, measures, bands and caps off with their scorecard', () => {
    const rows = withChange(starterRows(), 'Headroom_Scorecard.client_engagement', { Active__c: false });
    const { settings, findings } = readSettings(rows);
    expect(findings).toEqual([]);
    expect(settings?.groups.some((group) => group.scorecard === 'client_engagement')).toBe(false);
    expect(settings?.measures.some((measure) => measure.group.startsWith('en_'))).toBe(false);
    expect(settings?.bands.some((band) => band.scorecard === 'client_engagement')).toBe(false);
  });

  it('changes its hash exactly when the content changes', () => {
    const rows = starterRows();
    const before = readSettings(rows).settings?.hash;
    const reversed: Rows = Object.fromEntries(Object.entries(rows).map(([type, list]) => [type, [...list].reverse()]));
    const edited = withChange(rows, 'Headroom_Measure.vr_defects', { Weight__c: 61 });
    expect(readSettings(reversed).settings?.hash).toBe(before);
    expect(readSettings(edited).settings?.hash).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives every finding at once', () => {
    const one = withChange(starterRows(), 'Headroom_Measure.vr_defects', { Weight__c: -1 });
    const two = withChange(one, 'Headroom_Band.vendor_risk_red', { Floor__c: 5 });
    expect(readSettings(two).findings.map((finding) => finding.record)).toEqual([
      'Headroom_Measure.vr_defects',
      'Headroom_Band.vendor_risk_red'
    ]);
  });

  it('hides nothing behind a field that cannot be read: neither in its record nor, for the general one, in any other', () => {
    const signal = { Sensitive__c: 'yes', Window_Days__c: -5 };
    const one = withChange(starterRows(), 'Headroom_Signal.case_created_90', signal);
    const two = withChange(one, 'Headroom_Health_Setting.default', { Api_Day_Share__c: 'most' });
    const three = withChange(two, 'Headroom_Band.vendor_risk_red', { Floor__c: 5 });
    expect(readSettings(three).findings.map(({ code, record, field }) => [code, record, field])).toEqual([
      ['E-VALUE-KIND', 'Headroom_Health_Setting.default', 'Api_Day_Share__c'],
      ['E-VALUE-KIND', 'Headroom_Signal.case_created_90', 'Sensitive__c'],
      ['E-BAND-START', 'Headroom_Band.vendor_risk_red', 'Floor__c'],
      ['E-NUMBER-RANGE', 'Headroom_Signal.case_created_90', 'Window_Days__c']
    ]);
  });

  it('says of a field that cannot be read only that, not that it is empty too', () => {
    const rows = withChange(starterRows(), 'Headroom_Signal.case_created_90', { Window_Days__c: 'long', Date_Field__c: 5 });
    const places = readSettings(rows).findings.map(({ code, field }) => [code, field]);
    expect(places).toEqual([
      ['E-VALUE-KIND', 'Date_Field__c'],
      ['E-VALUE-KIND', 'Window_Days__c']
    ]);
  });
});

describe('readPairs', () => {
  it('reads negative and broken numbers', () => {
    expect(readPairs('-0.5:0, 0:80,0.15 : 100', true)).toEqual({
      ok: true,
      pairs: [
        [-0.5, 0],
        [0, 80],
        [0.15, 100]
      ]
    });
  });

  it('lets categories stand in any order', () => {
    expect(readPairs('2:35, 1:10', false).ok).toBe(true);
    expect(readPairs('2:35, 1:10', true).ok).toBe(false);
  });
});

describe('settingsVersions', () => {
  const versions = settingsVersions(starterSettings({ examples: true }));

  it('gives one content for each scorecard and one for the product lines', () => {
    expect(versions.map((version) => version.subject)).toEqual([
      'client_engagement',
      'client_experience',
      'client_maturity',
      'client_outcomes',
      'vendor_expansion',
      'vendor_outcomes',
      'vendor_risk',
      'product_lines'
    ]);
    expect(versions.every((version) => version.key === `${version.subject}:${version.hash}` && version.key.length <= 120)).toBe(true);
  });

  it('begins with v and sorts its keys', () => {
    for (const { text } of versions) {
      const json = JSON.parse(text) as object;
      expect(Object.keys(json)[0]).toBe('v');
      expect(Object.keys(json).slice(1)).toEqual(Object.keys(json).slice(1).sort());
    }
  });

  it('holds no SOQL', () => {
    expect(versions.every(({ text }) => !/AccountId|IN \(|!= /.test(text.replace(/"(why|note|evidence)":"[^"]*"/g, '')))).toBe(true);
  });

  it('gives each rule unit and object of what it looks at', () => {
    const rulesOf = (subject: string, name: 'rules' | 'holds') => {
      const json = JSON.parse(versions.find((version) => version.subject === subject)!.text) as Record<string, { k: string }[]>;
      return new Map(json[name]!.map((rule) => [rule.k, rule]));
    };
    const caps = rulesOf('vendor_risk', 'rules');
    expect(caps.get('usage_falling')).toMatchObject({ unit: 'share, -1 to any', unit2: 'users', object: 'Headroom_Product_Usage__c' });
    expect(caps.get('silent_before_decision')).toMatchObject({ unit: 'days', unit2: 'days', object: '' });
    expect(caps.get('high_case_waiting')).toMatchObject({ unit: 'days', object: 'Case' });
    const holds = rulesOf('product_lines', 'holds');
    expect(holds.get('product_defect_block')).toMatchObject({ unit: 'days', object: 'Case' });
    expect(holds.get('account_at_risk_block')).toMatchObject({ unit: '', object: '' });
  });

  it('gives each whitespace rule what its target is worked out from', () => {
    const json = JSON.parse(versions.at(-1)!.text) as { whitespaceRules: { k: string }[]; lines: { k: string }[] };
    const rule = (key: string) => json.whitespaceRules.find(({ k }) => k === key);
    expect(rule('platform_software')).toMatchObject({ per: 'per_employee', segment: 'tech and telecom companies' });
    expect(rule('training_per_seat')).toMatchObject({ per: 'per_product_line', perLine: 'platform' });
    expect(json.lines.find(({ k }) => k === 'platform')).toMatchObject({ unit: 'seats', unitOne: 'seat' });
  });

  it('leaves the versions of other scorecards alone when one is edited', () => {
    const edited = readSettings(withChange(starterRows({ examples: true }), 'Headroom_Measure.vr_defects', { Weight__c: 61 })).settings;
    const after = settingsVersions(edited!);
    expect(after.filter((version, place) => version.key !== versions[place]?.key).map((version) => version.subject)).toEqual([
      'vendor_risk'
    ]);
  });
});

describe('settingsQuery', () => {
  const type = { name: 'Headroom_Band', fields: ['DeveloperName', 'Floor__c', 'Scorecard__c'], references: ['Scorecard__c'] };

  it('names every field and reads relationships by developer name', () => {
    expect(settingsQuery(type, undefined)).toBe(
      'SELECT DeveloperName, Floor__c, Scorecard__r.DeveloperName FROM Headroom_Band__mdt ORDER BY DeveloperName'
    );
  });

  it('puts the namespace of the package before names of ours', () => {
    expect(settingsQuery(type, 'acme')).toBe(
      'SELECT DeveloperName, acme__Floor__c, acme__Scorecard__r.DeveloperName FROM acme__Headroom_Band__mdt ORDER BY DeveloperName'
    );
  });
});

/** Answers as an org does that holds these rows: references nested under their relationship. */
function orgWith(rows: Rows): OrgClient {
  const query = (soql: string): Promise<readonly Record<string, unknown>[]> => {
    const [, fields = '', type = ''] = /^SELECT (.+) FROM (\w+)__mdt /.exec(soql) ?? [];
    const records = (rows[type] ?? []).map((row) =>
      Object.fromEntries(
        fields.split(', ').map((field) => {
          const parent = /^(\w+)__r\.DeveloperName$/.exec(field)?.[1];
          const key = parent === undefined ? undefined : (row[`${parent}__c`] ?? null);
          return parent === undefined ? [field, row[field] ?? null] : [`${parent}__r`, key === null ? null : { DeveloperName: key }];
        })
      )
    );
    return Promise.resolve(records);
  };
  return { identity: {}, query } as unknown as OrgClient;
}

describe('loadSettings', () => {
  it('reads the same settings from the org as from the records', async () => {
    expect(await loadSettings(orgWith(starterRows()))).toEqual(starterSettings());
  });

  it('names every finding in one error', async () => {
    const one = withChange(starterRows(), 'Headroom_Measure.vr_defects', { Weight__c: -1 });
    const two = withChange(one, 'Headroom_Band.vendor_risk_red', { Floor__c: 5 });
    const error = await loadSettings(orgWith(two)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HealthError);
    expect(error).toMatchObject({
      name: 'SettingsInvalid',
      values: [
        '2',
        'E-BAND-START  Headroom_Band.vendor_risk_red, Floor__c "5"  no band of scorecard vendor_risk begins at 0. Fix: Set the floor of the lowest band to 0.\n' +
          'E-WEIGHT-NEGATIVE  Headroom_Measure.vr_defects, Weight__c "-1"  a weight cannot be negative. Fix: Enter 0 or more; for less-is-better let the curve fall.'
      ]
    });
  });

  it('says that there are no settings in an org without records', async () => {
    await expect(loadSettings(orgWith({}))).rejects.toMatchObject({ name: 'SettingsMissing' });
  });

  it.each([
    [new HealthError('ObjectMissing', ['Headroom_Health_Setting__mdt', '']), 'Headroom_Health_Setting__mdt'],
    [new HealthError('FieldMissing', ['?', 'Title__c', ' no such column']), 'Headroom_Health_Setting__mdt.Title__c']
  ])('says that the package is not there, or not to be seen, when the org answers %s', async (answer, missing) => {
    const org = { identity: {}, query: () => Promise.reject(answer) } as unknown as OrgClient;
    const refused = loadSettings(org);
    await expect(refused).rejects.toMatchObject({ name: 'PackageNotInstalled', values: [missing], cause: answer });
  });

  it('passes on any other error', async () => {
    const answer = new HealthError('OrgUnreachable', ['https://org', '503']);
    const org = { identity: {}, query: () => Promise.reject(answer) } as unknown as OrgClient;
    await expect(loadSettings(org)).rejects.toBe(answer);
  });
});
