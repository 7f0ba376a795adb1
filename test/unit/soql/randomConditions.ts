import fc from 'fast-check';
import type { Comparison, Condition, Literal, Operand } from '../../../src/soql/syntax.ts';
import { id } from './fixtures.ts';

const index = 0;

function path(...parts: readonly string[]): Operand {
  return { kind: 'path', parts, index };
}

function text(value: string): Literal {
  const pattern = value.replaceAll('\\', '\\\\');
  return { kind: 'text', text: value, pattern, index };
}

const nothing: Literal = { kind: 'null', index };
const words = ['', 'Tech', 'tech', 'Food', 'É', 'é', "O'Neil", 'a\\b', '50%', 'x_y', 'Zoo'];

const texts = fc.constantFrom(...words).map(text);
const patterns = fc.constantFrom('%', 'T%', '%o%', '_ech', '50\\%', 'x\\_y', 'é', "o'%", 'a\\\\b', '_').map((pattern): Literal => {
  return { kind: 'text', text: pattern.replaceAll(/\\([%_\\])/g, '$1'), pattern, index };
});
const numbers = fc
  .constantFrom(-1, 0, 1, 10, 20, 0.5)
  .map((value): Literal => ({ kind: 'number', value, whole: Number.isInteger(value), index }));
const ranges = fc
  .tuple(fc.constantFrom('TODAY', 'YESTERDAY', 'LAST_N_DAYS', 'NEXT_N_DAYS'), fc.integer({ min: 0, max: 40 }))
  .map(([name, count]): Literal => ({ kind: 'range', name, count: name.includes('_N_') ? count : 0, index }));
const days = fc.oneof(
  fc.constantFrom('2026-07-14', '2026-07-15', '2026-06-20').map((day): Literal => ({ kind: 'date', day, index })),
  ranges
);
const instants = fc.oneof(
  fc.constantFrom('2026-07-15T00:00:00.000Z', '2026-07-14T23:59:59.999Z').map((instant): Literal => ({ kind: 'instant', instant, index })),
  ranges
);
const ids = fc.constantFrom(1, 2, 3, 9).map((n) => text(id('005', n)));
const flags = fc.boolean().map((value): Literal => ({ kind: 'boolean', value, index }));

const every: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];
const equality: readonly Comparison[] = ['=', '!='];

function compare(lefts: readonly Operand[], operators: readonly Comparison[], values: fc.Arbitrary<Literal>): fc.Arbitrary<Condition> {
  return fc
    .tuple(fc.constantFrom(...lefts), fc.constantFrom(...operators), values)
    .map(([left, operator, value]) => ({ kind: 'compare', left, operator, value }));
}

function isIn(lefts: readonly Operand[], values: fc.Arbitrary<Literal>): fc.Arbitrary<Condition> {
  const list = fc.array(fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: fc.constant(nothing) }), {
    minLength: 1,
    maxLength: 3
  });
  return fc
    .tuple(fc.constantFrom(...lefts), fc.boolean(), list)
    .map(([left, negated, all]) => ({ kind: 'in', left, negated, values: all }));
}

const textFields = [path('Industry'), path('Name'), path('Parent', 'Industry'), path('Owner', 'Name')];
const numberFields = [path('NumberOfEmployees'), path('Parent', 'NumberOfEmployees')];
const flagFields = [path('Partner__c'), path('Owner', 'IsActive'), path('Parent', 'Partner__c')];

const choices = fc.array(fc.constantFrom('x', 'Y;x', 'z', 'y'), { minLength: 1, maxLength: 2 }).map((all) => all.map(text));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  compare(
    textFields,
    every,
    texts.filter((value) => value.kind !== 'text' || value.text !== '')
  ),
  compare(textFields, equality, texts),
  compare(textFields, ['LIKE'], patterns),
  compare(numberFields, every, numbers),
  compare(flagFields, equality, flags),
  compare([path('Since__c')], every, days),
  compare([path('CreatedDate')], every, instants),
  compare([path('OwnerId')], equality, ids),
  compare([...textFields, ...numberFields, ...flagFields, path('Since__c'), path('OwnerId')], equality, fc.constant(nothing)),
  isIn(
    textFields,
    texts.filter((value) => value.kind !== 'text' || value.text !== '')
  ),
  isIn(numberFields, numbers),
  isIn([path('OwnerId')], ids),
  isIn([path('Since__c')], days),
  fc.tuple(fc.boolean(), choices).map(([negated, values]): Condition => ({ kind: 'includes', left: path('Tags__c'), negated, values }))
);

/** Random conditions on the fixture's accounts, up to three levels deep. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie('node').map((term): Condition => ({ kind: 'not', term })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, terms]): Condition => ({ kind, terms }))
  )
})).node;
