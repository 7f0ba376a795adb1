import { describe, expect, it } from 'vitest';
import type { FormulaValue } from '../../../src/formula/formulaType.ts';
import { outcomeOf, valueOf } from './givenRecord.ts';

type Case = readonly [text: string, value: FormulaValue];

describe('operators', () => {
  const cases: readonly Case[] = [
    ['0.1 + 0.2 = 0.3', true],
    ['1.1 * 3', 3.3],
    ['-Amount + 2', -10.5],
    ['2 ^ 10', 1024],
    ['7 - 2 - 1', 4],
    ['Name & " " & Blank & "!"', 'Ada Lovelace !'],
    ['"a" + "b"', 'ab'],
    ['Close + 1', '2026-02-01'],
    ['Close - 31.9', '2025-12-31'],
    ['Close - Start', 30],
    ['At + 0.5', '2026-02-01T11:30:00.000Z'],
    ['Close > Start && !Open', false],
    ['Name <> "Ada" || Open', true],
    ['"b" > "a"', true],
    ['Noon + 5400000', '13:30:00.000Z'],
    ['Late + 3600000', '00:30:00.000Z'],
    ['Noon - 43200001', '23:59:59.999Z'],
    ['Late - Noon', 41_400_000],
    ['Noon - Late', 45_000_000],
    ['NoTime + 1000', null]
  ];
  it.each(cases)('%s is %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });
});

describe('links and pictures', () => {
  const cases: readonly Case[] = [
    ['HYPERLINK("/001", Name)', '<a href="/001" target="_blank">Ada Lovelace</a>'],
    ['HYPERLINK("/001", Name, "_self")', '<a href="/001" target="_self">Ada Lovelace</a>'],
    ['IMAGE("/img/flag.gif", "Red")', '<img src="/img/flag.gif" alt="Red" border="0"/>'],
    ['IMAGE("/img/flag.gif", "Red", 16, 20)', '<img src="/img/flag.gif" alt="Red" style="height:16px; width:20px;" border="0"/>'],
    ['HYPERLINK("/001", IMAGE("/a.gif", ""))', '<a href="/001" target="_blank"><img src="/a.gif" alt="" border="0"/></a>']
  ];
  it.each(cases)('%s is %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });
});

describe('blanks', () => {
  const cases: readonly Case[] = [
    ['Empty > 5', null],
    ['Empty <> 1', null],
    ['Empty = NULL', null],
    ['OR(ISNULL(Empty), Empty <> 1)', true],
    ['AND(Empty < 5, TRUE)', false],
    ['IF(Empty > 5, 1, 2)', 2],
    ['NOT(Empty > 5)', null],
    ['Empty + 1', null],
    ['NoDate < TODAY()', null],
    ['Blank = ""', true],
    ['Blank <> "x"', true],
    ['ISBLANK(Blank)', true],
    ['ISNULL(Blank)', false],
    ['ISBLANK(Stage)', false],
    ['ISBLANK(NoDate)', true],
    ['BLANKVALUE(Empty, 7)', 7],
    ['BLANKVALUE(Blank, "none")', 'none'],
    ['NULLVALUE(Blank, "none")', null],
    ['LEN(Blank)', 0],
    ['CONTAINS(Blank, "x")', null],
    ['CONTAINS(Name, "")', true]
  ];
  it.each(cases)('%s is %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('count as zero where the formula says so', () => {
    const zero = { blankNumbers: 'BlankAsZero' } as const;
    expect(valueOf('Empty < 5', {}, zero)).toBe(true);
    expect(valueOf('Amount + Empty', {}, zero)).toBe(12.5);
    expect(valueOf('ISBLANK(Empty)', {}, zero)).toBe(false);
  });
});

describe('functions', () => {
  const cases: readonly Case[] = [
    ['CASE(Stage, "Lost", 1, "Won", 2, 3)', 2],
    ['CASE(Amount, 1, "one", "other")', 'other'],
    ['ISPICKVAL(Stage, "Won")', true],
    ['TEXT(Stage)', 'Won'],
    ['TEXT(Amount)', '12.5'],
    ['TEXT(Close)', '2026-01-31'],
    ['TEXT(At)', '2026-01-31 23:30:00Z'],
    ['INCLUDES(Colours, "Light Blue")', true],
    ['INCLUDES(Colours, "Blue")', false],
    ['VALUE("12.50") + 1', 13.5],
    ['ISNUMBER("1e3")', true],
    ['ISNUMBER("1,000")', false],
    ['ISNUMBER(Blank)', false],
    ['LEFT(Name, 3) & "|" & RIGHT(Name, 4) & "|" & MID(Name, 5, 4)', 'Ada|lace|Love'],
    ['MID(Name, 0, 3)', 'Ada'],
    ['LEFT(Name, 0)', null],
    ['UPPER(LEFT(Name, 3)) & LOWER("X")', 'ADAx'],
    ['TRIM("  a b ")', 'a b'],
    ['BEGINS(Name, "Ada")', true],
    ['FIND("L", Name)', 5],
    ['FIND("a", Name, 4)', 10],
    ['FIND("z", Name)', 0],
    ['SUBSTITUTE(Name, "a", "o")', 'Ado Loveloce'],
    ['LPAD("7", 3, "0") & RPAD("ab", 3, ".")', '007ab.'],
    ['REGEX("DE12", "[A-Z]{2}\\\\d+")', true],
    ['REGEX("xDE12", "[A-Z]{2}\\\\d+")', false],
    ['REGEX("Ab1", "\\\\p{Upper}[\\\\p{Lower}]\\\\p{Digit}")', true],
    ['REGEX("k1a 0b1", "((?i)[ABCK]\\\\d[A-Z]?\\\\s?\\\\d[A-Z]\\\\d)?")', true],
    ['REGEX("K1a", "((?i)k)1A")', false],
    ['ROUND(2.5, 0)', 3],
    ['ROUND(-2.5, 0)', -3],
    ['ROUND(1.005, 2)', 1.01],
    ['ROUND(225.49823, -2)', 200],
    ['CEILING(-2.5)', -3],
    ['FLOOR(-2.5)', -2],
    ['MCEILING(-2.5) + MFLOOR(-2.5)', -5],
    ['ABS(-3) + MAX(1, 4, 2) + MIN(5, 6) + SQRT(81)', 21],
    ['MOD(7, 3)', 1],
    ['TRUNC(-2.789, 1)', -2.7],
    ['TRUNC(1234, -2)', 1200],
    ['ROUND(PI(), 4)', 3.1416],
    ['DAYOFYEAR(DATE(2024, 12, 31))', 366],
    ['REVERSE("abc") & CHR(33)', 'cba!'],
    ['ASCII("A")', 65],
    ['CHR(99999999)', null],
    ['CASESAFEID($User.Id)', '005L00000000001AAA'],
    ['DATE(2024, 2, 29)', '2024-02-29'],
    ['DATEVALUE("2026-03-01")', '2026-03-01'],
    ['DATETIMEVALUE("2026-03-01 08:00:00")', '2026-03-01T08:00:00.000Z'],
    ['YEAR(Close) * 10000 + MONTH(Close) * 100 + DAY(Close)', 20260131],
    ['WEEKDAY(DATE(2026, 11, 22))', 1],
    ['ADDMONTHS(Close, 1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['ADDMONTHS(Start, -1)', '2025-12-01']
  ];
  it.each(cases)('%s is %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('take the day in the time zone of the user', () => {
    expect(valueOf('TODAY()')).toBe('2026-11-23');
    expect(valueOf('DATEVALUE(At)')).toBe('2026-02-01');
  });

  it('tell a new record from a changed one', () => {
    expect(valueOf('ISNEW() && NOT(ISCHANGED(Amount)) && PRIORVALUE(Amount) = 12.5')).toBe(true);
    const update = { prior: { Amount: 5 } };
    expect(valueOf('ISCHANGED(Amount) && PRIORVALUE(Amount) = 5 && NOT(ISNEW())', update)).toBe(true);
    expect(valueOf('ISPICKVAL(PRIORVALUE(Stage), "Open")', { prior: { Stage: 'Open' } })).toBe(true);
  });

  it.each([
    ['1 / (Amount - 12.5)', '#Error!'],
    ['SQRT(-1)', '#Error!'],
    ['Close + 1000000000', '#Error!'],
    ['ADDMONTHS(Close, 1000000)', '#Error!'],
    ['LPAD("x", 1000000)', '#Too Big!'],
    ['VALUE(Name)', "The value 'Ada Lovelace' is not a valid number."],
    ['DATE(2026, 2, 30)', 'Month or Day out of range in DATE() function']
  ])('%s has no value', (text, problem) => {
    expect(outcomeOf(text)).toEqual({ ok: false, problem });
  });
});
