import { describe, expect, it } from 'vitest';
import type { ObjectDescribe } from '../../../src/org/orgClient.ts';
import { findingsInOrg, settingsInOrg } from '../../../src/operations/settingsInOrg.ts';
import { withoutEmpty } from '../../../src/settings/settingType.ts';
import { starterSettings } from '../settings/starterRows.ts';

const settings = starterSettings();
const keys = (of: typeof settings): readonly string[] => of.signals.map(({ key }) => key);
const noRows = { warnings: [], objects: [] };

describe('settingsInOrg', () => {
  it('leaves settings alone where nothing is missing', () => {
    expect(settingsInOrg(settings, new Set())).toEqual(settings);
  });

  it('leaves out a signal whose object is missing, and a ratio that rests on it', () => {
    const here = settingsInOrg(settings, new Set(['Headroom_Signal.asset_qty']));
    expect(keys(settings).filter((key) => !keys(here).includes(key))).toEqual(['asset_deployed', 'asset_qty']);
  });

  it('leaves out a ratio of a ratio that rests on a missing object', () => {
    const ratio = settings.signals.find(({ key }) => key === 'asset_deployed')!;
    const twice = { ...ratio, key: 'zz_twice', record: 'Headroom_Signal.zz_twice', numerator: 'asset_deployed' };
    const here = settingsInOrg({ ...settings, signals: [twice, ...settings.signals] }, new Set(['Headroom_Signal.asset_qty']));
    expect(keys(here)).not.toContain('zz_twice');
  });

  it('keeps a ratio of a signal that nobody has made, so that the mistake is found', () => {
    const ratio = settings.signals.find(({ key }) => key === 'asset_deployed')!;
    const wrong = { ...ratio, numerator: 'asset_quantity' };
    expect(keys(settingsInOrg({ ...settings, signals: [wrong] }, new Set()))).toEqual(['asset_deployed']);
  });

  it('leaves out a contract source whose object is missing', () => {
    const here = settingsInOrg(settings, new Set(['Headroom_Contract_Source.contract_standard']));
    expect(here.contractSources.map(({ key }) => key)).not.toContain('contract_standard');
  });
});

describe('findingsInOrg', () => {
  const plain = { label: '', keyPrefix: null, createable: false, updateable: false, queryable: true, replicateable: true };
  const account = { ...plain, name: 'Account', fields: [], childRelationships: [] } as unknown as ObjectDescribe;
  const onlyFilter = {
    ...settings,
    general: withoutEmpty({ ...settings.general, population: "Typ = 'Customer'" }) as typeof settings.general,
    signals: [],
    contractSources: [],
    scorecards: [],
    measures: [],
    whitespaceRules: []
  };
  const place = { record: 'Headroom_Health_Setting.default', field: 'Population__c' };
  const ofPull = {
    code: 'E-FIELD-UNKNOWN' as const,
    ...place,
    value: 'Typ',
    what: 'the object Account has no field Typ',
    fix: 'Correct the name'
  };

  it('says a field that both checks stumble over once, in the words that name the nearest field', () => {
    const findings = findingsInOrg(onlyFilter, { ...noRows, findings: [ofPull] }, new Map([['Account', account]]));
    expect(findings).toMatchObject([{ ...place, value: "Typ = 'Customer'" }]);
  });

  it('keeps what only the pull finds, each once', () => {
    const other = { ...ofPull, field: 'Success_Manager_Path__c' };
    const findings = findingsInOrg(onlyFilter, { ...noRows, findings: [other, other, ofPull] }, new Map([['Account', account]]));
    expect(findings.map(({ field }) => field)).toEqual(['Population__c', 'Success_Manager_Path__c']);
  });

  it('says of an object that is not there one thing, not every field that would be read of it', () => {
    const signal = settings.signals.find(({ key }) => key === 'case_open')!;
    const wrong = { ...onlyFilter, general: settings.general, signals: [{ ...signal, object: 'Ticket__c' }] };
    const ofField = { ...ofPull, record: signal.record, field: 'Account_Path__c', value: 'AccountId' };
    const found = findingsInOrg(wrong, { ...noRows, findings: [ofField] }, new Map([['Account', account]]));
    expect(found.filter(({ record }) => record === signal.record)).toMatchObject([{ field: 'Object__c', value: 'Ticket__c' }]);
  });
});
