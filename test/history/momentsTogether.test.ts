import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '../../src/domain/asOf.ts';
import { dayText, epochDay } from '../../src/domain/day.ts';
import type { Settings, Signal } from '../../src/domain/settings.ts';
import { gatherDays, gatherKnown, gatherPast, pastMoment } from '../../src/operations/history/gatherPast.ts';
import type { DaysRequest } from '../../src/operations/history/gatherPast.ts';
import { readMoments } from '../../src/operations/history/momentsAtOnce.ts';
import type { Gathered } from '../../src/operations/sync/judge/gatherInput.ts';
import { openDemoWeeks, lastDay } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';

const days = process.env['HEADROOM_FULL'] === '1' ? 60 : 5;

let demo: DemoWeeks;
let request: DaysRequest;

/** The demo's settings, with sums and means over accounts below; a list of half-lives, trends and live rows stands in them. */
function withRollUp(settings: Settings): Settings {
  const rollUps: Readonly<Record<string, Signal['rollUp']>> = { case_open: 'Sum', nps_365: 'Mean by contract value' };
  return { ...settings, signals: settings.signals.map((signal) => ({ ...signal, ...rolledUp(rollUps[signal.key]) })) };
}

function rolledUp(rollUp: Signal['rollUp']): Pick<Signal, 'rollUp'> {
  return rollUp === undefined ? {} : { rollUp };
}

/** Days of the last two years, always the same ones, in no order. */
function someDays(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => dayText(epochDay(lastDay) - ((at * 397 + 11) % 720)));
}

/** All that was read; settings are the same object. */
function told({ input: { settings: _settings, ...input }, ...rest }: Gathered): unknown {
  return { input, ...rest };
}

beforeAll(async () => {
  demo = await openDemoWeeks('small');
  const { describes, timeZone, accounts } = demo;
  request = { facts: await demo.openFacts(), settings: withRollUp(demo.settings), describes, timeZone, accounts };
}, 600_000);

afterAll(async () => {
  await request.facts.close();
  await demo.close();
});

describe('moments that are read together', () => {
  it('are signals of every kind: with half-lives, trends, live rows, roll-ups and fields with history', () => {
    const { signals } = request.settings;
    expect(signals.some(({ halfLifeDays }) => halfLifeDays !== undefined)).toBe(true);
    expect(signals.some(({ aggregate }) => aggregate === 'TREND')).toBe(true);
    expect(signals.some(({ liveFrom }) => liveFrom !== undefined)).toBe(true);
    expect(signals.filter(({ rollUp }) => rollUp !== undefined)).toHaveLength(2);
    expect(demo.describes.has('CaseHistory')).toBe(true);
  });

  it('are past days as each is read alone, to the bit', async () => {
    const asked = someDays(days);
    const together: Gathered[] = [];
    for await (const day of gatherDays(request, asked)) together.push(day);
    for (const [at, day] of asked.entries()) {
      const alone = await gatherPast(request, day);
      expect(told(together[at]!), day).toEqual(told(alone));
      expect([...alone.input.signals.values()].some(({ values }) => Array.from(values).some((value) => !Number.isNaN(value)))).toBe(true);
    }
  }, 600_000);

  it('are what was known then, as of then and as of today', async () => {
    const [one = '', other = ''] = someDays(2);
    const then = (day: string): AsOf => pastMoment(day, request.timeZone);
    const moments = [one, other].flatMap((day) => [
      { asOf: then(day), knownAt: then(day) },
      { asOf: demo.end, knownAt: then(day) }
    ]);
    const together = await readMoments(
      request.facts,
      request.accounts.length,
      moments.map((moment) => (facts) => gatherKnown({ ...request, facts }, moment))
    );
    for (const [at, moment] of moments.entries()) expect(told(together[at]!)).toEqual(told(await gatherKnown(request, moment)));
  }, 600_000);
});
