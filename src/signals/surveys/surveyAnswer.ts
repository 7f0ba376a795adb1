import { plain, sql } from '../../soql/sqlText.ts';
import type { Sql } from '../../soql/sqlText.ts';
import type { ResolvedSignal } from '../resolve/resolvedSignal.ts';

/** Share of its scale from which an answer is satisfied, where the signal states none: 4 of 5, 8 of 10. */
const satisfiedByDefault = 0.8;

/** Top of the scale on which a CES is stated, where the signal states none; the bottom is 1. */
export const effortScaleByDefault = 7;

/** One answer of a survey as SQL; `high` and `low` are read of valid answers only. */
export type SurveyAnswer = {
  /** False for an answer that cannot be one: it counts for nothing. */
  readonly valid: Sql;
  /** 1 for a promoter or a satisfied answer, else 0; of a CES the answer on the stated scale. */
  readonly high: Sql;
  /** 1 for a detractor, else 0. */
  readonly low: Sql;
};

/** What the field of a survey signal and, where rows have one, the top of their scale say. */
export type AnswerColumns = { readonly value: Sql; readonly scale: Sql | undefined };

function oneIf(condition: Sql): Sql {
  return sql`(case when ${condition} then 1.0 else 0.0 end)`;
}

/** NPS: 0-10; detractors below 7, promoters from 9. A row that states another scale asked another question. */
function recommendation({ value, scale }: AnswerColumns): SurveyAnswer {
  const asked = scale ? sql` and (${scale} is null or ${scale} = 10)` : plain('');
  return { valid: sql`(${value} between 0 and 10${asked})`, high: oneIf(sql`${value} >= 9`), low: oneIf(sql`${value} < 7`) };
}

/** CSAT: satisfied from a share of the row's own scale; the billionth keeps products that binary numbers cannot hold. */
function satisfaction({ value, scale = plain('null') }: AnswerColumns, from: number): SurveyAnswer {
  return {
    valid: sql`(${scale} > 0 and ${value} between 0 and ${scale})`,
    high: oneIf(sql`${value} + 1e-9 >= ${scale} * cast(${from} as double)`),
    low: plain('0.0')
  };
}

/** CES: rows on another scale than the stated one are converted linearly, 1 to 1 and top to top. */
function effort({ value, scale }: AnswerColumns, stated: number): SurveyAnswer {
  const top = sql`cast(${stated} as double)`;
  if (!scale) return { valid: sql`(${value} between 1 and ${top})`, high: value, low: plain('0.0') };
  return {
    valid: sql`(${scale} > 1 and ${value} between 1 and ${scale})`,
    high: sql`(1 + (${value} - 1) * (${top} - 1) / (${scale} - 1))`,
    low: plain('0.0')
  };
}

/** Reads an answer as its signal says. Source: docs/METHODS.md, "Survey scores". */
export function surveyAnswer({ signal }: ResolvedSignal, columns: AnswerColumns): SurveyAnswer {
  switch (signal.aggregate) {
    case 'NPS':
      return recommendation(columns);
    case 'CSAT':
      return satisfaction(columns, signal.satisfiedFrom ?? satisfiedByDefault);
    default:
      return effort(columns, signal.scaleMax ?? effortScaleByDefault);
  }
}
