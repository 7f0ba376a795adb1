import { describe, expect, it } from 'vitest';
import { checkMap } from '../../../src/imports/checkMap.ts';
import { readColumnMap } from '../../../src/imports/columnMap.ts';

describe('readColumnMap', () => {
  it('reads a column, a constant, a way to find a record and a format of days', () => {
    const { map, problems } = readColumnMap("Score__c=How likely, Kind__c='NPS',Contact__c=email:E-mail,Answered_On__c=DD.MM.YYYY:Date");
    expect(problems).toEqual([]);
    expect([...map]).toEqual([
      ['Score__c', { kind: 'column', heading: 'How likely' }],
      ['Kind__c', { kind: 'constant', value: 'NPS' }],
      ['Contact__c', { kind: 'column', heading: 'E-mail', how: 'email' }],
      ['Answered_On__c', { kind: 'column', heading: 'Date', how: 'DD.MM.YYYY' }]
    ]);
  });

  it('keeps commas, colons and quotes of a heading that stands in double quotes', () => {
    const { map } = readColumnMap('Score__c="How likely, 0-10?",Contact__c=email:"Who: ""mail""",Verbatim__c="a=b"');
    expect(map.get('Score__c')).toEqual({ kind: 'column', heading: 'How likely, 0-10?' });
    expect(map.get('Contact__c')).toEqual({ kind: 'column', heading: 'Who: "mail"', how: 'email' });
    expect(map.get('Verbatim__c')).toEqual({ kind: 'column', heading: 'a=b' });
  });

  it('takes an apostrophe inside a heading and a word before a colon that is no way for a letter like others', () => {
    const { map } = readColumnMap("Verbatim__c=Customer's words,Score__c=Q1: likely,Kind__c='CSAT'");
    expect(map.get('Verbatim__c')).toEqual({ kind: 'column', heading: "Customer's words" });
    expect(map.get('Score__c')).toEqual({ kind: 'column', heading: 'Q1: likely' });
    expect(map.get('Kind__c')).toEqual({ kind: 'constant', value: 'CSAT' });
  });

  it('reads a file of lines with comments', () => {
    const { map, problems } = readColumnMap('# survey of spring\nScore__c=Note\r\n\nAccount__c=Customer_No__c:Number\n');
    expect(problems).toEqual([]);
    expect(map.get('Account__c')).toEqual({ kind: 'column', heading: 'Number', how: 'Customer_No__c' });
    expect(map.size).toBe(2);
  });

  it('names what is no pair, no field and mapped twice, all at once', () => {
    expect(readColumnMap('How likely,Result__c=x,Score__c=a,Score__c=b,Kind__c=').problems).toEqual([
      { code: 'pair', values: ['How likely'] },
      { code: 'field', values: ['Result__c', expect.stringContaining('Key__c, Account__c')] },
      { code: 'twice', values: ['Score__c'] },
      { code: 'pair', values: ['Kind__c='] }
    ]);
  });
});

describe('checkMap', () => {
  const externalIds = new Map([
    ['Account', ['Customer_No__c']],
    ['Contact', []],
    ['Case', []]
  ]);
  const headings = ['Mail', 'How likely', 'When', 'Top', 'When '];
  const problemsOf = (text: string): readonly string[] =>
    checkMap(readColumnMap(text).map, { headings, externalIds }).map(({ code, values }) => [code, ...values.slice(0, 2)].join(' '));

  it('accepts headings in any letter case, known ways and external ids of the org', () => {
    expect(
      problemsOf("Kind__c='nps',Score__c=HOW LIKELY,Contact__c=email:mail,Account__c=Customer_No__c:Top,Sent_On__c=MM/DD/YYYY:Mail")
    ).toEqual([]);
  });

  it('names a column that the file lacks, and one that it has twice', () => {
    expect(problemsOf("Kind__c='NPS',Score__c=Score,Contact__c=email:Mail,Answered_On__c=When")).toEqual([
      'heading Score__c Score',
      'headingTwice Answered_On__c When'
    ]);
  });

  it('names a way that does not exist and a field that is no external id', () => {
    expect(problemsOf("Kind__c='NPS',Score__c=How likely,Account__c=email:Mail,Contact__c=Number__c:Mail,Sent_On__c=Top")).toEqual([
      'how Account__c email',
      'externalId Contact__c Number__c'
    ]);
  });

  it('refuses a format of days that lacks a part', () => {
    expect(problemsOf("Kind__c='NPS',Score__c=How likely,Contact__c=email:Mail,Sent_On__c=DD.MM.YY:Top")).toEqual([
      'format Sent_On__c DD.MM.YY'
    ]);
  });

  it('asks for kind, score, somebody and a day', () => {
    expect(problemsOf('Verbatim__c=Mail')).toEqual(['needed Kind__c', 'needed Score__c', 'who', 'day']);
  });

  it('asks for the top of the scale unless every row is NPS', () => {
    const rest = 'Score__c=How likely,Contact__c=email:Mail,Sent_On__c=Top';
    expect(problemsOf(`Kind__c='CSAT',${rest}`)).toEqual(['scale']);
    expect(problemsOf(`Kind__c=Mail,${rest}`)).toEqual(['scale']);
    expect(problemsOf(`Kind__c='CES',Scale_Max__c='7',${rest}`)).toEqual([]);
  });

  it('refuses constants that can be no value of their field', () => {
    const rest = 'Contact__c=email:Mail,Sent_On__c=Top';
    expect(problemsOf(`Kind__c='Net promoter',Score__c='high',Scale_Max__c='5',Key__c='1',${rest}`)).toEqual([
      'constant Kind__c Net promoter',
      'constant Score__c high',
      'constant Key__c 1'
    ]);
  });
});
