import { join } from 'node:path';
import type { CellJson, WhitespaceStatus } from '../../src/domain/resultJson.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage, SignIn } from './ownPage.ts';

const root = join(import.meta.dirname, '../..');

/** What a matrix is made of. */
export type MatrixSize = { readonly accounts: number; readonly lines: number };

/** Starts an org with whitespace of many accounts, all owned by its administrator, and the page in front of it. */
export function startBigMatrix(size: MatrixSize): Promise<OwnPage> {
  return startOwnPage(join(root, 'force-app'), async (_, signIn) => {
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
    await deployPackage(wire, client.identity.apiVersion, root);
    await fillMatrix(signIn, size);
    return [];
  });
}

/**
 * Writes what a run would have written: settings of the product lines, a finished run, summaries and cells. The numbers follow from the
 * places of account and product line, so that totals are known.
 */
export async function fillMatrix(signIn: SignIn, { accounts, lines }: MatrixSize): Promise<void> {
  const { client } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
  const now = await client.now();
  const [version = ''] = await insert(client, 'Headroom_Settings_Version__c', [versionOf(lines, now)]);
  const times = { As_Of__c: now, Started_At__c: now, Finished_At__c: now };
  await insert(client, 'Headroom_Health_Run__c', [{ Key__c: 'matrix', Run_Id__c: 'matrix', Status__c: 'Done', Kind__c: 'Full', ...times }]);
  const all = Array.from({ length: accounts }, (_, at) => at);
  const names = all.map((at) => ({ Name: `Customer ${String(at).padStart(4, '0')}`, Type: 'Customer - Direct' }));
  const ids = await insert(client, 'Account', names);
  const cellsOf = all.map((at) => Array.from({ length: lines }, (_, line) => cellOf(at, line)));
  await insert(
    client,
    'Headroom_Account_Summary__c',
    cellsOf.map((cells, at) => ({ Account__c: ids[at] ?? '', Key__c: ids[at] ?? '', Settings_Version__c: version, ...summaryOf(cells) }))
  );
  const records = cellsOf.flatMap((cells, at) => cells.filter(hasRecord).map((cell) => recordOf(ids[at] ?? '', cell)));
  await insert(client, 'Headroom_Whitespace_Cell__c', records);
}

const lineKey = (line: number): string => `line_${String(line).padStart(2, '0')}`;

function versionOf(lines: number, now: string): RowToSave {
  const settings = {
    v: 1,
    kind: 'product_lines',
    customers: "Type starts with 'Customer'",
    lines: Array.from({ length: lines }, (_, line) => ({
      k: lineKey(line),
      title: `Product line ${line + 1}`,
      unit: 'seats',
      unitOne: 'seat',
      price: 'list_price'
    })),
    whitespaceRules: [],
    holds: []
  };
  return { Key__c: 'lines', Hash__c: 'lines', Scorecard__c: 'product_lines', Published_At__c: now, Settings__c: JSON.stringify(settings) };
}

/** Every tenth square of each kind: three open, two partly used, one in an opportunity, one on hold, two covered, one without a rule. */
const statuses: readonly WhitespaceStatus[] = [
  ...(['Open', 'Covered', 'Partly_Used', 'Open', 'Open_Opportunity'] as const),
  ...(['Blocked_At_Risk', 'Open', 'Covered', 'Partly_Used', 'No_Rule'] as const)
];

function cellOf(account: number, line: number): CellJson {
  const st = statuses[(account * 3 + line * 7) % statuses.length] ?? 'Open';
  const tgt = st === 'No_Rule' ? null : 100 + account;
  const own = tgt === null || st === 'Covered' ? tgt : st === 'Open' ? 0 : Math.floor(tgt / 3);
  const isRoom = st === 'Open' || st === 'Partly_Used';
  return { k: lineKey(line), st, lvl: null, own, tgt, amt: isRoom ? 100 * ((tgt ?? 0) - (own ?? 0)) : null };
}

function hasRecord({ st }: CellJson): boolean {
  return st !== 'Covered' && st !== 'No_Rule';
}

function summaryOf(cells: readonly CellJson[]): RowToSave {
  const room = cells.filter(({ amt }) => amt !== null);
  return {
    Whitespace_Open_Count__c: room.length,
    Whitespace_Hold_Count__c: cells.filter(({ st }) => st === 'Blocked_At_Risk').length,
    Whitespace_Amount__c: room.reduce((sum, { amt }) => sum + (amt ?? 0), 0),
    Cells__c: JSON.stringify({ v: 1, cells: cells.filter((cell) => !hasRecord(cell)) })
  };
}

function recordOf(account: string, cell: CellJson): RowToSave {
  return {
    Account__c: account,
    Key__c: `${account}:${cell.k}`,
    Product_Line__c: cell.k,
    Title__c: cell.k,
    Status__c: cell.st,
    Owned__c: cell.own,
    Target__c: cell.tgt,
    Amount_Expected__c: cell.amt,
    Motion__c: cell.own === 0 ? 'Cross-sell' : 'Upsell',
    Detail__c: JSON.stringify({ v: 1, ...cell })
  };
}

/** Saves rows and gives their ids in the same order. */
async function insert(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  const receipts = await client.saveRows({ object, operation: 'insert', rows });
  return receipts.map((receipt) => {
    if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
    return receipt.id;
  });
}
