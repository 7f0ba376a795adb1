import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellJson } from '../../src/domain/resultJson.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import type { RecordModel } from '../../src/metadata/model.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import { newRecord, readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient, OrgRecord, RowToSave } from '../../src/org/orgClient.ts';
import { soqlText } from '../../src/org/soqlText.ts';

const root = join(import.meta.dirname, '..', '..');
const opened = '2026-09-01T09:00:00.000Z';

/** In Star Wars many lightsabers are fully covered and few tricorders; in Star Trek it is the other way round. */
const rules = [
  { industry: 'Star Wars', line: 'lightsabers', yellow: 1, green: 10 },
  { industry: 'Star Wars', line: 'tricorders', yellow: 1, green: 2 },
  { industry: 'Star Trek', line: 'lightsabers', yellow: 1, green: 2 },
  { industry: 'Star Trek', line: 'tricorders', yellow: 1, green: 10 }
] as const;

const lines = [
  { key: 'lightsabers', family: 'Lightsabers' },
  { key: 'tricorders', family: 'Tricorders' },
  { key: 'holocrons', family: 'Holocrons', retired: '2026-01-01' }
] as const;

function settings(): readonly RecordModel[] {
  const common = { Active__c: true, Sort_Order__c: 10 };
  return [
    ...lines.flatMap((line) => [
      newRecord('Headroom_Signal__mdt', `qty_${line.key}`, {
        ...common,
        Title__c: `${line.family} owned`,
        Object__c: 'Asset',
        Account_Path__c: 'AccountId',
        Aggregate__c: 'SUM',
        Field__c: 'Quantity',
        Filter__c: `IsCompetitorProduct = false AND Status != 'Obsolete' AND Product2.Family = ${soqlText(line.family)}`,
        When_Empty__c: 'Zero if seen',
        Unit__c: 'units',
        In_Use_From__c: 0,
        History__c: 'Current',
        Source__c: 'Own'
      }),
      newRecord('Headroom_Product_Line__mdt', line.key, {
        ...common,
        Title__c: line.family,
        Quantity_Signal__c: `qty_${line.key}`,
        Product_Family__c: line.family,
        Price_Source__c: 'None',
        Motion_When_None__c: 'Cross-sell',
        Motion_When_Some__c: 'Upsell',
        Unit__c: 'units',
        ...('retired' in line ? { Retired_On__c: line.retired } : {})
      })
    ]),
    ...rules.map(({ industry, line, yellow, green }) =>
      newRecord('Headroom_Whitespace_Rule__mdt', `${line}_${industry.replace(' ', '_')}`, {
        ...common,
        Title__c: `${line} in ${industry}`,
        Product_Line__c: line,
        Segment_Filter__c: `Industry = '${industry}'`,
        Basis__c: 'Quantity',
        Yellow_From__c: yellow,
        Green_From__c: green,
        Target__c: green,
        Target_Per__c: 'Fixed'
      })
    )
  ];
}

/** The ready-made general setting, with tasks switched on. */
async function withTasks(): Promise<readonly RecordModel[]> {
  const records = await readStarter(join(root, 'starter'));
  const general = records.filter(({ object }) => object === 'Headroom_Health_Setting__mdt');
  return general.map((record) => withValues(record, { Survey_Follow_Up__c: true }));
}

/** Quantity to level and status, by hand from the rules above. */
const many = {
  0: 'red Open',
  1: 'yellow Partly_Used',
  2: 'yellow Partly_Used',
  9: 'yellow Partly_Used',
  10: 'green Covered',
  11: 'green Covered'
};
const few = { 0: 'red Open', 1: 'yellow Partly_Used', 2: 'green Covered', 9: 'green Covered', 10: 'green Covered', 11: 'green Covered' };
const expected = [
  { industry: 'Star Wars', lightsabers: many, tricorders: few },
  { industry: 'Star Trek', lightsabers: few, tricorders: many }
] as const;
const quantities = [0, 1, 2, 9, 10, 11] as const;

describe('whitespace rules for two industries and two products', () => {
  let folder = '';
  let org: RunningLocalOrg;
  let client: OrgClient;
  let setClock: (now: string) => Promise<unknown>;
  const ids = new Map<string, string>();

  const run = (): Promise<unknown> => sync({ client, dataFolder: join(folder, 'data'), historyWeeks: 4 });

  async function create(object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
    const receipts = await client.saveRows({ object, operation: 'insert', rows });
    return receipts.map((receipt) => {
      if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
      return String(receipt.id);
    });
  }

  async function cellOf(name: string, line: string): Promise<CellJson | undefined> {
    return (await explain(client, name)).cells.find(({ k }) => k === line);
  }

  /** Level and status, as in the table: `yellow Partly_Used`. */
  async function shown(name: string, line: string): Promise<string> {
    const cell = await cellOf(name, line);
    return `${cell?.lvl ?? 'none'} ${cell?.st ?? 'none'}`;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-rules-'));
    org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: opened });
    const connected = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    client = connected.client;
    setClock = (now) =>
      connected.wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
    await deployPackage(connected.wire, client.identity.apiVersion, root);
    await deployZip(connected.wire, client.identity.apiVersion, recordsZip([...settings(), ...(await withTasks())]));
    await fill();
    await run();
  });

  afterAll(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function fill(): Promise<void> {
    const products = await create(
      'Product2',
      [...lines.map(({ family }) => family), 'Droids'].map((Family) => ({ Name: Family, Family, IsActive: true }))
    );
    const product = (family: string): string => products[['Lightsabers', 'Tricorders', 'Holocrons', 'Droids'].indexOf(family)] ?? '';
    const grid = expected.flatMap(({ industry }) =>
      quantities.map((quantity) => ({ Name: `${industry} ${quantity}`, Industry: industry as string | null, quantity }))
    );
    const accounts = [
      ...grid,
      { Name: 'No industry', Industry: null, quantity: 5 },
      { Name: 'Other industry', Industry: 'Firefly', quantity: 5 },
      { Name: 'Nothing known', Industry: 'Star Wars', quantity: undefined },
      { Name: 'Bought long ago', Industry: 'Star Wars', quantity: 5 }
    ];
    const saved = await create(
      'Account',
      accounts.map(({ Name, Industry }) => ({ Name, Industry, Type: 'Customer - Direct' }))
    );
    accounts.forEach(({ Name }, at) => ids.set(Name, saved[at] ?? ''));
    const asset = (name: string, family: string, Quantity: number, Status = 'Installed'): RowToSave => ({
      Name: family,
      AccountId: ids.get(name) ?? '',
      Product2Id: product(family),
      Quantity,
      Status,
      IsCompetitorProduct: false
    });
    // Everybody but one owns a droid: assets are seen there, so that owning none of a line is a known 0.
    const owners = accounts.flatMap(({ Name, quantity }) => (quantity === undefined ? [] : [{ Name, quantity }]));
    await create('Asset', [
      ...owners.map(({ Name }) => asset(Name, 'Droids', 1)),
      ...owners
        .filter(({ quantity }) => quantity > 0)
        .flatMap(({ Name, quantity }) => [asset(Name, 'Lightsabers', quantity), asset(Name, 'Tricorders', quantity)]),
      asset('Bought long ago', 'Lightsabers', 20, 'Obsolete'),
      asset('Bought long ago', 'Holocrons', 3)
    ]);
  }

  it.each(
    expected.flatMap(({ industry, lightsabers, tricorders }) =>
      quantities.map((quantity) => [industry, quantity, lightsabers[quantity], tricorders[quantity]] as const)
    )
  )('%s: %i of each are %s for lightsabers and %s for tricorders', async (industry, quantity, lightsabers, tricorders) => {
    expect(await shown(`${industry} ${quantity}`, 'lightsabers')).toBe(lightsabers);
    expect(await shown(`${industry} ${quantity}`, 'tricorders')).toBe(tricorders);
    expect(await cellOf(`${industry} ${quantity}`, 'lightsabers')).toMatchObject({ own: quantity, tgt: industry === 'Star Wars' ? 10 : 2 });
  });

  it('has no rule where the industry is missing or has none', async () => {
    for (const name of ['No industry', 'Other industry']) {
      for (const line of ['lightsabers', 'tricorders']) expect(await shown(name, line)).toBe('none No_Rule');
    }
  });

  it('calls the quantity unknown where no asset of any kind is seen', async () => {
    for (const line of ['lightsabers', 'tricorders']) {
      expect(await cellOf('Nothing known', line)).toMatchObject({ st: 'Unknown', lvl: null, own: null, because: 'quantity' });
    }
  });

  it('offers a retired product to nobody, not even to its owners', async () => {
    for (const name of ['Bought long ago', 'Star Wars 0', 'Star Trek 11']) {
      expect(await cellOf(name, 'holocrons')).toMatchObject({ st: 'Not_Eligible', because: 'retired', lvl: null });
    }
  });

  it('does not count what is obsolete as owned', async () => {
    expect(await cellOf('Bought long ago', 'lightsabers')).toMatchObject({ own: 5, lvl: 'yellow' });
  });

  it('writes a record for open and partly used cells only; the others stand in the summary', async () => {
    const rows = await client.query('SELECT Status__c FROM Headroom_Whitespace_Cell__c');
    // By the table above: per industry 1 red and 3 yellow of the one line, 1 red and 1 yellow of the other; then two of "Bought long ago",
    // whose 5 lightsabers are yellow and whose 5 tricorders are green.
    expect(rows.filter((row) => row['Status__c'] === 'Open')).toHaveLength(4);
    expect(rows.filter((row) => row['Status__c'] === 'Partly_Used')).toHaveLength(9);
    expect(rows).toHaveLength(13);
  });

  describe('with a defect of a product', () => {
    const name = 'Star Wars 9';
    let defect = '';

    beforeAll(async () => {
      const where = `AccountId = ${soqlText(ids.get(name) ?? '')} AND Product2.Family = 'Lightsabers'`;
      const [asset] = await client.query(`SELECT Id FROM Asset WHERE ${where}`);
      const row = {
        AccountId: ids.get(name) ?? '',
        AssetId: String(asset?.['Id']),
        Type: 'Problem',
        Subject: 'Blade flickers',
        Status: 'New'
      };
      [defect = ''] = await create('Case', [row]);
    });

    it('stays partly used while the defect is thirty days old', async () => {
      await setClock('2026-10-01T09:00:00.000Z');
      await run();
      expect(await shown(name, 'lightsabers')).toBe('yellow Partly_Used');
    });

    it('is on hold from the thirty-first day on, by this defect, and only this product of this account', async () => {
      await setClock('2026-10-02T09:00:00.000Z');
      await run();
      expect(await cellOf(name, 'lightsabers')).toMatchObject({
        st: 'Blocked_At_Risk',
        lvl: 'yellow',
        own: 9,
        hold: { rule: 'product_defect_block', ids: [defect], since: '2026-10-02', val: 31, all: false }
      });
      expect(await shown(name, 'tricorders')).toBe('green Covered');
      expect(await shown('Star Wars 2', 'lightsabers')).toBe('yellow Partly_Used');
      expect(
        await client.query(
          "SELECT Key__c, Blocker__c, Blocked_Since__c FROM Headroom_Whitespace_Cell__c WHERE Status__c = 'Blocked_At_Risk'"
        )
      ).toMatchObject([{ Key__c: `${ids.get(name)}:lightsabers`, Blocker__c: defect, Blocked_Since__c: '2026-10-02' }]);
    });

    const night = async (day: string): Promise<CellJson | undefined> => {
      await setClock(`${day}T10:00:00.000Z`);
      await run();
      return cellOf(name, 'lightsabers');
    };
    const onHold = (): Promise<number> =>
      client.count("SELECT COUNT() FROM Headroom_Whitespace_Cell__c WHERE Status__c = 'Blocked_At_Risk'");

    const notes = (): Promise<readonly OrgRecord[]> =>
      client.query("SELECT Subject, OwnerId, WhatId, Headroom_Key__c FROM Task WHERE Headroom_Key__c LIKE 'hold:%'");
    let wish = '';

    it('stays on hold until the defect has been closed for two nights, and says that the hold is ending', async () => {
      const account = { Account__c: ids.get(name) ?? '', Product_Line__c: 'lightsabers' };
      [wish = ''] = await create('Headroom_Whitespace_Feedback__c', [{ ...account, Answer__c: 'Tell_Me' }]);
      await client.saveRows({ object: 'Case', operation: 'update', rows: [{ Id: defect, Status: 'Closed' }] });
      const ending = { rule: 'product_defect_block', since: '2026-10-02', ids: [] };
      // A second run of the day on which it was closed is no night.
      expect(await night('2026-10-02')).toMatchObject({ st: 'Blocked_At_Risk', hold: { ...ending, ends: { runs: 0 } } });
      expect(await night('2026-10-03')).toMatchObject({ st: 'Blocked_At_Risk', hold: { ...ending, ends: { runs: 1, day: '2026-10-03' } } });
      expect(await onHold()).toBe(1);
      expect(await notes()).toEqual([]);
    });

    it('returns by itself in the second night', async () => {
      expect(await night('2026-10-04')).toMatchObject({ st: 'Partly_Used', lvl: 'yellow', own: 9 });
      expect(await onHold()).toBe(0);
    });

    it('tells once who asked to be told', async () => {
      const note = { Subject: 'Lightsabers at Star Wars 9 can be sold again', WhatId: ids.get(name), Headroom_Key__c: `hold:${wish}` };
      expect(await notes()).toMatchObject([{ ...note, OwnerId: client.identity.userId }]);
      await run();
      await night('2026-10-05');
      expect(await notes()).toHaveLength(1);
    });
  });
});
