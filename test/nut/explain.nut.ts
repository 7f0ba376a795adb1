import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { Detail, FlagsJson, HistoryJson, WhatChanged } from '../../src/domain/resultJson.ts';
import type { ReviewResult } from '../../src/domain/reviewResult.ts';
import { connection, headroom, headroomJson, localOrgFile } from './headroom.ts';
import { idOfAccount, rowsOf, type Row } from './orgRecords.ts';

const org = connection();
const tenths = (value: number): number => Math.round(value * 10);
const sumOfTenths = (values: readonly number[]): number => values.reduce((sum, value) => sum + tenths(value), 0);

/** Half a tenth by which a group score is rounded, and what the two decimals of points in the record leave open. */
const lastTenth = 0.05 + 0.006;

type Explained = { readonly explanation: Explanation; readonly results: readonly Row[] };

const resultFields = 'Scorecard__c, Score__c, Band__c, Band_Since__c, Change__c, Coverage__c, Readings__c, Readings_In_Use__c, Detail__c';

describe('explain', () => {
  let explained: readonly Explained[] = [];

  /** The showcase, then the accounts with the lowest and the highest headline, one too new and one without enough data. */
  beforeAll(async () => {
    const headline = "SELECT Account__c FROM Headroom_Scorecard_Result__c WHERE Scorecard__c = 'vendor_risk'";
    const picks = await Promise.all([
      rowsOf(org, `${headline} AND State__c = 'scored' ORDER BY Score__c ASC LIMIT 1`),
      rowsOf(org, `${headline} AND State__c = 'scored' ORDER BY Score__c DESC LIMIT 1`),
      rowsOf(org, `${headline} AND State__c = 'too_new' LIMIT 1`),
      rowsOf(org, `${headline} AND State__c = 'not_enough_data' LIMIT 1`)
    ]);
    const ids = [await idOfAccount(org, 'Quillhaven Software'), ...picks.flat().map((row) => String(row['Account__c']))];
    expect(new Set(ids).size).toBe(5);
    explained = await Promise.all(
      ids.map(async (id) => ({
        explanation: byKey(await headroomJson<Explanation>('explain', '--account', id)),
        results: await rowsOf(
          org,
          `SELECT ${resultFields} FROM Headroom_Scorecard_Result__c WHERE Account__c = '${id}' ORDER BY Scorecard__c`
        )
      }))
    );
  });

  it('begins with the headline and ends with the scorecards that only describe', async () => {
    const { scorecards } = await headroomJson<Explanation>('explain', '--account', 'Quillhaven Software');
    const judged = scorecards.map(({ settings: { scorecard } }) => scorecard.judged);
    expect(scorecards[0]?.settings.scorecard.headline).toBe(true);
    expect(judged).toEqual([...judged].sort((a, b) => Number(b) - Number(a)));
  });

  it('gives the scores, bands and details that stand in the records, to the digit', () => {
    for (const { explanation, results } of explained) {
      const said = explanation.scorecards.map(({ key, score, band, bandSince, change, detail }) => ({
        key,
        score,
        band,
        bandSince,
        change,
        detail
      }));
      const held = results.map((row) => ({
        key: row['Scorecard__c'],
        score: row['Score__c'],
        band: row['Band__c'],
        bandSince: row['Band_Since__c'],
        change: row['Change__c'],
        detail: JSON.parse(String(row['Detail__c'])) as Detail
      }));
      expect(said).toEqual(held);
      expect(said.map(({ detail }) => detail.score)).toEqual(results.map((row) => row['Score__c']));
    }
  });

  it('counts readings and coverage as the records do', () => {
    for (const { explanation, results } of explained) {
      const said = explanation.scorecards.map(({ detail }) => [detail.readings, detail.inUse]);
      expect(said).toEqual(results.map((row) => [row['Readings__c'], row['Readings_In_Use__c']]));
      // The record's whole percent is rounded from the coverage itself, not from the detail's four decimals.
      const apart = explanation.scorecards.map(({ detail }, n) => Math.abs(detail.coverage * 100 - Number(results[n]?.['Coverage__c'])));
      expect(Math.max(...apart)).toBeLessThanOrEqual(0.5051);
    }
  });

  it('has contributions that add up exactly to every score before caps, and effects to its distance from the best band', () => {
    const details = explained.flatMap(({ explanation }) => explanation.scorecards.map(({ detail }) => detail));
    const scored = details.filter(({ state }) => state === 'scored');
    expect(scored.length).toBeGreaterThan(15);
    for (const { measures, base, computed, best } of scored) {
      expect(sumOfTenths(measures.map(({ con }) => con))).toBe(tenths(base ?? computed ?? NaN));
      expect(sumOfTenths(measures.map(({ eff }) => eff))).toBe(tenths(base ?? computed ?? NaN) - tenths(best));
    }
  });

  it('has group scores that are the weighted mean of their measures, less what penalties deduct', () => {
    for (const { explanation } of explained) {
      for (const { detail, settings } of explanation.scorecards) {
        for (const { k, s } of detail.groups) {
          const byHand = groupByHand(k, detail, settings);
          expect([k, s === null]).toEqual([k, byHand === null]);
          expect(Math.abs((s ?? 0) - (byHand ?? 0)), `${explanation.account.name} ${k}: ${s} or ${byHand}`).toBeLessThan(lastTenth);
        }
      }
    }
  });

  it('prints the very numbers of the records as text', async () => {
    const { code, stdout } = await headroom('explain', '--account', 'Quillhaven Software');
    expect(code).toBe(0);
    const { explanation } = explained[0]!;
    const scored = explanation.scorecards.filter(({ detail }) => detail.state === 'scored');
    expect(scored.length).toBeGreaterThan(4);
    for (const { detail, settings } of scored) {
      const label = settings.bands.find(({ k }) => k === detail.band)?.label;
      const { title } = settings.scorecard;
      expect(stdout).toContain(`${title}: ${label} ${detail.score?.toFixed(1)}   ${detail.readings} of ${detail.inUse} readings`);
      for (const group of detail.groups.filter(({ of }) => of > 0)) {
        const groupTitle = settings.groups.find(({ k }) => k === group.k)?.title;
        expect(stdout).toContain(`  ${groupTitle} ${group.s?.toFixed(1)}   ${group.n} of ${group.of} readings`);
      }
    }
    const { summary } = explanation;
    expect(stdout).toContain(
      `Room to grow: ${summary?.openCount} product lines open, ${summary?.whitespaceAmount?.toFixed(2)} a year at list price in the org's currency, ${summary?.holdCount} on hold`
    );
  });

  it('says why an account has no number: too new, or not enough data', async () => {
    const [, , , tooNew, tooLittle] = explained;
    const [newText, littleText] = await Promise.all(
      [tooNew, tooLittle].map((one) => headroom('explain', '--account', one!.explanation.account.id))
    );
    expect(newText?.stdout).toMatch(/^Risk by department: Too new to judge: customer for \d+ of 90 days/m);
    expect(littleText?.stdout).toMatch(/^Risk by department: Not enough data/m);
  });

  it('takes an id of 15 characters for the same account', async () => {
    const { account } = explained[0]!.explanation;
    expect((await headroomJson<Explanation>('explain', '--account', account.id.slice(0, 15))).account).toEqual(account);
  });

  it('refuses a name that no account has, with the fix', async () => {
    const { code, stdout, stderr } = await headroom('explain', '--account', "O'Nobody & Sons");
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain("No account O'Nobody & Sons was found in the org.");
    expect(stderr).toContain('Give the id of an account (15 or 18 characters) or its exact name.');
  });

  it('says of a prospect that it has no scores, and when an account has some', async () => {
    const [prospect] = await rowsOf(org, "SELECT Name FROM Account WHERE Type = 'Prospect' ORDER BY Name LIMIT 1");
    const { code, stderr } = await headroom('explain', '--account', String(prospect?.['Name']));
    expect(code).toBe(1);
    expect(stderr).toContain(`The account ${prospect?.['Name']} has no scores in the org.`);
    expect(stderr).toContain('If it ran, the account is not a customer as the Health Setting defines it.');
  });
});

describe('what changed', () => {
  it('has lines that add up to their parts, and parts that add up to the difference of the scores', async () => {
    const explanations = await explainedCustomers();
    const changes = explanations.flatMap(({ scorecards }) => scorecards.flatMap(({ detail }) => changesOf(detail)));
    expect(changes.length).toBeGreaterThan(10);
    for (const changed of changes) expectToAddUp(changed, 6);
  });

  it('ends at the score that is shown, where the earlier day knows all measures', async () => {
    const known = (await explainedCustomers()).flatMap(({ scorecards }) =>
      scorecards.flatMap(({ detail }) =>
        changesOf(detail).flatMap((changed) => (changed.leftOut === undefined ? [[changed.after, detail.score]] : []))
      )
    );
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter(([after, score]) => after !== score)).toEqual([]);
  });

  it("is told between two days of one's choice, from what the sync keeps on this machine", async () => {
    const { scorecards } = await headroomJson<Explanation>('explain', '--account', 'Quillhaven Software');
    const days = scorecards[0]?.history.points.filter(({ score }) => score !== null).map(({ day }) => day) ?? [];
    const [from, to] = [days.at(-12) ?? '', days.at(-4) ?? ''];
    const words = ['explain', '--account', 'Quillhaven Software', '--from', from, '--to', to];
    const compared = (await headroomJson<Explanation>(...words)).scorecards.flatMap(({ between }) =>
      between !== undefined && 'changed' in between ? [between.changed] : []
    );
    expect(compared.length).toBeGreaterThan(0);
    for (const changed of compared) {
      expect([changed.from, changed.to]).toEqual([from, to]);
      expectToAddUp(changed);
    }
    const { stdout } = await headroom(...words);
    const [first] = compared;
    expect(stdout).toContain(`Changed from ${from} to ${to}: ${first?.before.toFixed(1)} to ${first?.after.toFixed(1)}`);
  });

  it('needs the machine that runs the sync for such days, and says so', async () => {
    const { username } = localOrgFile();
    const elsewhere = ['--data-folder', join(tmpdir(), 'headroom-no-state'), '--target-org', username];
    const { code, stderr } = await headroom('explain', '--account', 'Quillhaven Software', '--from', '2026-01-05', ...elsewhere);
    expect(code).toBe(1);
    expect(stderr).toContain('This machine keeps no past of the org');
    expect(stderr).toContain('Run the command on the machine that runs the sync, with its --data-folder.');
  });
});

describe('the past', () => {
  it('is listed week by week as it stands in the records, gaps and rebuilt weeks among them', async () => {
    const { scorecards, account } = await headroomJson<Explanation>('explain', '--account', 'Quillhaven Software');
    const [row] = await rowsOf(
      org,
      `SELECT History__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account.id}' AND Scorecard__c = '${scorecards[0]?.key}'`
    );
    const held = JSON.parse(String(row?.['History__c'])) as HistoryJson;
    const points = scorecards[0]?.history.points ?? [];
    expect(points.map(({ week, day, score, coverage, rebuilt }) => [week, day, score, coverage, rebuilt])).toEqual(
      held.points.map(({ w, d, s, c, r }) => [w, d, s, c, r === true])
    );
    expect(points.length).toBeGreaterThan(50);
    expect(points.filter(({ rebuilt }) => rebuilt).length).toBeGreaterThan(50);
    const { stdout } = await headroom('explain', '--account', 'Quillhaven Software', '--history');
    const weeks = stdout.split('\n').filter((line) => /^ {4}\d{4}-W\d{2} {2}/.test(line));
    expect(weeks.length).toBe(scorecards.reduce((sum, { history }) => sum + history.points.length, 0));
  });
});

describe('human judgement', () => {
  it('shows the newest pulse of the account with its reason beside the scores', async () => {
    const id = await idOfAccount(org, 'Quillhaven Software');
    const [pulse] = await rowsOf(
      org,
      `SELECT Id, Pulse__c, Reason__c FROM Headroom_Pulse__c WHERE Account__c = '${id}' ORDER BY CreatedDate DESC, Id DESC LIMIT 1`
    );
    const shown = (await headroomJson<Explanation>('explain', '--account', id)).pulse;
    expect([shown?.id, shown?.word, shown?.reason]).toEqual([pulse?.['Id'], pulse?.['Pulse__c'], pulse?.['Reason__c']]);
  });

  it('says of an override made after the last run that it counts from the next sync', async () => {
    const account = await idOfAccount(org, 'Quillhaven Software');
    const [run] = await rowsOf(org, 'SELECT As_Of__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC LIMIT 1');
    const lastDay = new Date(Date.parse(String(run?.['As_Of__c'])) + 30 * 86_400_000).toISOString().slice(0, 10);
    const override = {
      ...{ Account__c: account, Scorecard__c: 'vendor_risk', Kind__c: 'Cap', Value__c: 20, Expires_On__c: lastDay },
      Reason__c: 'Their board decides on Monday'
    };
    const made = await org.sobject('Headroom_Health_Override__c').create(override);
    try {
      const { stdout } = await headroom('explain', '--account', account);
      const said = stdout.replace(/\s+/g, ' ');
      expect(said).toContain(`Counts from the next sync: not above 20 until ${lastDay}, by `);
      expect(said).toMatch(/, by [^:]+: "Their board decides on Monday" \(/);
      const [shown] = (await headroomJson<Explanation>('explain', '--account', account)).overrides.filter(({ id }) => id === made.id);
      expect(shown).toMatchObject({ standing: 'waiting', acts: false, value: 20 });
    } finally {
      await org.sobject('Headroom_Health_Override__c').destroy(made.id ?? '');
    }
  });
});

describe('review', () => {
  it('lists every contradiction that the summaries flag, and no other', async () => {
    const summaries = await rowsOf(org, 'SELECT Account__c, Flags__c FROM Headroom_Account_Summary__c');
    const flagged = summaries.flatMap((row) =>
      (row['Flags__c'] === null ? [] : (JSON.parse(String(row['Flags__c'])) as FlagsJson).flags).map(({ k }) => `${row['Account__c']} ${k}`)
    );
    const { pulses, contradictions } = await headroomJson<ReviewResult>('review');
    const listed = [
      ...pulses.map(({ account }) => `${account.id} pulse`),
      ...contradictions.map(({ account, kind }) => `${account.id} ${kind}`)
    ];
    expect(listed.sort()).toEqual(flagged.sort());
    expect(flagged.length).toBeGreaterThan(0);
  });
});

/** Four customers with a headline score. */
async function explainedCustomers(): Promise<readonly Explanation[]> {
  const rows = await rowsOf(
    org,
    "SELECT Account__c FROM Headroom_Scorecard_Result__c WHERE Scorecard__c = 'vendor_risk' AND State__c = 'scored' ORDER BY Account__c LIMIT 4"
  );
  return Promise.all(rows.map((row) => headroomJson<Explanation>('explain', '--account', String(row['Account__c']))));
}

function changesOf({ changed }: Detail): readonly WhatChanged[] {
  return [changed?.week, changed?.month].filter((one) => one !== undefined);
}

/** Parts always; lines where all of them stand there: the detail of a result holds the six largest. */
function expectToAddUp({ before, after, parts, lines }: WhatChanged, mostLines = Infinity): void {
  expect(sumOfTenths(Object.values(parts))).toBe(tenths(after) - tenths(before));
  if (lines.length >= mostLines) return;
  for (const [part, points] of Object.entries(parts)) {
    expect([part, sumOfTenths(lines.filter((line) => line.part === part).map(({ by }) => by))]).toEqual([part, tenths(points)]);
  }
}

/** Group score from points and weights as they stand in the record. */
function groupByHand(key: string, detail: Detail, settings: Explanation['scorecards'][number]['settings']): number | null {
  const ofGroup = detail.measures.filter(
    ({ k, pts }) => pts !== null && settings.measures.some((measure) => measure.k === k && measure.g === key)
  );
  const penalties = new Map(settings.measures.map(({ k, penaltyOnly, weight }) => [k, penaltyOnly ? weight : 0]));
  const rated = ofGroup.filter(({ k }) => penalties.get(k) === 0);
  const weight = rated.reduce((sum, { w }) => sum + w, 0);
  if (weight === 0) return null;
  const mean = rated.reduce((sum, { w, pts }) => sum + w * (pts ?? 0), 0) / weight;
  // W is group weight x weight / 100, aged: as a share of the group it is what the group loses.
  const groupWeight = settings.groups.find(({ k }) => k === key)?.weight ?? NaN;
  const deducting = ofGroup.filter(({ k }) => penalties.get(k) !== 0);
  const deducted = deducting.reduce((sum, { w, pts }) => sum + (w * (100 - (pts ?? 0))) / groupWeight, 0);
  return Math.max(0, mean - deducted);
}

/** In the order in which the records are read. */
function byKey(explanation: Explanation): Explanation {
  return { ...explanation, scorecards: [...explanation.scorecards].sort((a, b) => (a.key < b.key ? -1 : 1)) };
}
