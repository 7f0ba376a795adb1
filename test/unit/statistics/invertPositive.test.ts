import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertPositive } from '../../../src/statistics/invertPositive.ts';

/** A'A + I of a random table: symmetric and positive definite. */
const positive = fc.integer({ min: 1, max: 13 }).chain((size) =>
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: size * size, maxLength: size * size }).map((table) => {
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < size; k++) sum += table[k * size + i]! * table[k * size + j]!;
        matrix[i * size + j] = sum;
      }
    }
    return { size, matrix };
  })
);

describe('the inverse of a positive definite matrix', () => {
  it('is the one worked by hand', () => {
    // Determinant 4 x 2 - 2 x 2 = 4.
    expect([...invertPositive(Float64Array.of(4, 2, 2, 2), 2)]).toEqual([0.5, -0.5, -0.5, 1]);
  });

  it('gives the identity when multiplied, for sizes around the four rows that are worked on together', () => {
    fc.assert(
      fc.property(positive, ({ size, matrix }) => {
        const inverse = invertPositive(matrix.slice(), size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += matrix[i * size + k]! * inverse[k * size + j]!;
            expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-6);
          }
        }
      })
    );
  });

  it('reads the lower triangle only', () => {
    expect([...invertPositive(Float64Array.of(4, 99, 2, 2), 2)]).toEqual([0.5, -0.5, -0.5, 1]);
  });

  it.each([
    ['not positive definite', [1, 2, 2, 1]],
    ['not a number', [NaN, 0, 0, 1]]
  ])('refuses a matrix that is %s', (_, values) => {
    expect(() => invertPositive(Float64Array.from(values), 2)).toThrow(RangeError);
  });
});
