import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Detail, FlagsJson, HistoryJson, RunReportJson } from '../../../src/domain/resultJson.ts';
import { connectOrg } from '../../../src/org/connect.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, deployFiles, permissionSet, xml } from '../localOrg/givenPackage.ts';

/** A local org with the package and the records of one explained customer, written by hand. */
export type ExplainedOrg = {
  readonly org: TestOrg;
  readonly account: string;
  /** Ids of people's records. */
  readonly ids: Readonly<Record<'pulse' | 'counting' | 'waiting' | 'refused' | 'ended', string>>;
  /** The administrator, and a viewer without pulses, verbatims and contract values. */
  readonly admin: OrgClient;
  readonly viewer: OrgClient;
  /** The viewer anew, with the rights of now. */
  readonly signInAgain: () => Promise<OrgClient>;
};

const app = { key: 'viewer', secret: 's' };
const summary = 'Headroom_Account_Summary__c';
const result = 'Headroom_Scorecard_Result__c';
const version = 'Headroom_Settings_Version__c';
const answer = 'Headroom_Survey_Response__c';
const override = 'Headroom_Health_Override__c';

const viewerRights = permissionSet(
  'Viewer',
  ['Account', summary, result, version, answer, override].map((object) => ({ object, allow: 'rv' })),
  Object.fromEntries(
    [
      ...['Scorecard__c', 'Score__c', 'Band__c', 'Band_Since__c', 'Change__c', 'As_Of__c', 'Detail__c', 'History__c', 'Title__c'].map(
        (field) => `${result}.${field}`
      ),
      ...[`${result}.Band_Label__c`, `${result}.Settings_Version__c`, `${version}.Settings__c`, `${version}.Published_At__c`],
      ...[`${version}.Published_By__c`, `${summary}.Flags__c`, `${summary}.Cells__c`, `${summary}.Success_Manager__c`],
      ...['Scorecard__c', 'Measure__c', 'Value__c'].map((field) => `${override}.${field}`),
      ...['Score__c', 'Scale_Max__c', 'Answered_On__c'].map((field) => `${answer}.${field}`)
    ].map((field) => [field, 'read' as const])
  )
);

/** Rules that keep wrong overrides out, switched off: some were written before there were rules, and are explained too. */
function inactiveRules(): string {
  const folder = join(import.meta.dirname, '../../../force-app/main/default/objects', override, 'validationRules');
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .map((rule) => `<validationRules>${/<fullName>[\s\S]*<\/errorMessage>/.exec(rule)?.[0] ?? ''}</validationRules>`)
    .join('')
    .replaceAll('<active>true</active>', '<active>false</active>');
}

/** 20 November: people wrote. 22 November 02:00 UTC: the run. 23 November: a run that failed, and what people wrote since. */
export async function openExplainedOrg(): Promise<ExplainedOrg> {
  const org = await openTestOrg({
    now: '2026-11-20T09:00:00.000Z',
    apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: 'viewer@example.com' }]
  });
  const { status, details } = await org.deploy('force-app');
  if (status !== 'Succeeded') throw new Error(`The package was not deployed: ${JSON.stringify(details.componentFailures)}`);
  await deployFiles(org, {
    'permissionsets/Viewer.permissionset': viewerRights,
    'objects/Headroom_Health_Override__c.object': xml('CustomObject', inactiveRules())
  });
  await createUser(org, 'viewer@example.com', { sets: ['Viewer'] });
  const account = await org.create('Account', { Name: 'Acme' });
  const overruled = (name: string, more: Record<string, unknown>): Promise<string> =>
    org.create(override, {
      Account__c: account,
      Scorecard__c: 'risk',
      Kind__c: 'Cap',
      Reason__c: name,
      Expires_On__c: '2026-12-04',
      ...more
    });
  const counting = await overruled('Sponsor left', { Value__c: 59 });
  const refused = await overruled('Typed wrong', { Scorecard__c: '', Measure__c: 'nps', Value__c: 101 });
  const ended = await overruled('Long ago', { Value__c: 10, Expires_On__c: '2026-11-21' });
  const pulse = await org.create('Headroom_Pulse__c', { Account__c: account, Pulse__c: 'Worried', Reason__c: 'New sponsor' });
  const answers = await Promise.all(
    ['2026-11-02', '2026-10-02'].map((on, n) =>
      org.create(answer, {
        Account__c: account,
        Kind__c: 'NPS',
        Score__c: 9 - 3 * n,
        Scale_Max__c: 10,
        Answered_On__c: on,
        Verbatim__c: `Said ${n}`
      })
    )
  );
  await writeResults(org, account, { counting, refused, pulse, answers });
  await org.setClock('2026-11-23T09:00:00.000Z');
  const waiting = await overruled('Since the run', { Value__c: 30 });
  const signIn = (accessToken: string): Promise<OrgClient> => connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken } });
  const signInAgain = async (): Promise<OrgClient> => signIn(await signInAs(org, app));
  return {
    org,
    account,
    ids: { pulse, counting, waiting, refused, ended },
    admin: await signIn(org.accessToken),
    viewer: await signInAgain(),
    signInAgain
  };
}

type Written = { readonly counting: string; readonly refused: string; readonly pulse: string; readonly answers: readonly string[] };

async function writeResults(org: TestOrg, account: string, { counting, refused, pulse, answers }: Written): Promise<void> {
  await org.setClock('2026-11-22T02:00:00.000Z');
  const asOf = '2026-11-22T02:00:00.000Z';
  const old = { Key__c: 'risk:bbb', Scorecard__c: 'risk', Settings__c: contentOf('Watched'), Published_At__c: '2026-01-01T00:00:00.000Z' };
  await org.create(version, old);
  const now = { Key__c: 'risk:aaa', Scorecard__c: 'risk', Settings__c: contentOf('Watch'), Published_At__c: asOf, Published_By__c: 'Ada' };
  const settings = await org.create(version, now);
  await org.create(result, {
    ...{ Key__c: `${account}:risk`, Account__c: account, Scorecard__c: 'risk', Title__c: 'Risk', State__c: 'scored', Score__c: 59 },
    ...{ Band__c: 'yellow', Band_Label__c: 'Watch', Band_Since__c: '2026-11-22', As_Of__c: asOf, Settings_Version__c: settings },
    Detail__c: JSON.stringify(detailOf(counting, answers)),
    History__c: JSON.stringify(history)
  });
  const flags: FlagsJson = {
    v: 1,
    pulse: { id: pulse, step: 2, on: '2026-11-20', by: '005A' },
    flags: [
      { k: 'pulse', scorecard: 'risk', side: 'worse', since: '2026-11-22' },
      { k: 'groups', scorecard: 'risk', high: 'g', low: 'h' },
      { k: 'scorecards', high: 'gone', low: 'risk' }
    ]
  };
  await org.create(summary, {
    ...{ Key__c: account, Account__c: account, Contract_Value__c: 180000, As_Of__c: asOf },
    ...{ Cells__c: JSON.stringify({ v: 1, cells: [] }), Flags__c: JSON.stringify(flags) }
  });
  const report: RunReportJson = {
    v: 1,
    scored: {},
    off: { seats: 'Usage' },
    notSetUp: { maturity: 0 },
    quality: [],
    warnings: [{ name: 'OverrideValue', values: [refused, account], count: 1 }],
    stages: []
  };
  const run = { Key__c: 'run1', Kind__c: 'Full', Status__c: 'Done', Started_At__c: asOf, Report__c: JSON.stringify(report) };
  await org.create('Headroom_Health_Run__c', run);
  const failed = {
    Key__c: 'run2',
    Kind__c: 'Full',
    Status__c: 'Failed',
    Started_At__c: '2026-11-23T02:00:00.000Z',
    Error__c: 'OrgUnreachable'
  };
  await org.create('Headroom_Health_Run__c', failed);
}

const history: HistoryJson = {
  v: 1,
  versions: ['risk:bbb', 'risk:aaa'],
  leftOut: ['seats'],
  points: [
    { w: '2026-W46', d: '2026-11-09', s: null, c: 30, r: true, v: 0 },
    { w: '2026-W47', d: '2026-11-16', s: 71.5, c: 92, r: true, v: 0 },
    { w: '2026-W47', d: '2026-11-22', s: 59, p: 71.5, c: 92, v: 1 }
  ]
};

function contentOf(watch: string): string {
  const bands = [
    { k: 'red', floor: 0, label: 'At risk', colour: 'red' },
    { k: 'yellow', floor: 40, label: watch, colour: 'yellow' }
  ];
  const measure = { g: 'g', title: 'Recommendation', unit: '-100 to 100', object: answer, weight: 100 };
  return JSON.stringify({
    v: 1,
    kind: 'scorecard',
    scorecard: { k: 'risk', title: 'Risk', headline: true, judged: true },
    groups: [
      { k: 'g', title: 'Voice', weight: 50 },
      { k: 'h', title: 'Support', weight: 50 }
    ],
    measures: [{ ...measure, k: 'nps' }],
    bands,
    rules: []
  });
}

function detailOf(counting: string, answers: readonly string[]): Detail {
  return {
    ...{ v: 1, asOf: '2026-11-22T02:00:00.000Z', state: 'scored', score: 59, computed: 71.5, plain: 71.5, best: 80, band: 'yellow' },
    ...{ coverage: 1, readings: 1, inUse: 1, worst: 'g', groups: [{ k: 'g', s: 71.5, w: 50, n: 1, of: 1 }], rules: [] },
    measures: [
      {
        ...{ k: 'nps', val: 31.5, pts: 71.5, w: 50, con: 71.5, eff: -8.5, n: 2, ids: answers },
        sv: { n: 2, sent: null, raw: 0, low: -100, high: 100, few: true },
        q: `SELECT Id FROM ${answer} WHERE Account__c = :account AND Kind__c = 'NPS'`
      }
    ],
    overrides: [{ id: counting, kind: 'cap', to: 59, since: '2026-11-20', until: '2026-12-04', by: '005A', acts: true }]
  };
}
