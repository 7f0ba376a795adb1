import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveysNext } from '../../src/domain/surveysResult.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import { localOrgFile } from './headroom.ts';
import { rowsOf, type Row } from './orgRecords.ts';
import { startRecordingProxy, type RecordedRequest } from './recordingProxy.ts';
import { startOrgWithoutSettings, type OwnOrg } from './ownOrg.ts';

const starterFolder = join(import.meta.dirname, '..', '..', 'starter');
const dayMs = 86_400_000;

/** Tomorrow: the org, made a moment ago, goes on at its noon, so that no test sees the day change, wherever the org lives. */
const today = new Date(Date.now() + dayMs).toISOString().slice(0, 10);

/** The calendar day of the org so many days ahead. */
const day = (ahead: number): string => new Date(Date.parse(today) + ahead * dayMs).toISOString().slice(0, 10);

/** Settings with follow-ups, and the day of the tests. */
async function prepareOrg(dataFolder: string): Promise<void> {
  const { instanceUrl, accessToken } = localOrgFile(dataFolder);
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl, accessToken } });
  const now = `${today}T11:00:00.000Z`;
  await wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
  const records = (await readStarter(starterFolder)).map((record) =>
    record.object === 'Headroom_Health_Setting__mdt' ? withValues(record, { Survey_Follow_Up__c: true }) : record
  );
  await deployZip(wire, client.identity.apiVersion, recordsZip(records));
}

async function create(org: jsforce.Connection, object: string, rows: readonly Record<string, unknown>[]): Promise<readonly string[]> {
  const saved = await org.sobject(object).create(rows.map((row) => ({ ...row })));
  return saved.map((one) => {
    if (!one.success) throw new Error(JSON.stringify(one.errors));
    return one.id;
  });
}

function isTask({ method, path, body }: RecordedRequest): boolean {
  return method === 'POST' && path.endsWith('/composite/sobjects') && body.includes('"type":"Task"');
}

/** Runs a sync and kills it, without its noticing anything, as soon as the org has taken a task and before it hears so. */
async function killWhenTaken(
  dataFolder: string
): Promise<{ readonly signal: string | null; readonly requests: readonly RecordedRequest[] }> {
  const file = join(dataFolder, 'local-org.json');
  const direct = readFileSync(file, 'utf8');
  const run: { child?: ChildProcess } = {};
  const proxy = await startRecordingProxy(
    localOrgFile(dataFolder).instanceUrl,
    (request) => isTask(request) && run.child?.kill('SIGKILL') === true
  );
  writeFileSync(file, JSON.stringify({ ...localOrgFile(dataFolder), instanceUrl: proxy.url }));
  const env = { ...process.env, HOME: join(dataFolder, '..'), HEADROOM_DATA_FOLDER: dataFolder, HEADROOM_HISTORY_WEEKS: '4' };
  run.child = spawn('node', ['bin/run.js', 'headroom', 'sync'], { cwd: join(import.meta.dirname, '..', '..'), env, stdio: 'ignore' });
  const signal = await new Promise<string | null>((resolve) => run.child?.once('close', (_, by) => resolve(by)));
  writeFileSync(file, direct);
  await proxy.close();
  return { signal, requests: proxy.requests };
}

describe('surveys of a small company', () => {
  let own: OwnOrg;
  let accounts: readonly string[];
  let people: readonly string[];
  let answers: readonly string[];

  async function typed<Result>(...words: readonly string[]): Promise<Result> {
    const { code, stdout, stderr } = await own.headroom(...words, '--json');
    expect({ code, stderr: code === 0 ? '' : stderr + stdout }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { result: Result }).result;
  }

  const survey = (at: number, fields: Record<string, unknown>): Record<string, unknown> => ({
    ...{ Account__c: accounts[at], Contact__c: people[at], Kind__c: 'NPS', Touchpoint__c: 'Relationship', Scale_Max__c: 10 },
    ...fields
  });

  const tasks = (): Promise<readonly Row[]> =>
    rowsOf(
      own.org,
      "SELECT Id, Headroom_Key__c, Subject, WhatId, WhoId, OwnerId, IsClosed FROM Task WHERE Headroom_Key__c LIKE 'survey:%' ORDER BY Headroom_Key__c"
    );

  beforeAll(async () => {
    own = await startOrgWithoutSettings();
    await prepareOrg(own.dataFolder);
    accounts = await create(
      own.org,
      'Account',
      ['Ashgrove', 'Bellwether', 'Coldwater'].map((Name) => ({ Name, Type: 'Customer - Direct' }))
    );
    people = await create(
      own.org,
      'Contact',
      accounts.map((AccountId, at) => ({ AccountId, LastName: `Person ${at}`, Email: `person${at}@example.com` }))
    );
    answers = await create(own.org, 'Headroom_Survey_Response__c', [
      survey(0, { Score__c: 2, Sent_On__c: day(-5), Answered_On__c: day(-1), Verbatim__c: 'Nobody calls back.' }),
      survey(1, { Score__c: 10, Sent_On__c: day(-5), Answered_On__c: day(-2) }),
      survey(2, { Score__c: 7, Sent_On__c: day(-5), Answered_On__c: day(-2) })
    ]);
  });

  afterAll(() => own.stop());

  it('knows nobody to ask before the first sync, and says what to do', async () => {
    const { code, stderr } = await own.headroom('surveys', 'next');
    expect(code).toBe(1);
    expect(stderr).toContain('sf headroom sync');
  });

  it('announces tasks in a dry run and creates them once', async () => {
    expect((await typed<SyncResult>('sync', '--dry-run')).written.tasks).toBe(2);
    expect(await tasks()).toEqual([]);
    expect((await typed<SyncResult>('sync')).written.tasks).toBe(2);
    const [unhappy, happy] = await tasks();
    expect(unhappy).toMatchObject({ Headroom_Key__c: `survey:${answers[0]}`, WhatId: accounts[0], WhoId: people[0], IsClosed: false });
    expect(happy).toMatchObject({ Headroom_Key__c: `survey:${answers[1]}`, WhatId: accounts[1], WhoId: people[1] });
    expect(String(unhappy?.['Subject'])).not.toMatch(/Person|Nobody|2/);
  });

  it('names a task that it created in the summary at once, so that the next run has nothing to write', async () => {
    const task = (await tasks())[0];
    const next = `SELECT Next_Task_Id__c, Next_Task_Due__c, Next_Task_Step__c FROM Headroom_Account_Summary__c WHERE Account__c = '${accounts[0]}'`;
    const fields = { Next_Task_Id__c: task?.['Id'], Next_Task_Step__c: 'Close the loop on a survey answer' };
    expect(await rowsOf(own.org, next)).toEqual([expect.objectContaining(fields)]);
    expect((await typed<SyncResult>('sync')).writtenTotal).toBe(0);
  });

  it('creates none again, whether they are open, closed or deleted', async () => {
    expect((await typed<SyncResult>('sync')).written.tasks).toBeUndefined();
    const [unhappy, happy] = await tasks();
    await own.org.sobject('Task').update({ Id: String(unhappy?.['Id']), Status: 'Completed' });
    expect((await typed<SyncResult>('sync')).written.tasks).toBeUndefined();
    await own.org.sobject('Task').destroy(String(happy?.['Id']));
    await typed<SyncResult>('sync');
    expect((await tasks()).map(({ Headroom_Key__c, IsClosed }) => [Headroom_Key__c, IsClosed])).toEqual([[`survey:${answers[0]}`, true]]);
  });

  it('lists an answer that waits, until the sync made its task', async () => {
    const [late] = await create(own.org, 'Headroom_Survey_Response__c', [survey(2, { Score__c: 3, Answered_On__c: day(0) })]);
    const waits = (await typed<SurveysNext>('surveys', 'next')).waiting.filter(({ kind }) => kind === 'close_loop');
    expect(waits).toEqual([
      expect.objectContaining({ responseId: late, score: 3, account: 'Coldwater', contact: 'Person 2', contactId: people[2] })
    ]);
    expect((await typed<SyncResult>('sync')).written.tasks).toBe(1);
    expect((await typed<SurveysNext>('surveys', 'next')).waiting.filter(({ kind }) => kind === 'close_loop')).toEqual([]);
  });

  it('has one task for an answer although the run was killed when the org had taken it', async () => {
    const [answer] = await create(own.org, 'Headroom_Survey_Response__c', [survey(1, { Score__c: 4, Answered_On__c: day(0) })]);
    const { signal, requests } = await killWhenTaken(own.dataFolder);
    expect(signal).toBe('SIGKILL');
    expect(requests.filter(isTask)).toHaveLength(1);
    const ofAnswer = async (): Promise<number> =>
      (await tasks()).filter(({ Headroom_Key__c }) => Headroom_Key__c === `survey:${answer}`).length;
    expect(await ofAnswer()).toBe(1);
    expect((await typed<SyncResult>('sync')).status).toBe('done');
    expect(await ofAnswer()).toBe(1);
  });

  it('asks the sender of a case that was closed, once, and nobody who was asked within 90 days', async () => {
    const [newcomer] = await create(own.org, 'Contact', [{ AccountId: accounts[0], LastName: 'Newcomer', Email: 'new@example.com' }]);
    const [closed] = await create(own.org, 'Case', [
      { AccountId: accounts[0], ContactId: newcomer, Subject: 'x', Status: 'Closed' },
      { AccountId: accounts[1], ContactId: people[1], Subject: 'y', Status: 'Closed' }
    ]);
    const { ask } = await typed<SurveysNext>('surveys', 'next', '--reason', 'after_support');
    expect(ask).toEqual([
      expect.objectContaining({ contactId: newcomer, account: 'Ashgrove', kind: 'CSAT', on: day(0), by: day(7), becauseId: closed })
    ]);
    await create(own.org, 'Headroom_Survey_Response__c', [
      {
        Account__c: accounts[0],
        Contact__c: newcomer,
        Case__c: closed,
        Kind__c: 'CSAT',
        Touchpoint__c: 'Support',
        Scale_Max__c: 5,
        Sent_On__c: day(0)
      }
    ]);
    expect((await typed<SurveysNext>('surveys', 'next', '--reason', 'after_support')).ask).toEqual([]);
  });

  it('draws the same people for one seed, and none who were asked lately', async () => {
    const rested = await create(
      own.org,
      'Contact',
      Array.from({ length: 6 }, (_, at) => ({ AccountId: accounts[at % 3], LastName: `Rested ${at}`, Email: `rested${at}@example.com` }))
    );
    const drawn = async (): Promise<readonly string[]> =>
      ((await typed<SurveysNext>('surveys', 'next', '--sample', '4', '--seed', 'spring')).sample?.people ?? []).map(
        ({ contactId }) => contactId
      );
    const first = await drawn();
    expect(first).toHaveLength(4);
    expect(first.filter((id) => !rested.includes(id))).toEqual([]);
    expect(await drawn()).toEqual(first);
  });

  it('asks those first who were asked longest ago in the last two years', async () => {
    const [AccountId] = await create(own.org, 'Account', [{ Name: 'Dunmere', Type: 'Customer - Direct' }]);
    const asked = [-100, -300, -200, -700];
    const contacts = await create(
      own.org,
      'Contact',
      asked.map((ago) => ({ AccountId, LastName: `Asked ${-ago} days ago`, Email: `asked${-ago}@example.com` }))
    );
    const question = { Account__c: AccountId, Kind__c: 'NPS', Touchpoint__c: 'Relationship', Scale_Max__c: 10 };
    await create(
      own.org,
      'Headroom_Survey_Response__c',
      asked.map((ago, at) => ({ ...question, Contact__c: contacts[at], Sent_On__c: day(ago) }))
    );
    await create(own.org, 'Headroom_Success_Plan__c', [{ Account__c: AccountId, Go_Live_On__c: day(-10) }]);
    await typed<SyncResult>('sync');
    const { ask } = await typed<SurveysNext>('surveys', 'next', '--reason', 'after_onboarding');
    expect(ask.map(({ contact }) => contact)).toEqual(['Asked 700 days ago', 'Asked 300 days ago', 'Asked 200 days ago']);
  });
});
