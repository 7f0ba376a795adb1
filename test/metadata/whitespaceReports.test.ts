import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Component } from '../../src/metadata/model.ts';
import { childrenOf, textOf } from '../../src/metadata/xml.ts';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { ownPackage } from './ownPackage.ts';
import { reportQuery } from './reportQuery.ts';

const model = await ownPackage();
const reports = model.components.filter(({ type, fullName }) => type === 'Report' && /\/Headroom_Whitespace_/.test(fullName));
const named = (name: string): Component => {
  const found = reports.find(({ fullName }) => fullName === `Headroom_Reports/${name}`);
  if (found === undefined) throw new Error(`The package has no report ${name}`);
  return found;
};
/** A picklist's values by object and field. */
const valuesOf = (object: string, field: string): readonly string[] =>
  model.objects
    .find(({ name }) => name === object)
    ?.fields.find(({ name }) => name === field)
    ?.picklist?.values.map(({ fullName }) => fullName) ?? [];

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  const { status, details } = await org.deploy('force-app');
  if (status !== 'Succeeded') throw new Error(`The package was not deployed: ${JSON.stringify(details.componentFailures)}`);
  const [admin] = await org.query("SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
  const [set] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Integration'");
  await org.create('PermissionSetAssignment', { AssigneeId: admin.Id, PermissionSetId: set.Id });
  const [rep] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Rep'");
  await org.create('PermissionSetAssignment', { AssigneeId: admin.Id, PermissionSetId: rep.Id });
}, 600_000);
afterAll(() => org.remove());

/** Rows of a report, asked for by its filters. */
const rowsOf = async (name: string, fields: string): Promise<readonly Record<string, unknown>[]> => {
  const { object, where } = reportQuery(model, named(name));
  return (await org.query(`SELECT ${fields} FROM ${object} WHERE ${where}`)) as readonly Record<string, unknown>[];
};

describe('the whitespace reports', () => {
  it.each(reports.map((report) => [report.fullName, report] as const))(
    '%s shows and filters fields that the org describes',
    async (_name, report) => {
      const { object, columns, where } = reportQuery(model, report);
      const rows = await org.query(`SELECT ${[...new Set(columns)].join(', ')} FROM ${object}${where === '' ? '' : ` WHERE ${where}`}`);
      expect(rows).toEqual([]);
    }
  );

  it('filter by words that the picklist of the status has', () => {
    const status = valuesOf('Headroom_Whitespace_Cell__c', 'Status__c');
    const asked = reports.flatMap(({ root }) =>
      (root === undefined ? [] : childrenOf(root, 'filter'))
        .flatMap((filter) => childrenOf(filter, 'criteriaItems'))
        .filter((item) => textOf(item, 'column')?.endsWith('$Status__c'))
        .flatMap((item) => (textOf(item, 'value') ?? '').split(','))
    );
    expect(status).toHaveLength(10);
    expect([...new Set(asked)].sort()).toEqual(['Blocked_At_Risk', 'Open', 'Partly_Used']);
    expect(asked.filter((word) => !status.includes(word))).toEqual([]);
  });

  it('hold no amount that tells what a customer pays', () => {
    const told = model.components
      .filter(({ type }) => type === 'ReportType')
      .flatMap(({ root }) => (root === undefined ? [] : childrenOf(root, 'sections')))
      .flatMap((section) => childrenOf(section, 'columns').map((column) => textOf(column, 'field')));
    expect(told).toContain('Amount_Expected__c');
    expect(told.filter((field) => /Owned_Amount__c|Value_Based_Amount__c|Contract_Value__c/.test(field ?? ''))).toEqual([]);
  });
});

describe('what came of whitespace', () => {
  const line = { CloseDate: '2026-12-01', Headroom_Product_Line__c: 'analytics' };

  beforeAll(async () => {
    const account = await org.create('Account', { Name: 'Acme', Type: 'Customer - Direct' });
    const create = (StageName: string, more: Record<string, unknown>): Promise<string> =>
      org.create('Opportunity', { Name: StageName, AccountId: account, StageName, Amount: 100, ...line, ...more });
    const Headroom_Cell_Key__c = `${account}:analytics`;
    await create('Prospecting', { Headroom_Cell_Key__c });
    await create('Closed Won', { Headroom_Cell_Key__c, Amount: 250 });
    await create('Closed Won', { Headroom_Cell_Key__c, Amount: 50, Headroom_Product_Line__c: 'training' });
    await create('Closed Lost', { Headroom_Cell_Key__c });
    // Named by a rep, not created from a cell; and one that has nothing to do with it.
    await create('Closed Won', {});
    await create('Closed Won', { Headroom_Product_Line__c: null });
    const cell = (Product_Line__c: string, Status__c: string, more: Record<string, unknown> = {}): Promise<string> =>
      org.create('Headroom_Whitespace_Cell__c', {
        ...{ Account__c: account, Key__c: `${account}:${Product_Line__c}`, Product_Line__c, Title__c: Product_Line__c, Status__c },
        ...more
      });
    await cell('analytics', 'Open_Opportunity');
    await cell('platform', 'Open', { Rank_For_Owner__c: 1 });
    await cell('training', 'Partly_Used');
    await cell('integrations', 'Blocked_At_Risk', { Blocker_Rule__c: 'account_at_risk_block', Blocked_Since__c: '2026-11-01' });
    await cell('premium_support', 'Not_A_Fit');
  });

  it('is every opportunity with a cell, open, won and lost, by product line', async () => {
    const rows = await rowsOf('Headroom_Whitespace_Created', 'Headroom_Product_Line__c, IsClosed, IsWon, Amount');
    const counted = rows.map((row) => [row['Headroom_Product_Line__c'], row['IsClosed'], row['IsWon'], row['Amount']]);
    expect(counted.sort()).toEqual([
      ['analytics', false, false, 100],
      ['analytics', true, false, 100],
      ['analytics', true, true, 250],
      ['training', true, true, 50]
    ]);
    const [count] = await org.query(
      'SELECT COUNT(Id) n, SUM(Amount) total FROM Opportunity WHERE Headroom_Cell_Key__c != null AND IsWon = true'
    );
    expect(count).toMatchObject({ n: 2, total: 300 });
    expect(rows.filter((row) => row['IsWon'] === true)).toHaveLength(2);
  });

  it('counts as won of those that are closed', async () => {
    const rows = await rowsOf('Headroom_Whitespace_Won', 'IsWon');
    expect(rows.map((row) => row['IsWon']).sort()).toEqual([false, true, true]);
  });

  it('leaves in each report of cells those of its statuses', async () => {
    const lines = async (name: string): Promise<readonly unknown[]> =>
      (await rowsOf(name, 'Product_Line__c')).map((row) => row['Product_Line__c']).sort();
    expect(await lines('Headroom_Whitespace_By_Line')).toEqual(['platform', 'training']);
    expect(await lines('Headroom_Whitespace_By_Owner')).toEqual(['platform', 'training']);
    expect(await lines('Headroom_Whitespace_On_Hold')).toEqual(['integrations']);
    expect(await lines('Headroom_Whitespace_Next_Best')).toEqual(['platform']);
  });
});

describe('the whitespace dashboard', () => {
  const root = model.components.find(({ type }) => type === 'Dashboard')?.root;

  it('runs as whoever looks at it, so that nobody reads sums of customers that they cannot see', () => {
    expect(root && textOf(root, 'dashboardType')).toBe('LoggedInUser');
    expect(root && textOf(root, 'runningUser')).toBeUndefined();
  });

  it('shows every whitespace report', () => {
    const grid = root === undefined ? [] : childrenOf(root, 'dashboardGridLayout');
    const tiles = grid.flatMap((layout) => childrenOf(layout, 'dashboardGridComponents'));
    const shown = tiles.flatMap((tile) => childrenOf(tile, 'dashboardComponent').map((component) => textOf(component, 'report')));
    expect(shown.sort()).toEqual(reports.map(({ fullName }) => fullName).sort());
  });
});

describe('who can run them', () => {
  const asked = reports.map((report) => reportQuery(model, report));
  /** Fields that a permission set can give: all of the package but those that are required. */
  const given = new Set(
    model.objects.flatMap(({ name, fields }) =>
      fields.filter(({ required, type }) => !required && type !== 'MasterDetail').map((field) => `${name}.${field.name}`)
    )
  );

  it.each(['Headroom_Rep', 'Headroom_Success', 'Headroom_Leader'])('%s reads the objects and the fields of every report', (name) => {
    const set = model.permissionSets.find((one) => one.name === name);
    const objects = new Set(set?.objectPermissions.filter(({ allowRead }) => allowRead).map(({ object }) => object));
    const fields = new Set(set?.fieldPermissions.filter(({ readable }) => readable).map(({ object, field }) => `${object}.${field}`));
    const needed = asked.flatMap(({ object, columns, where }) =>
      [...columns, ...where.split(' ')].map((path) => `${object}.${path}`).filter((field) => given.has(field))
    );
    expect(needed).toContain('Opportunity.Headroom_Cell_Key__c');
    expect(asked.map(({ object }) => object).filter((object) => object.endsWith('__c') && !objects.has(object))).toEqual([]);
    expect([...new Set(needed)].filter((field) => !fields.has(field))).toEqual([]);
  });
});
