import { describe, expect, it } from 'vitest';
import { compile } from './givenRecord.ts';

const problem = (text: string, duringSave = true): string | undefined => {
  const compiled = compile(text, { duringSave });
  return compiled.ok ? undefined : compiled.problem;
};

describe('the check of a formula', () => {
  it('says the type and the fields that it reads', () => {
    const compiled = compile('IF(Amount > 5, Account.Type, Name & TEXT(Amount))');
    expect(compiled.ok && [compiled.formula.type, compiled.formula.fields]).toEqual(['Text', ['Amount', 'Account.Type', 'Name']]);
  });

  it.each([
    ['Nope__c = 1', 'Field Nope__c does not exist. Check spelling.'],
    ['FOO(Amount)', 'Unknown function FOO. Check spelling.'],
    ['toString(Amount)', 'Unknown function TOSTRING. Check spelling.'],
    ['AND(Name, TRUE)', "Incorrect parameter type for function 'AND()'. Expected Boolean, received Text"],
    ['LEN(Amount)', "Incorrect parameter type for function 'LEN()'. Expected Text, received Number"],
    ['LEN()', "Incorrect number of parameters for function 'LEN()'. Expected 1, received 0"],
    ['IF(Open, 1)', "Incorrect number of parameters for function 'IF()'. Expected 3, received 2"],
    ['IF(Open, 1, "x")', "Incorrect parameter type for function 'IF()'. Expected Number, received Text"],
    ['Amount = "5"', "Incorrect parameter type for operator '='. Expected Number, received Text"],
    ['Close + Start', "Incorrect parameter type for operator '+'. Expected Number, received Date"],
    ['Name * 2', "Incorrect parameter type for operator '*'. Expected Number, received Text"],
    ['Open > 1', "Incorrect parameter type for operator '>'. Expected Number, Text, Date, DateTime, Time, received Boolean"],
    ['Stage = "Won"', 'Field Stage is a picklist field. Picklist fields are only supported in certain functions.'],
    [
      'LEN(Colours)',
      'Field Colours is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.'
    ],
    ['Noon + Noon', "Incorrect argument type for operator '+'."],
    ['1000 + Noon', "Incorrect parameter type for operator '+'. Expected Number, received Time"],
    ['HYPERLINK("/x")', "Incorrect number of parameters for function 'HYPERLINK()'. Expected 2, received 1"],
    ['IMAGE("/x.gif", "x", "16")', "Incorrect parameter type for function 'IMAGE()'. Expected Number, received Text"],
    ['ISBLANK(Open)', "Incorrect argument type for function 'ISBLANK()'."],
    ['CASE(Stage, "Won", TRUE, FALSE)', "Incorrect argument type for function 'CASE()'."],
    ['ISCHANGED(Account.Type)', 'The ISCHANGED function cannot reference the Account.Type field.'],
    ['ISCHANGED(Amount + 1)', "Incorrect parameter for function 'ISCHANGED()'. Expected Field field reference."]
  ])('refuses %s', (text, message) => {
    expect(problem(text)).toBe(message);
  });

  it('refuses a function of the platform that it cannot evaluate by its name, and says where to add it', () => {
    expect(problem('URLFOR("a", "b")')).toBe('The local org does not evaluate URLFOR yet: add it in src/formula/functions');
  });

  it('refuses a formula of more than 3,900 characters', () => {
    expect(problem(`"${'x'.repeat(3898)}"`)).toBeUndefined();
    expect(problem(`"${'x'.repeat(3899)}"`)).toBe('Formula is too long (3901 characters). Maximum length is 3900 characters');
  });

  it('refuses parentheses nested without end', () => {
    expect(problem(`${'('.repeat(1900)}1${')'.repeat(1900)}`)).toBe('Formula is nested too deeply. At most 300 levels are read');
    expect(problem(`${'-'.repeat(3000)}1`)).toBe('Formula is nested too deeply. At most 300 levels are read');
    expect(problem(`${'('.repeat(200)}1${')'.repeat(200)}`)).toBeUndefined();
  });

  it('refuses what asks for the save in a formula field', () => {
    expect(problem('ISNEW()')).toBeUndefined();
    expect(problem('ISNEW()', false)).toBe('Function ISNEW may not be used in this type of formula');
  });
});
