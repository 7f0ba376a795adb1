import { isDay } from '../../soql/calendar.ts';
import { toStamp } from '../clock.ts';
import type { SqlValue } from '../database.ts';
import { toId18 } from '../ids.ts';
import { badValue, jsonParserError, type OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import { cutToScale } from './number.ts';

/** Where a value comes from: a JSON body, or a text cell of a Bulk job. The error codes differ. */
export type ValueSource = 'json' | 'csv';

const dateShape = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;
const instantShape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const timeShape = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/;
const emailShape = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]+$/;
/** Decimal only: JavaScript reads 0x10 and 0b1 as numbers, too. */
const numberShape = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const integerLimit = 2_147_483_647;

/**
 * A value as it is stored, checked for type, length, range and list; empty text is null.
 *
 * JSON of a wrong type is `JSON_PARSER_ERROR`, a CSV cell of a wrong type `INVALID_TYPE_ON_FIELD_IN_RECORD`.
 * Text is trimmed at both ends, as the platform does (not confirmed by a document; seen in every org).
 */
export function parseValue(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  if (raw === null || raw === undefined || raw === '') return field.type === 'boolean' ? emptyBoolean(field) : null;
  switch (field.type) {
    case 'boolean':
      return parseBoolean(field, raw, source);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return parseNumber(field, raw, source);
    case 'date':
      return parseDate(field, raw, source);
    case 'datetime':
      return parseInstant(field, raw, source);
    case 'time':
      return parseTime(field, raw, source);
    case 'id':
    case 'reference':
      return parseId(field, raw, source);
    default:
      return parseText(field, raw, source);
  }
}

function wrongType(field: OrgField, raw: unknown, source: ValueSource): OrgError {
  const shown = typeof raw === 'object' ? '{}' : String(raw);
  if (source === 'csv') {
    return badValue('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${shown}`, [field.name]);
  }
  const wanted = { int: 'int', date: 'date', datetime: 'datetime', time: 'time', boolean: 'boolean' }[field.type as 'int'];
  const type = wanted ?? (field.precision > 0 ? 'double' : 'string');
  return jsonParserError(
    `Cannot deserialize instance of ${type} from ${tokenName(raw)} value ${shown} or request may be missing a required field at [line:1, column:1]`
  );
}

function tokenName(raw: unknown): string {
  if (typeof raw === 'number') return Number.isInteger(raw) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (typeof raw === 'boolean') return raw ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof raw === 'string') return 'VALUE_STRING';
  return Array.isArray(raw) ? 'START_ARRAY' : 'START_OBJECT';
}

function emptyBoolean(field: OrgField): SqlValue {
  return field.defaultValue === 1 ? 1 : 0;
}

function parseBoolean(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  if (typeof raw === 'boolean') return raw ? 1 : 0;
  if (typeof raw === 'string') {
    const word = raw.toLowerCase();
    if (word === 'true' || (source === 'csv' && word === '1')) return 1;
    if (word === 'false' || (source === 'csv' && word === '0')) return 0;
  }
  throw wrongType(field, raw, source);
}

function parseNumber(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  const value = typeof raw === 'string' && numberShape.test(raw.trim()) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(field, raw, source);
  if (field.type === 'int') {
    if (!Number.isInteger(value)) throw wrongType(field, raw, source);
    if (Math.abs(value) > integerLimit) throw outOfRange(field, raw);
    return value;
  }
  const kept = cutToScale(value, field.scale);
  if (Math.abs(kept) >= 10 ** (field.precision - field.scale)) throw outOfRange(field, raw);
  return kept;
}

function outOfRange(field: OrgField, raw: unknown): OrgError {
  return badValue('NUMBER_OUTSIDE_VALID_RANGE', `${field.label}: value outside of valid range on numeric field: ${String(raw)}`, [
    field.name
  ]);
}

function parseDate(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  const parts = typeof raw === 'string' ? dateShape.exec(raw) : null;
  if (!parts) throw wrongType(field, raw, source);
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`;
  if (!isDay(day)) throw wrongType(field, raw, source);
  return day;
}

function parseInstant(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  if (typeof raw !== 'string' || !instantShape.test(raw)) throw wrongType(field, raw, source);
  const zoned = /T/.test(raw) && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(raw) ? `${raw}Z` : raw.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const instantMs = Date.parse(/T/.test(zoned) ? zoned : `${raw.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(instantMs) || !isDay(raw.slice(0, 10))) throw wrongType(field, raw, source);
  return toStamp(instantMs);
}

function parseTime(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  const parts = typeof raw === 'string' ? timeShape.exec(raw) : null;
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) throw wrongType(field, raw, source);
  return `${parts[1]}:${parts[2]}:${parts[3] ?? '00'}.${(parts[4] ?? '').padEnd(3, '0')}Z`;
}

function parseId(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  if (typeof raw !== 'string') throw wrongType(field, raw, source);
  const id = toId18(raw);
  if (!id) throw badValue('MALFORMED_ID', `${field.label}: id value of incorrect type: ${raw}`, [field.name]);
  return id;
}

function parseText(field: OrgField, raw: unknown, source: ValueSource): SqlValue {
  if (typeof raw !== 'string') throw wrongType(field, raw, source);
  const text = raw.trim();
  if (text === '') return null;
  if (field.length > 0 && text.length > field.length) {
    const message = `${field.label}: data value too large: ${text.slice(0, 255)} (max length=${field.length})`;
    throw badValue('STRING_TOO_LONG', message, [field.name]);
  }
  if (field.type === 'email' && !emailShape.test(text)) {
    throw badValue('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
  }
  if (field.picklist?.restricted) checkList(field, text);
  return text;
}

function checkList(field: OrgField, text: string): void {
  const values = field.type === 'multipicklist' ? text.split(';') : [text];
  for (const value of values) {
    if (field.picklist?.values.some((entry) => entry.active && entry.value === value)) continue;
    throw badValue('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${field.label}: bad value for restricted picklist field: ${value}`, [
      field.name
    ]);
  }
}
