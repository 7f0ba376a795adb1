/** One measure as a row: what was read, what it gives and what lies behind it. Every number is the sync's own. */
import ACTIVITY from '@salesforce/label/c.Headroom_Measure_Activity';
import CURVE_POINT from '@salesforce/label/c.Headroom_Curve_Point';
import CURVE_RULE from '@salesforce/label/c.Headroom_Curve_Rule';
import DAYS_MANY from '@salesforce/label/c.Headroom_Unit_Days';
import DAYS_ONE from '@salesforce/label/c.Headroom_Unit_Day';
import HIDDEN from '@salesforce/label/c.Headroom_Value_Hidden';
import NOT_AN_ANSWER from '@salesforce/label/c.Headroom_No_Value';
import PENALTY from '@salesforce/label/c.Headroom_Measure_Penalty';
import STALE from '@salesforce/label/c.Headroom_Missing_Stale';
import STALE_AFTER from '@salesforce/label/c.Headroom_Missing_Stale_After';
import FILLED from '@salesforce/label/c.Headroom_Missing_Filled';
import GIVEN from '@salesforce/label/c.Headroom_Missing_Given';
import LEFT_OUT from '@salesforce/label/c.Headroom_Missing_Excluded';
import POINTS_BEFORE from '@salesforce/label/c.Headroom_Points_Before';
import UNKNOWN from '@salesforce/label/c.Headroom_Missing_Unknown';
import { daysBetween, dayOf, formatEffect, formatNumber, formatScore } from 'c/headroomFormat';
import { withUnit } from 'c/headroomUnits';
import { counted, fill, firstSentence } from 'c/headroomWords';

/**
 * @param {Headroom.DetailMeasure} measure
 * @param {Headroom.MeasureSetting | undefined} setting
 */
function reasonMissing(measure, setting) {
  if (measure.miss === 'stale') {
    const after = setting?.staleAfterDays;
    return after ? fill(STALE_AFTER, counted(after, { one: DAYS_ONE, many: DAYS_MANY }, formatNumber(after))) : STALE;
  }
  if (measure.miss === 'policy') {
    return FILLED;
  }
  if (measure.miss === 'excluded') {
    return LEFT_OUT;
  }
  if (measure.miss === 'given') {
    return GIVEN;
  }
  return measure.miss ? UNKNOWN : '';
}

/**
 * A value that ages is stored as the day it counts from and shown at the moment of the result; of a survey with few answers only
 * their number is shown, because a net score of two people says nothing.
 * @param {Headroom.DetailMeasure} measure
 * @param {string} unit
 * @param {{ asOf: string, currency?: string }} context
 */
function valueText(measure, unit, context) {
  if (measure.hid) {
    return HIDDEN;
  }
  if (measure.val !== null && measure.sv?.few) {
    return withUnit(measure.sv.n, 'answers');
  }
  if (measure.val !== null) {
    return withUnit(measure.val, unit, { currency: context.currency, isLeast: measure.least });
  }
  if (measure.on && !measure.miss) {
    return withUnit(daysBetween(measure.on, dayOf(context.asOf)), unit);
  }
  return NOT_AN_ANSWER;
}

/**
 * Points of a curve, each kept on one line.
 * @param {Headroom.MeasureSetting | undefined} setting
 * @param {string} [currency]
 */
function curveText(setting, currency) {
  if (!setting) {
    return '';
  }
  const points = setting.knots ?? setting.categories;
  if (!points) {
    return setting.productLine ? CURVE_RULE : '';
  }
  const words = points.map(([value, given]) => fill(CURVE_POINT, withUnit(value, setting.unit, { currency }), formatNumber(given)));
  return words.map((point) => point.replaceAll(' ', '\u00a0')).join(' · ');
}

/**
 * @param {Headroom.MeasureSetting | undefined} setting
 * @param {Headroom.DetailMeasure} measure
 * @returns {string[]}
 */
function notesOf(setting, measure) {
  const notes = [];
  if (typeof measure.was === 'number') {
    notes.push(fill(POINTS_BEFORE, formatScore(measure.was)));
  }
  if (setting?.penaltyOnly) {
    notes.push(PENALTY);
  }
  if (setting?.activity) {
    notes.push(ACTIVITY);
  }
  return notes;
}

/**
 * @param {Headroom.Card} card
 * @param {Headroom.DetailMeasure} measure
 * @param {string} [currency]
 * @returns {Headroom.MeasureRow}
 */
export function measureRow(card, measure, currency) {
  const setting = card.settings.measures.find((candidate) => candidate.k === measure.k);
  const missing = reasonMissing(measure, setting);
  return {
    key: measure.k,
    title: setting?.title ?? measure.k,
    value: valueText(measure, setting?.unit ?? '', { asOf: card.detail.asOf, currency }),
    points: measure.pts === null ? NOT_AN_ANSWER : formatScore(measure.pts),
    weight: formatNumber(measure.w),
    contribution: measure.con,
    contributionText: measure.pts === null ? NOT_AN_ANSWER : formatEffect(measure.con),
    effect: measure.eff,
    effectText: formatEffect(measure.eff),
    missing,
    isMissing: measure.pts === null,
    why: firstSentence(setting?.why ?? ''),
    curve: curveText(setting, currency),
    notes: notesOf(setting, measure),
    evidence: setting?.evidence ?? '',
    count: measure.n,
    ids: measure.ids,
    onDay: measure.on,
    objects: setting?.object ? [setting.object] : [],
    query: measure.q
  };
}
