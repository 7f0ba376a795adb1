import type { PlantedBug } from './plantedBug.ts';

/** Scores and whitespace: the formulas themselves. */
export const judgeBugs: readonly PlantedBug[] = [
  {
    name: 'floor-of-a-band-exclusive',
    says: 'puts a score on the floor of a band into the band below',
    file: 'src/scoring/roundScore.ts',
    search: 'score >= band.floor',
    replace: 'score > band.floor',
    tests: ['unit/scoring/points', 'unit/scoring/scoreAccounts']
  },
  {
    name: 'half-rounded-down',
    says: 'rounds a half down',
    file: 'src/scoring/roundScore.ts',
    search: 'return Math.floor(score * 10 + 0.5 + 1e-9)',
    replace: 'return Math.floor(score * 10 + 0.5 - 1e-9)',
    tests: ['unit/scoring/points']
  },
  {
    name: 'deductions-below-zero',
    says: 'takes deductions off below 0',
    file: 'src/scoring/measureAccount.ts',
    search: 'column[i] = wanted < left ? wanted : left;',
    replace: 'column[i] = wanted < left ? wanted : wanted;',
    tests: ['unit/scoring/scoreAccounts', 'unit/scoring/properties']
  },
  {
    name: 'half-life-too-long',
    says: 'lets readings age half as fast',
    file: 'src/scoring/ageFactor.ts',
    search: '2 ** ((-2 * ageDays) / staleAfterDays)',
    replace: '2 ** (-ageDays / staleAfterDays)',
    tests: ['unit/scoring/points', 'unit/scoring/scoreAccounts', 'unit/scoring/workedExample']
  },
  {
    name: 'filled-counts-as-observed',
    says: 'counts filled readings as coverage',
    file: 'src/scoring/readMeasures.ts',
    search: 'reading: left ? UNKNOWN : FILLED };',
    replace: 'reading: left ? UNKNOWN : OBSERVED };',
    tests: ['unit/scoring/scoreAccounts']
  },
  {
    name: 'override-adds-to-coverage',
    says: 'counts points that a person gave as observed',
    file: 'src/scoring/readMeasures.ts',
    search: '{ points, weight, reading: GIVEN };',
    replace: '{ points, weight, reading: OBSERVED };',
    tests: ['unit/scoring/overrides']
  },
  {
    name: 'floors-lower',
    says: 'lets a floor lower a score',
    file: 'src/scoring/scoreAccounts.ts',
    search: 'return floor > score ? floor : score;',
    replace: 'return Number.isNaN(floor) ? score : floor;',
    tests: ['unit/scoring/rules', 'unit/scoring/scoreAccounts', 'unit/scoring/properties']
  },
  {
    name: 'mildest-cap-counts',
    says: 'takes the highest of several caps',
    file: 'src/scoring/limits.ts',
    search: "effect.kind === 'cap' ? effect.value < limit : effect.value > limit",
    replace: "effect.kind === 'cap' ? effect.value > limit : effect.value > limit",
    tests: ['unit/scoring/limits', 'unit/scoring/rules']
  },
  {
    name: 'runs-count-as-nights',
    says: 'confirms a band by runs instead of nights',
    file: 'src/scoring/shownBand.ts',
    search: 'const night = held.isNight ? 1 : 0;',
    replace: 'const night = held.isNight ? 1 : 1;',
    tests: ['unit/scoring/shownBand']
  },
  {
    name: 'hysteresis-on-the-way-down-none',
    says: 'lets a band fall at once by the last tenth',
    file: 'src/scoring/shownBand.ts',
    search: '-Infinity) - hysteresis) {',
    replace: '-Infinity) - hysteresis * 0) {',
    tests: ['unit/scoring/shownBand']
  },
  {
    name: 'mean-over-everybody',
    says: 'takes customers into the mean of a segment whom the measure does not concern',
    file: 'src/scoring/segmentMeans.ts',
    search: ' && (columns.concerns?.[m]?.[i] ?? 1) > 0;',
    replace: ';',
    tests: ['unit/scoring/scoreAccounts', 'unit/whitespace/assessAccounts', 'unit/whitespace/missingData']
  },
  {
    name: 'rule-since-a-day-too-early',
    says: 'says that a rule holds a day longer than it does',
    file: 'src/scoring/ruleSince.ts',
    search: 'return strict ? Math.ceil(beyond) - 1 : Math.floor(beyond);',
    replace: 'return strict ? Math.ceil(beyond) : Math.floor(beyond);',
    tests: ['unit/scoring/rules', 'unit/whitespace/holds']
  },
  {
    name: 'answer-counts-on-its-last-day',
    says: 'keeps a cell away on the day on which the answer ends',
    file: 'src/whitespace/feedback.ts',
    search: 'until > today',
    replace: 'until >= today',
    tests: ['unit/whitespace/feedback']
  },
  {
    name: 'opportunity-beats-hold',
    says: 'shows an open opportunity in place of a hold',
    file: 'src/whitespace/judgeCell.ts',
    search: 'if (facts.hold !== undefined) {',
    replace: 'if (facts.hold !== undefined && facts.opportunity === undefined) {',
    tests: ['unit/whitespace/judgeCell']
  },
  {
    name: 'smallest-first',
    says: 'puts the smallest estimates forward',
    file: 'src/whitespace/ranks.ts',
    search: '  return b - a;',
    replace: '  return a - b;',
    tests: ['unit/whitespace/ranks']
  },
  {
    name: 'returns-add',
    says: 'adds what was given back where its quantity is negative',
    file: 'src/whitespace/ownership.ts',
    search: 'quantity - Math.abs(returned)',
    replace: 'quantity - returned',
    tests: ['unit/whitespace/ownership']
  },
  {
    name: 'price-of-a-single-customer',
    says: 'tells what a few customers pay',
    file: 'src/whitespace/lookAlikes.ts',
    search: 'if (owners.length < fewestOwners) {',
    replace: 'if (owners.length < fewestOwners - 1) {',
    tests: ['unit/whitespace/lookAlikes']
  }
];
