import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import type { RecordModel } from '../../src/metadata/model.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import { newRecord, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';

const root = join(import.meta.dirname, '..', '..');
const feedback = 'Headroom_Whitespace_Feedback__c';

/** One product line, of which everybody owns one and ten fit. */
function settings(): readonly RecordModel[] {
  const common = { Active__c: true, Sort_Order__c: 10 };
  return [
    newRecord('Headroom_Signal__mdt', 'qty_droids', {
      ...common,
      ...{ Title__c: 'Droids owned', Object__c: 'Asset', Account_Path__c: 'AccountId', Aggregate__c: 'SUM', Field__c: 'Quantity' },
      ...{ When_Empty__c: 'Zero', Unit__c: 'droids', In_Use_From__c: 0, History__c: 'Current', Source__c: 'Own' }
    }),
    newRecord('Headroom_Product_Line__mdt', 'droids', {
      ...common,
      ...{ Title__c: 'Droids', Quantity_Signal__c: 'qty_droids', Product_Family__c: 'Droids', Price_Source__c: 'None' },
      ...{ Motion_When_None__c: 'Cross-sell', Motion_When_Some__c: 'Upsell', Unit__c: 'droids' }
    }),
    newRecord('Headroom_Whitespace_Rule__mdt', 'droids_all', {
      ...common,
      ...{ Title__c: 'Droids for all', Product_Line__c: 'droids', Basis__c: 'Quantity' },
      ...{ Yellow_From__c: 1, Green_From__c: 10, Target__c: 10, Target_Per__c: 'Fixed' }
    })
  ];
}

const names = ['Not for us', 'Next month', 'Buys elsewhere', 'Builds its own', 'Asked only', 'Merged away', 'Stays'] as const;
type Name = (typeof names)[number];

describe('answers of reps', () => {
  let folder = '';
  let org: RunningLocalOrg;
  let client: OrgClient;
  let setClock: (now: string) => Promise<unknown>;
  const ids = new Map<string, string>();
  /** Statuses after each of ten nights, by account. */
  const nights: Readonly<Record<Name, string>>[] = [];
  let last: SyncResult;

  async function create(object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
    const receipts = await client.saveRows({ object, operation: 'insert', rows });
    return receipts.map((receipt) => {
      if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
      return String(receipt.id);
    });
  }

  async function answer(name: Name, Answer__c: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const row = { Account__c: ids.get(name) ?? '', Product_Line__c: 'droids', Answer__c, ...more };
    const [id = ''] = await create(feedback, [row]);
    return id;
  }

  async function night(day: string): Promise<void> {
    await setClock(`${day}T02:00:00.000Z`);
    last = await sync({ client, dataFolder: join(folder, 'data'), historyWeeks: 4 });
  }

  async function status(name: Name): Promise<string> {
    const { cells } = await explain(client, name);
    return cells.find(({ k }) => k === 'droids')?.st ?? 'none';
  }

  async function mergeInto(master: Name, loser: Name): Promise<void> {
    const body =
      '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="urn:partner.soap.sforce.com" ' +
      `xmlns:s="urn:sobject.partner.soap.sforce.com"><e:Header><u:SessionHeader><u:sessionId>${org.accessToken}</u:sessionId></u:SessionHeader>` +
      `</e:Header><e:Body><u:merge><u:request><u:masterRecord><s:type>Account</s:type><s:Id>${ids.get(master) ?? ''}</s:Id></u:masterRecord>` +
      `<u:recordToMergeIds>${ids.get(loser) ?? ''}</u:recordToMergeIds></u:request></u:merge></e:Body></e:Envelope>`;
    const response = await fetch(`${org.url}/services/Soap/u/66.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
    const text = await response.text();
    if (!text.includes('<success>true</success>')) throw new Error(text);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-feedback-'));
    org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2026-09-01T09:00:00.000Z' });
    const connected = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    client = connected.client;
    setClock = (now) =>
      connected.wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
    await deployPackage(connected.wire, client.identity.apiVersion, root);
    await deployZip(connected.wire, client.identity.apiVersion, recordsZip(settings()));
    const saved = await create(
      'Account',
      names.map((Name) => ({ Name, Type: 'Customer - Direct' }))
    );
    names.forEach((name, at) => ids.set(name, saved[at] ?? ''));
    await create(
      'Asset',
      saved.map((AccountId) => ({ Name: 'Droid', AccountId, Quantity: 1, Status: 'Installed', IsCompetitorProduct: false }))
    );
    await answer('Not for us', 'Not_A_Fit', { Reason__c: 'Too small.' });
    await answer('Next month', 'Later', { Until__c: '2026-09-07' });
    await answer('Buys elsewhere', 'Has_Competitor');
    await answer('Builds its own', 'Does_It_Themselves');
    await answer('Merged away', 'Not_A_Fit');
    await answer('Stays', 'Not_A_Fit', { Product_Line__c: 'driods' });
    await answer('Asked only', 'Later', { Until__c: '2026-08-20' });
    for (let day = 2; day <= 11; day += 1) {
      await night(`2026-09-${String(day).padStart(2, '0')}`);
      // Halfway somebody wants to be told of a cell that was answered, which lifts nothing.
      if (day === 6) await answer('Not for us', 'Tell_Me');
      const found = await Promise.all(names.map(async (name) => [name, await status(name)] as const));
      nights.push(Object.fromEntries(found) as Record<Name, string>);
    }
  }, 600_000);

  afterAll(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each<[Name, string]>([
    ['Not for us', 'Not_A_Fit'],
    ['Buys elsewhere', 'Has_Competitor'],
    ['Builds its own', 'Not_A_Fit'],
    ['Merged away', 'Not_A_Fit'],
    ['Stays', 'Partly_Used'],
    ['Asked only', 'Partly_Used']
  ])('%s is %s after every one of ten syncs', (name, st) => {
    expect(nights.map((statuses) => statuses[name])).toEqual(new Array(10).fill(st));
  });

  it('hold until their date, and the cell comes back on that day', () => {
    const until = nights.map((statuses) => statuses['Next month']);
    // Nights of 2 to 6 September, then those of 7 to 11.
    expect(until).toEqual([...new Array<string>(5).fill('Not_A_Fit'), ...new Array<string>(5).fill('Partly_Used')]);
  });

  it('are left as the reps wrote them', async () => {
    const rows = await client.query(`SELECT Answer__c, Reason__c, CreatedDate, LastModifiedDate FROM ${feedback} ORDER BY CreatedDate, Id`);
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row['LastModifiedDate']).toBe(row['CreatedDate']);
    expect(rows.map((row) => row['Reason__c']).filter((reason) => reason !== null)).toEqual(['Too small.']);
  });

  it('that count for nothing are told in the run with their record, and never stop it', () => {
    const named = last.report.warnings.filter(({ name }) => name.startsWith('Feedback'));
    expect(named).toMatchObject([
      { name: 'FeedbackLine', values: [expect.any(String), ids.get('Stays')], count: 1 },
      { name: 'FeedbackUntil', values: [expect.any(String), ids.get('Asked only'), '2026-08-20'], count: 1 }
    ]);
    expect(JSON.stringify(last.report.warnings)).not.toContain('driods');
  });

  describe('after a merge of two accounts', () => {
    beforeAll(async () => {
      await mergeInto('Stays', 'Merged away');
      await night('2026-09-12');
    });

    it('stay with the account that stays, and hold there', async () => {
      const rows = await client.query(`SELECT Account__c FROM ${feedback} WHERE Answer__c = 'Not_A_Fit' AND Product_Line__c = 'droids'`);
      expect(rows.map((row) => row['Account__c']).sort()).toEqual([ids.get('Not for us'), ids.get('Stays')].sort());
      expect(await status('Stays')).toBe('Not_A_Fit');
    });

    it('leave no cell of the account that is gone', async () => {
      const rows = await client.query('SELECT Account__c, Owned__c FROM Headroom_Whitespace_Cell__c');
      expect(rows.filter((row) => row['Account__c'] === ids.get('Merged away'))).toEqual([]);
      expect(rows.find((row) => row['Account__c'] === ids.get('Stays'))).toMatchObject({ Owned__c: 2 });
    });
  });

  describe('taken back', () => {
    beforeAll(async () => {
      await answer('Stays', 'Later', { Until__c: '2026-09-12' });
      const [row] = await client.query(`SELECT Id FROM ${feedback} WHERE Answer__c = 'Does_It_Themselves'`);
      await client.saveRows({ object: feedback, operation: 'delete', rows: [{ Id: String(row?.['Id']) }] });
      await night('2026-09-13');
    });

    it('by an answer until today, or by deleting the record, let the cell return', async () => {
      expect([await status('Stays'), await status('Builds its own')]).toEqual(['Partly_Used', 'Partly_Used']);
    });
  });
});
