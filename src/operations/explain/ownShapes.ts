import { z } from 'zod';
import type {
  CellJson,
  CellsJson,
  Detail,
  FlagsJson,
  HistoryJson,
  ProductLineSettingsJson,
  ReplayJson,
  RunReportJson,
  ScorecardSettingsJson
} from '../../domain/resultJson.ts';

/** What JSON fields of our own hold, by kind. */
export type OwnContent = {
  readonly detail: Detail;
  readonly history: HistoryJson;
  readonly flags: FlagsJson;
  readonly cell: CellJson & { readonly v: 1 };
  readonly cells: CellsJson;
  readonly scorecard: ScorecardSettingsJson;
  readonly productLines: ProductLineSettingsJson;
  readonly report: RunReportJson;
  readonly replay: ReplayJson;
};

const amount = z.number().nullable();
const keyed = z.looseObject({ k: z.string() });
const titled = z.looseObject({ k: z.string(), title: z.string() });
const reading = z.looseObject({ k: z.string(), val: amount, ids: z.array(z.string()) });

/**
 * Their shapes, as far as something is made of every one: a text that does not have them was not written by this product. Fields
 * that older versions did not write are left out, and more than is named may stand there.
 */
export const ownShapes: Readonly<Record<keyof OwnContent, z.ZodType>> = {
  detail: z.looseObject({
    asOf: z.string(),
    state: z.string(),
    score: amount,
    groups: z.array(keyed),
    measures: z.array(reading),
    rules: z.array(reading)
  }),
  history: z.looseObject({
    versions: z.array(z.string()),
    points: z.array(z.looseObject({ w: z.string(), d: z.string(), s: amount, v: z.number() }))
  }),
  flags: z.looseObject({ flags: z.array(keyed) }),
  cell: z.looseObject({ k: z.string(), st: z.string(), amt: amount }),
  cells: z.looseObject({ cells: z.array(z.looseObject({ k: z.string(), st: z.string(), amt: amount })) }),
  scorecard: z.looseObject({
    scorecard: titled,
    groups: z.array(titled),
    measures: z.array(titled),
    bands: z.array(z.looseObject({ k: z.string(), floor: z.number() })),
    rules: z.array(titled)
  }),
  productLines: z.looseObject({ lines: z.array(titled), whitespaceRules: z.array(titled), holds: z.array(titled) }),
  report: z.looseObject({
    off: z.record(z.string(), z.string()),
    notSetUp: z.record(z.string(), z.number()),
    warnings: z.array(z.looseObject({ name: z.string(), values: z.array(z.string()), count: z.number() })),
    signals: z.record(z.string(), z.looseObject({ state: z.string() })).optional(),
    scorecards: z.record(z.string(), z.looseObject({ state: z.string() })).optional()
  }),
  replay: z.looseObject({ days: z.number(), until: z.string(), tested: z.array(z.looseObject({ method: z.string() })) })
};
