import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherInput } from '../../src/operations/sync/judge/gatherInput.ts';
import type { Gathered } from '../../src/operations/sync/judge/gatherInput.ts';
import { gatherDays, gatherPast, pastMoment } from '../../src/operations/history/gatherPast.ts';
import { openSignals } from '../../src/signals/signalContext.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { factDifferences, scoreDifferences, signalDifferences } from './comparePast.ts';
import { openDemoWeeks } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';
import { correctedUsage, deletedMeetings, laterWrites, untracedAnswers, untracedEnds } from './laterWrites.ts';

const days = ['2026-10-26', '2026-11-16'];
let demo: DemoWeeks;
let original: FactStore;
const before = new Map<string, Gathered>();
/** The days as a reader of today's facts sees them before anything was written. */
const unread = new Map<string, Gathered>();

beforeAll(async () => {
  demo = await openDemoWeeks('small');
  original = await demo.openFacts();
  for (const day of days) {
    before.set(day, await past(original, day));
    unread.set(day, await naive(original, day));
  }
}, 600_000);

afterAll(async () => {
  await original.close();
  await demo.close();
});

function past(facts: FactStore, day: string): Promise<Gathered> {
  const { settings, describes, timeZone, accounts } = demo;
  return gatherPast({ facts, settings, describes, timeZone, accounts }, day);
}

/** What a reader without any view of the past takes for that day. */
async function naive(facts: FactStore, day: string): Promise<Gathered> {
  const { settings, describes, timeZone, accounts } = demo;
  return gatherInput(await openSignals({ facts, settings, describes, accounts, asOf: pastMoment(day, timeZone) }), [], {
    scoresOnly: true
  });
}

async function changedFacts(statements: readonly string[]): Promise<FactStore> {
  const facts = await demo.openFacts();
  for (const statement of statements) await facts.rows(statement);
  return facts;
}

function known(day: string): Gathered {
  return before.get(day) as Gathered;
}

/** Signals that a later write may make unknown: those that rest on present values. */
function restsOnToday(key: string): boolean {
  return demo.settings.signals.some((signal) => signal.key === key && signal.history === 'Current');
}

function readable({ input }: Gathered): readonly string[] {
  return [...input.signals.keys()].filter((key) => !input.leftOut.has(key));
}

function allDifferences(one: Gathered, other: Gathered): readonly string[] {
  return [...signalDifferences(one, other, readable(one)), ...factDifferences(one, other), ...scoreDifferences(one, other)];
}

/** One of the days for each write, in turn. */
const writes = laterWrites.map((write, at) => ({ ...write, day: days[at % days.length] ?? '' }));

describe('what is written after a week', () => {
  it.each(writes)(
    'moves nothing of the week: $what',
    async ({ statements, day, isDated = false }) => {
      const facts = await changedFacts(statements);
      try {
        const after = await past(facts, day);
        expect(allDifferences(after, known(day))).toEqual([]);
        const lost = [...after.input.leftOut].filter((key) => !known(day).input.leftOut.has(key));
        expect(lost.filter((key) => !restsOnToday(key))).toEqual([]);
        const seen = allDifferences(await naive(facts, day), unread.get(day) as Gathered);
        expect(seen.length > 0, 'a reader of today sees the difference').toBe(!isDated);
      } finally {
        await facts.close();
      }
    },
    600_000
  );

  it('makes the end of a contract unknown, never another one, where nobody tracked it', async () => {
    const facts = await changedFacts(untracedEnds);
    const [day = ''] = days;
    const [one, two] = [(await past(facts, day)).contracts, known(day).contracts];
    await facts.close();
    const moved = [...one.endOn].filter((end, i) => !Number.isNaN(end) && end !== two.endOn[i]);
    expect(moved).toEqual([]);
    expect([...one.active]).toEqual([...two.active]);
    expect([...one.endOn].filter((end) => Number.isNaN(end)).length).toBeGreaterThan(
      [...two.endOn].filter((end) => Number.isNaN(end)).length
    );
  }, 600_000);
});

describe('several past days', () => {
  it('are read in their order, each as it is read alone', async () => {
    const { settings, describes, timeZone, accounts } = demo;
    const asked = [...days, ...days];
    const found: Gathered[] = [];
    for await (const each of gatherDays({ facts: original, settings, describes, timeZone, accounts }, asked)) found.push(each);
    expect(found.map(({ input }) => input.asOf.today)).toEqual(asked);
    expect(found.flatMap((each) => allDifferences(each, known(each.input.asOf.today)))).toEqual([]);
  }, 600_000);

  it('can be left before the last, and end with the error of the day that cannot be read', async () => {
    const { settings, describes, timeZone, accounts } = demo;
    const request = { facts: original, settings, describes, timeZone, accounts };
    for await (const { input } of gatherDays(request, days)) {
      expect(input.asOf.today).toBe(days[0]);
      break;
    }
    const reading = gatherDays(request, [days[0] ?? '', 'no day']);
    expect((await reading.next()).done).toBe(false);
    await expect(reading.next()).rejects.toThrow();
    expect(await original.rows('select 1 as one')).toEqual([{ one: 1 }]);
  }, 600_000);
});

describe('what the past cannot tell', () => {
  it('is that an answer was typed in later, where nobody tracked its field: it counts from its date', async () => {
    const facts = await changedFacts(untracedAnswers);
    const [day = ''] = days;
    const after = await past(facts, day);
    await facts.close();
    expect(signalDifferences(after, known(day), ['nps_365']).length).toBeGreaterThan(0);
  }, 600_000);

  it('is that a report was corrected later, where nobody tracked its field', async () => {
    const facts = await changedFacts(correctedUsage);
    const [day = ''] = days;
    const after = await past(facts, day);
    await facts.close();
    expect(signalDifferences(after, known(day), ['usage_active']).length).toBeGreaterThan(0);
  }, 600_000);

  it('is what was deleted since', async () => {
    const facts = await changedFacts(deletedMeetings);
    const [day = ''] = days;
    const after = await past(facts, day);
    await facts.close();
    expect(signalDifferences(after, known(day), ['people_met_180']).length).toBeGreaterThan(0);
  }, 600_000);
});
