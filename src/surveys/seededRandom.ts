/** Whole numbers that look random and are the same for one seed: 0 to below `below`, each equally likely. */
export type WholeNumbers = (below: number) => number;

const words = 2 ** 32;

/**
 * Random whole numbers from a text (pure: equal seeds give equal numbers).
 *
 * The text is hashed to the four words of the generator sfc32 by FNV-1a with a finaliser; a draw that would favour small
 * numbers is thrown away and drawn again.
 * Sources: Doty-Humphrey, PractRand (sfc32); Fowler, Noll, Vo (FNV-1a).
 */
export function seededRandom(seed: string): WholeNumbers {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first words still show the seed.
  for (let round = 0; round < 16; round += 1) next();
  return (below) => {
    const fair = words - (words % below);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % below;
  };
}

function hash(text: string, salt: number): number {
  let value = (2166136261 ^ salt) | 0;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  value = Math.imul(value ^ (value >>> 16), 2246822507);
  value = Math.imul(value ^ (value >>> 13), 3266489909);
  return value ^ (value >>> 16);
}
