import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

let folder: string;
let org: TestOrg;
const faults = '/services/headroom-local/faults';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-features-'));
  org = await openTestOrg({ folder });
});
afterAll(async () => {
  await org.remove();
  await rm(folder, { recursive: true, force: true });
});

const set = (fault: string, parameters: Record<string, unknown> = {}): Promise<Json> => org.call('POST', faults, { fault, ...parameters });

describe('multiple currencies', () => {
  it('are not there before they are activated', async () => {
    expect((await org.call('GET', '/sobjects/CurrencyType/describe')).status).toBe(404);
    expect((await org.call('GET', `/query?q=${encodeURIComponent('SELECT CurrencyIsoCode FROM Account')}`)).body[0].errorCode).toBe(
      'INVALID_FIELD'
    );
  });

  it('give every record with amounts a currency, those that are there the corporate one', async () => {
    const before = await org.create('Account', { Name: 'Before' });
    expect((await set('currencies', { corporate: 'EUR', rates: { USD: 1.1, JPY: 160 } })).status).toBe(201);
    const after = await org.create('Account', { Name: 'After', CurrencyIsoCode: 'JPY' });
    const plain = await org.create('Opportunity', { Name: 'Plain', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 5 });
    const codeOf = async (object: string, id: string): Promise<unknown> =>
      (await org.query(`SELECT CurrencyIsoCode FROM ${object} WHERE Id = '${id}'`))[0].CurrencyIsoCode;
    expect([await codeOf('Account', before), await codeOf('Account', after), await codeOf('Opportunity', plain)]).toEqual([
      'EUR',
      'JPY',
      'EUR'
    ]);
    const { status, body } = await org.call('POST', '/sobjects/Account', { Name: 'Strange', CurrencyIsoCode: 'CHF' });
    expect([status, body[0].errorCode]).toEqual([400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST']);
  });

  it('have rates in CurrencyType, which change by an update', async () => {
    const rates = 'SELECT IsoCode, ConversionRate, DecimalPlaces, IsCorporate FROM CurrencyType ORDER BY ConversionRate';
    expect(await org.query(rates)).toMatchObject([
      { IsoCode: 'EUR', ConversionRate: 1, DecimalPlaces: 2, IsCorporate: true },
      { IsoCode: 'USD', ConversionRate: 1.1, DecimalPlaces: 2, IsCorporate: false },
      { IsoCode: 'JPY', ConversionRate: 160, DecimalPlaces: 0, IsCorporate: false }
    ]);
    const [dollar] = await org.query("SELECT Id FROM CurrencyType WHERE IsoCode = 'USD'");
    expect((await org.call('PATCH', `/sobjects/CurrencyType/${dollar.Id}`, { ConversionRate: 1.25 })).status).toBe(204);
    expect((await org.query(rates))[1].ConversionRate).toBe(1.25);
  });
});

describe('person accounts', () => {
  it('take their name from its parts and say what they are', async () => {
    await set('person_accounts');
    const person = await org.create('Account', { FirstName: 'Kim', LastName: 'Lee' });
    const company = await org.create('Account', { Name: 'Company' });
    const shown = async (id: string): Promise<Json> => (await org.query(`SELECT Name, IsPersonAccount FROM Account WHERE Id = '${id}'`))[0];
    expect(await shown(person)).toMatchObject({ Name: 'Kim Lee', IsPersonAccount: true });
    expect(await shown(company)).toMatchObject({ Name: 'Company', IsPersonAccount: false });
    expect((await org.call('PATCH', `/sobjects/Account/${person}`, { Name: 'Other' })).body[0].errorCode).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE'
    );
  });
});

describe('features that are switched on', () => {
  it('stay over a restart, and when the faults are taken away', async () => {
    await org.call('DELETE', faults);
    await org.close();
    org = await openTestOrg({ folder });
    const [row] = await org.query("SELECT Name, CurrencyIsoCode, IsPersonAccount FROM Account WHERE Name = 'Kim Lee'");
    expect(row).toMatchObject({ CurrencyIsoCode: 'EUR', IsPersonAccount: true });
    expect(await org.query('SELECT Id FROM CurrencyType')).toHaveLength(3);
  });

  it('are not switched on twice', async () => {
    expect((await set('currencies', { corporate: 'EUR', rates: {} })).status).toBe(400);
    expect((await set('person_accounts')).status).toBe(400);
  });
});
