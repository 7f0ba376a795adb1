import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/imports/answer.ts';
import { AnswerKeys, clashFinding } from '../../../src/imports/answerKeys.ts';
import { readColumnMap } from '../../../src/imports/columnMap.ts';
import { findRecords, lookupField, referenceKey } from '../../../src/imports/findRecords.ts';
import type { FoundRecords } from '../../../src/imports/findRecords.ts';
import { surveyRow } from '../../../src/imports/surveyRow.ts';

const map = readColumnMap("Account__c=name:Company,Contact__c=email:Mail,Kind__c='NPS',Score__c=Score,Answered_On__c=Date").map;
const found: FoundRecords = {
  Account__c: new Map([
    ['acme', [{ id: '001A' }]],
    ['twin', [{ id: '001B' }, { id: '001C' }]]
  ]),
  Contact__c: new Map([
    ['one@x.example', [{ id: '003A', accountId: '001A' }]],
    [
      'both@x.example',
      [
        { id: '003B', accountId: '001A' },
        { id: '003C', accountId: '001B' }
      ]
    ],
    ['free@x.example', [{ id: '003D' }]]
  ]),
  Case__c: new Map()
};
const answer: Answer = { line: 4, references: {}, kind: 'NPS', scaleMax: 10, score: 9, answeredOn: '2026-11-02' };
const of = (references: Answer['references']): ReturnType<typeof findRecords> => findRecords({ ...answer, references }, map, found);

describe('findRecords', () => {
  it('takes the account of the contact where the row names none', () => {
    expect(of({ Contact__c: 'One@X.example' })).toEqual({ ok: true, value: { accountId: '001A', contactId: '003A' } });
  });

  it('takes the contact of the named account where an address stands for several', () => {
    expect(of({ Account__c: 'ACME', Contact__c: 'both@x.example' })).toEqual({ ok: true, value: { accountId: '001A', contactId: '003B' } });
  });

  it('names an address and a name that stand for several', () => {
    expect(of({ Contact__c: 'both@x.example' })).toMatchObject({
      ok: false,
      findings: [{ line: 4, column: 'Mail', code: 'several', details: ['2', 'Contact', 'Email'] }]
    });
    expect(of({ Account__c: 'Twin' })).toMatchObject({
      ok: false,
      findings: [{ column: 'Company', value: 'Twin', details: ['2', 'Account', 'Name'] }]
    });
  });

  it('names what is not there, and a contact without account', () => {
    expect(of({ Account__c: 'Acme Ltd', Contact__c: 'no@x.example' })).toMatchObject({
      ok: false,
      findings: [
        { column: 'Company', code: 'notFound', details: ['Account', 'Name'] },
        { column: 'Mail', code: 'notFound', details: ['Contact', 'Email'] }
      ]
    });
    expect(of({ Contact__c: 'free@x.example' })).toMatchObject({ ok: false, findings: [{ column: 'Mail', code: 'noAccount' }] });
  });

  it('meets ids by their 15 characters, in their letter case', () => {
    expect(referenceKey('Id', '001000000000aBcAAA')).toBe(referenceKey('Id', '001000000000aBc'));
    expect(referenceKey('Id', '001000000000aBc')).not.toBe(referenceKey('Id', '001000000000ABC'));
    expect(lookupField(readColumnMap('Account__c=Account Id').map, 'Account__c')).toBe('Id');
    expect(lookupField(readColumnMap('Account__c=No__c:Number').map, 'Account__c')).toBe('No__c');
  });
});

describe('AnswerKeys', () => {
  const records = { accountId: '001A', contactId: '003A' };

  it('keeps the key of the file', () => {
    expect(new AnswerKeys().give({ ...answer, key: 'R-17' }, records)).toEqual({ key: 'R-17', seen: 'first', line: 4 });
  });

  it('gives an equal answer the same key in every import and counts it once', () => {
    const keys = new AnswerKeys();
    const first = keys.give(answer, records);
    expect(new AnswerKeys().give({ ...answer, line: 99 }, records).key).toBe(first.key);
    expect(keys.give({ ...answer, line: 9 }, records)).toEqual({ key: first.key, seen: 'again', line: 4 });
  });

  it('tells answers apart by account, contact, kind, day and score', () => {
    const keys = new AnswerKeys();
    const all = [
      keys.give(answer, records),
      keys.give({ ...answer, score: 8 }, records),
      keys.give({ ...answer, answeredOn: '2026-11-03' }, records),
      keys.give({ ...answer, kind: 'CSAT' }, records),
      keys.give(answer, { ...records, contactId: '003B' }),
      keys.give(answer, { ...records, accountId: '001B' })
    ];
    expect(new Set(all.map(({ key }) => key)).size).toBe(6);
  });

  it('counts equal answers of nobody in particular one by one, the same in every import', () => {
    const nobody = { accountId: '001A' };
    const keys = (): readonly string[] => {
      const file = new AnswerKeys();
      return [1, 2, 3].map((line) => file.give({ ...answer, line }, nobody).key);
    };
    expect(new Set(keys()).size).toBe(3);
    expect(keys()).toEqual(keys());
    expect(keys()[1]).toBe(`${keys()[0]}:2`);
  });

  it('lets the answer come to the question that was sent to a person', () => {
    const asked: Answer = { line: 4, references: {}, kind: 'NPS', scaleMax: 10, sentOn: '2026-11-01' };
    const question = new AnswerKeys().give(asked, records);
    expect(new AnswerKeys().give({ ...answer, sentOn: '2026-11-01' }, records).key).toBe(question.key);
  });

  it('finds two rows with one key that say different things, in any letter case', () => {
    const keys = new AnswerKeys();
    keys.give({ ...answer, key: 'R-17' }, records);
    expect(keys.give({ ...answer, line: 8, key: 'r-17', score: 2 }, records)).toMatchObject({ seen: 'clash', line: 4 });
  });
});

describe('clashFinding', () => {
  it('names the key only where the file has one', () => {
    const own = readColumnMap('Key__c=Answer number').map;
    expect(clashFinding({ ...answer, line: 8, key: 'r-17' }, 4, own)).toEqual({
      ...{ line: 8, column: 'Answer number', value: 'r-17' },
      ...{ code: 'repeated', details: ['4'] }
    });
    expect(clashFinding({ ...answer, line: 8 }, 4, map)).toEqual({
      ...{ line: 8, column: 'Score', value: '9' },
      ...{ code: 'sameAnswer', details: ['4'] }
    });
  });
});

describe('surveyRow', () => {
  it('leaves fields alone that the map does not name, and empties those whose cell is empty', () => {
    expect(surveyRow(answer, { accountId: '001A' }, { map, key: 'k' })).toEqual({
      Key__c: 'k',
      Account__c: '001A',
      Contact__c: null,
      Kind__c: 'NPS',
      Score__c: 9,
      Scale_Max__c: 10,
      Answered_On__c: '2026-11-02'
    });
  });
});
