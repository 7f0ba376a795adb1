import { addMonths, dayOfParts, toMs } from '../calendar.ts';
import { expectType, numberOf, textOf } from '../compiledNode.ts';
import { FormulaProblem, illegalType } from '../formulaProblem.ts';
import type { FormulaValue } from '../formulaType.ts';
import {
  checkCount,
  one,
  plain,
  two,
  whole,
  type CallResult,
  type FormulaCall,
  type FormulaFunction,
  type FunctionTable
} from './formulaFunction.ts';

const instantShape = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})Z?$/;

function today(call: FormulaCall): CallResult {
  checkCount(call, 0);
  return { type: 'Date', run: (record) => record.dayOf(record.now) };
}

function now(call: FormulaCall): CallResult {
  checkCount(call, 0);
  return { type: 'DateTime', run: (record) => record.now };
}

function date(year: FormulaValue, month: FormulaValue, day: FormulaValue): FormulaValue {
  const parts = [year, month, day].map((part) => numberOf(part));
  if (parts.includes(undefined)) return null;
  const [y, m, d] = parts.map((part) => Math.trunc(part ?? 0)) as [number, number, number];
  if (y < 1 || y > 9999) throw new FormulaProblem('Year out of range in DATE() function');
  const found = dayOfParts(y, m, d);
  if (found === undefined) throw new FormulaProblem('Month or Day out of range in DATE() function');
  return found;
}

/** The day of a text `YYYY-MM-DD`, or of an instant in the user's time zone. */
function dateValue(call: FormulaCall): CallResult {
  const operand = one(call);
  expectType(operand, call.place, 'Text', 'Date', 'DateTime');
  return {
    type: 'Date',
    run: (record) => {
      const given = textOf(operand.run(record));
      if (given === '') return null;
      if (operand.type === 'DateTime') return record.dayOf(given);
      return date(...(given.split('-').map(Number) as [number, number, number]));
    }
  };
}

/** The instant of a text `YYYY-MM-DD HH:MM:SS` in GMT, or of a day at midnight GMT. */
function dateTimeValue(call: FormulaCall): CallResult {
  const operand = one(call);
  expectType(operand, call.place, 'Text', 'Date', 'DateTime');
  return {
    type: 'DateTime',
    run: (record) => {
      const given = textOf(operand.run(record));
      if (given === '' || operand.type === 'DateTime') return given === '' ? null : given;
      if (operand.type === 'Date') return `${given}T00:00:00.000Z`;
      const parts = instantShape.exec(given);
      const instant = parts ? `${parts[1]}T${parts[2]}.000Z` : '';
      if (Number.isNaN(Date.parse(instant))) throw new FormulaProblem('Invalid date and time for DATETIMEVALUE function');
      return instant;
    }
  };
}

/** A part of a date; blank for a blank one. */
function partOf(read: (day: Date) => number): FormulaFunction {
  return whole(['Date'], 'Number', (day) => read(new Date(toMs(String(day)))));
}

function monthsLater(call: FormulaCall): CallResult {
  const [start, months] = two(call);
  if (start.type !== 'Date' && start.type !== 'DateTime') throw illegalType(call.place);
  if (months.type !== 'Number') throw illegalType(call.place);
  return {
    type: start.type,
    run: (record) => {
      const [from, count] = [start.run(record), months.run(record)];
      return typeof from === 'string' && typeof count === 'number' ? addMonths(from, count) : null;
    }
  };
}

/**
 * WEEKDAY counts from 1 for Sunday.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions_dates.htm
 */
export const dateFunctions: FunctionTable = {
  TODAY: today,
  NOW: now,
  DATE: plain(['Number', 'Number', 'Number'], 'Date', (...parts) => date(parts[0] ?? null, parts[1] ?? null, parts[2] ?? null)),
  DATEVALUE: dateValue,
  DATETIMEVALUE: dateTimeValue,
  YEAR: partOf((day) => day.getUTCFullYear()),
  MONTH: partOf((day) => day.getUTCMonth() + 1),
  DAY: partOf((day) => day.getUTCDate()),
  DAYOFYEAR: partOf((day) => (day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 0)) / 86_400_000),
  WEEKDAY: partOf((day) => day.getUTCDay() + 1),
  ADDMONTHS: monthsLater
};
