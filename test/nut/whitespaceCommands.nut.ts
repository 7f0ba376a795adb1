import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReplayJson } from '../../src/domain/resultJson.ts';
import type { WhitespaceBacktest } from '../../src/domain/whitespaceBacktest.ts';
import type { ListedCell, WhitespaceList } from '../../src/domain/whitespaceList.ts';
import { connection, dataFolder, headroom, headroomJson, headroomWith, localOrgFile } from './headroom.ts';
import { allStamps } from './orgRecords.ts';

const org = connection();
const folder = mkdtempSync(join(tmpdir(), 'headroom-whitespace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type CellRow = {
  Account__c: string;
  Product_Line__c: string;
  Status__c: string;
  Amount_Expected__c: number | null;
  Value_Based_Amount__c: number | null;
};

/** Cells as another client reads them. */
async function cellsInOrg(where = ''): Promise<readonly CellRow[]> {
  const fields = 'Account__c, Product_Line__c, Status__c, Amount_Expected__c, Value_Based_Amount__c';
  const { records } = await org.query<CellRow>(`SELECT ${fields} FROM Headroom_Whitespace_Cell__c ${where}`, {
    autoFetch: true,
    maxFetch: 100_000
  });
  return records;
}

function names(cells: readonly ListedCell[]): readonly string[] {
  return cells.map(({ account, productLine }) => `${account.id} ${productLine.key}`).toSorted();
}

function namesInOrg(rows: readonly CellRow[]): readonly string[] {
  return rows.map(({ Account__c, Product_Line__c }) => `${Account__c} ${Product_Line__c}`).toSorted();
}

describe('whitespace list', () => {
  it('lists every cell of the org, the largest amount first, with the room of those that are open, and writes nothing', async () => {
    const before = await allStamps(org);
    const { cells, room, matching } = await headroomJson<WhitespaceList>('whitespace', 'list');
    const rows = await cellsInOrg();
    expect(rows.length).toBeGreaterThan(50);
    expect(names(cells)).toEqual(namesInOrg(rows));
    expect(matching).toBe(rows.length);
    const amounts = cells.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    const open = rows.filter(({ Status__c }) => Status__c === 'Open' || Status__c === 'Partly_Used');
    // The administrator may read amounts that rest on the contract value.
    const worth = open.flatMap((row) => row.Amount_Expected__c ?? row.Value_Based_Amount__c ?? []);
    const sum = worth.reduce((total, amount) => total + Math.round(amount * 100), 0) / 100;
    expect(room).toEqual({ cells: open.length, amounts: [{ currency: '', amount: sum }], withoutAmount: open.length - worth.length });
    expect(await allStamps(org)).toEqual(before);
  });

  it('leaves out what the flags leave out', async () => {
    const [row] = await cellsInOrg("WHERE Product_Line__c = 'analytics' AND Status__c = 'Open' LIMIT 1");
    const account = row?.Account__c ?? '';
    const found = await headroomJson<WhitespaceList>(
      'whitespace',
      'list',
      '--product-line',
      'ANALYTICS',
      '--status',
      'Open',
      '--account',
      account
    );
    expect(names(found.cells)).toEqual([`${account} analytics`]);
    const { cells } = await headroomJson<WhitespaceList>('whitespace', 'list', '--status', 'Open', '--status', 'Blocked_At_Risk');
    expect(names(cells)).toEqual(namesInOrg(await cellsInOrg("WHERE Status__c IN ('Open', 'Blocked_At_Risk')")));
  });

  it('lists what is put forward to one owner', async () => {
    const { cells } = await headroomJson<WhitespaceList>('whitespace', 'list', '--next');
    const [first] = cells;
    expect(cells.every(({ rankInAccount }) => rankInAccount !== null && rankInAccount >= 1)).toBe(true);
    const owner = first?.owner?.id ?? '';
    const own = await headroomJson<WhitespaceList>('whitespace', 'list', '--next', '--owner', owner);
    expect(names(own.cells)).toEqual(names(cells.filter((cell) => cell.owner?.id === owner)));
    expect(own.cells.length).toBeGreaterThan(0);
  });

  it('saves what it lists as a file that another reader reads', async () => {
    const file = join(folder, 'cells.csv');
    const { code, stdout } = await headroom('whitespace', 'list', '--csv', file, '--limit', '20');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `20 cells saved in ${file}.\n` });
    const { cells } = await headroomJson<WhitespaceList>('whitespace', 'list', '--limit', '20');
    const rows = parse(readFileSync(file), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => `${row['Account ID']} ${row['Product line key']} ${row['Amount a year at list price']}`)).toEqual(
      cells.map(({ account, productLine, amount }) => `${account.id} ${productLine.key} ${amount ?? ''}`)
    );
  });

  it('shows a rep the same with his own rights, and names what these leave out', async () => {
    const rep = {
      HEADROOM_LOGIN_URL: localOrgFile().instanceUrl,
      HEADROOM_CLIENT_ID: 'headroom-local',
      HEADROOM_USERNAME: 'rep@headroom.example',
      HEADROOM_KEY_FILE: join(dataFolder(), 'local-org', 'server.key')
    };
    const asRep = await headroomWith(rep, 'whitespace', 'list', '--limit', '5', '--json');
    expect({ code: asRep.code, stderr: asRep.stderr }).toEqual({ code: 0, stderr: '' });
    const { result } = JSON.parse(asRep.stdout) as { result: WhitespaceList };
    expect(result.cells.length).toBe(5);
    // Amounts that rest on the contract value have a permission of their own, which a rep of the demo does not hold.
    expect(result.hidden).toEqual(['Headroom_Whitespace_Cell__c.Value_Based_Amount__c']);
  });

  it.each([
    [['--product-line', 'nothing'], 'No product line nothing has cells in the org. These have: analytics,'],
    [['--owner', 'nobody@example.com'], 'No user nobody@example.com was found in the org.'],
    [['--account', 'Nobody Ltd'], 'No account Nobody Ltd was found in the org.'],
    [['--status', 'Sold'], 'Sold'],
    [['--limit', '0'], '0']
  ])('refuses %j', async (words, sentence) => {
    const { code, stderr } = await headroom('whitespace', 'list', ...words);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

describe('whitespace backtest', () => {
  it('says what the last sync wrote of its replay, and writes nothing', async () => {
    const before = await allStamps(org);
    const newest = "WHERE Status__c IN ('Done', 'Partly') ORDER BY Started_At__c DESC LIMIT 1";
    const { records } = await org.query<{ Replay__c: string }>(`SELECT Replay__c FROM Headroom_Health_Run__c ${newest}`);
    const written = JSON.parse(records[0]?.Replay__c ?? '{}') as ReplayJson;
    const { replay, knownTo } = await headroomJson<WhitespaceBacktest>('whitespace', 'backtest');
    expect(replay).toEqual(written);
    expect(replay.until < knownTo).toBe(true);
    expect(await allStamps(org)).toEqual(before);
  });

  it('takes other periods, and saves its numbers', async () => {
    const file = join(folder, 'replay.csv');
    const { code, stdout } = await headroom(
      'whitespace',
      'backtest',
      '--days',
      '91',
      '--suggestions',
      '2',
      '--until',
      '2026-06-30',
      '--csv',
      file
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Suggestions replayed in periods of 91 days, up to 2026-06-30, with 2 suggestions for each customer');
    expect(stdout).toContain('This says what went with buying, not what a suggestion causes.');
    expect(readFileSync(file, 'utf8')).toContain('Kind,Method,');
  });

  it.each([
    [['--until', '2026-02-30'], '"2026-02-30" is no calendar day.'],
    [['--until', '2199-01-01'], 'The day 2199-01-01 is not over in the facts here'],
    [['--days', '5'], '5']
  ])('refuses %j', async (words, sentence) => {
    const { code, stderr } = await headroom('whitespace', 'backtest', ...words);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});
