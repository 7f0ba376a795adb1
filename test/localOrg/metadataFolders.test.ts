import jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest, xml, zipOf } from './metadataPackage.ts';
import { deploy, openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let connection: jsforce.Connection;

const report = xml(
  'Report',
  '<columns><field>ACCOUNT.NAME</field></columns><format>Summary</format><groupingsDown><dateGranularity>Day</dateGranularity>' +
    '<field>USERS.NAME</field><sortOrder>Asc</sortOrder></groupingsDown><name>Accounts</name><reportType>AccountList</reportType>'
);
const dashboard = (shows: string): string =>
  xml(
    'Dashboard',
    '<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection>' +
      '<backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardType>LoggedInUser</dashboardType><leftSection><columnSize>Medium</columnSize>' +
      `<components><componentType>Bar</componentType><groupingColumn>USERS.NAME</groupingColumn><report>${shows}</report></components></leftSection>` +
      '<rightSection><columnSize>Medium</columnSize></rightSection><textColor>#000000</textColor><title>Sales</title>' +
      '<titleColor>#000000</titleColor><titleSize>12</titleSize>'
  );

const files = (shows: string): Readonly<Record<string, string>> => ({
  'package.xml': manifest({ Report: ['Sales', 'Sales/Accounts'], Dashboard: ['Boards', 'Boards/Sales'] }),
  'reports/Sales.reportFolder': xml('ReportFolder', '<name>Sales</name>'),
  'reports/Sales/Accounts.report': report,
  'dashboards/Boards.dashboardFolder': xml('DashboardFolder', '<name>Boards</name>'),
  'dashboards/Boards/Sales.dashboard': dashboard(shows)
});

const destroy = (members: Readonly<Record<string, readonly string[]>>): Promise<Json> =>
  deploy(org, zipOf({ 'package.xml': manifest({}), 'destructiveChanges.xml': manifest(members) }));
const problems = ({ details }: Json): readonly string[] => details.componentFailures.map((failure: Json) => failure.problem);

beforeAll(async () => {
  org = await openTestOrg();
  connection = new jsforce.Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
});
afterAll(() => org.remove());

describe('reports and dashboards in folders', () => {
  it('are refused where a dashboard shows a report that is not there, then deployed', async () => {
    const lost = await deploy(org, zipOf(files('Sales/Contacts')));
    expect(lost.status).toBe('Failed');
    expect(problems(lost)).toEqual(['Cannot find a report with the name Sales/Contacts']);
    expect(await deploy(org, zipOf(files('Sales/Accounts')))).toMatchObject({ status: 'Succeeded' });
  });

  it('are listed folder by folder, and folders by their own type', async () => {
    const names = async (query: { type: string; folder?: string }): Promise<readonly string[]> =>
      (await connection.metadata.list([query])).map(({ fullName }) => fullName);
    expect(await names({ type: 'DashboardFolder' })).toEqual(['Boards']);
    expect(await names({ type: 'ReportFolder' })).toEqual(['Sales']);
    expect(await names({ type: 'Dashboard', folder: 'Boards' })).toEqual(['Boards/Sales']);
    expect(await names({ type: 'Report', folder: 'Sales' })).toEqual(['Sales/Accounts']);
    expect(await names({ type: 'Report', folder: 'Boards' })).toEqual([]);
    expect(await names({ type: 'Dashboard' })).toEqual([]);
    const [listed] = await connection.metadata.list([{ type: 'Dashboard', folder: 'Boards' }]);
    expect(listed).toMatchObject({ fileName: 'dashboards/Boards/Sales.dashboard', id: expect.stringMatching(/^01Z/) });
  });

  it('are described as types with folders, and the folders not at all', async () => {
    const { metadataObjects } = await connection.metadata.describe();
    const named = (name: string) => metadataObjects.find(({ xmlName }) => xmlName === name);
    expect(named('Dashboard')).toMatchObject({ directoryName: 'dashboards', suffix: 'dashboard', inFolder: true });
    expect(named('Report')).toMatchObject({ directoryName: 'reports', suffix: 'report', inFolder: true });
    expect([named('DashboardFolder'), named('ReportFolder')]).toEqual([undefined, undefined]);
  });

  it('are read as they were deployed', async () => {
    const read = await connection.metadata.read('Dashboard', 'Boards/Sales');
    expect(read).toMatchObject({ fullName: 'Boards/Sales', title: 'Sales', dashboardType: 'LoggedInUser' });
  });

  it('go in the order dashboard, report, folder: what is used or holds something stays', async () => {
    expect(problems(await destroy({ Report: ['Sales/Accounts'] }))).toEqual(['This report is used by the dashboard Boards/Sales']);
    expect(problems(await destroy({ Dashboard: ['Boards'] }))).toEqual(['The folder Boards is not empty: Boards/Sales']);
    const all = await destroy({ Dashboard: ['Boards/Sales', 'Boards'], Report: ['Sales/Accounts', 'Sales'] });
    expect(all).toMatchObject({ status: 'Succeeded' });
    expect(await connection.metadata.list([{ type: 'ReportFolder' }, { type: 'DashboardFolder' }])).toEqual([]);
  });
});
