// Made by: node scripts/generateScoring.ts (from src/scoring). Do not edit.

// src/scoring/apportion.ts
function apportion(shares2, total) {
  const whole = [];
  const remainder = [];
  let missing = total;
  for (const share of shares2) {
    const down = Math.floor(share) + 0;
    whole.push(down);
    remainder.push(share - down);
    missing -= down;
  }
  for (; missing > 0 && whole.length > 0; missing -= 1) {
    const place = largest(remainder);
    whole[place] = (whole[place] ?? 0) + 1;
    remainder[place] = (remainder[place] ?? 0) - 1;
  }
  return whole;
}
function largest(numbers) {
  let place = 0;
  for (let i = 1; i < numbers.length; i += 1) {
    if ((numbers[i] ?? 0) > (numbers[place] ?? 0)) {
      place = i;
    }
  }
  return place;
}

// src/scoring/roundScore.ts
function scoreTenths(score) {
  return Math.floor(score * 10 + 0.5 + 1e-9) + 0;
}
function roundScore(score) {
  return scoreTenths(score) / 10;
}
function bandOf(score, bands) {
  let found = -1;
  for (let b = 0; b < bands.length; b += 1) {
    const band = bands[b];
    if (band !== void 0 && score >= band.floor) {
      found = b;
    }
  }
  return found;
}

// src/scoring/types.ts
var SCORED = 0;
var NOT_ENOUGH_DATA = 1;
var WITHHELD = 2;
var OBSERVED = 0;
var UNKNOWN = 1;
var FILLED = 2;
var NOT_CONCERNED = 3;

// src/scoring/explainScore.ts
var LIMIT = -1;
function explainScore(scorecard, result, i) {
  const best = scorecard.bands[scorecard.bands.length - 1]?.floor ?? 0;
  const computed = result.computed[i] ?? NaN;
  if (result.state[i] !== SCORED || Number.isNaN(computed)) {
    const none = scorecard.measures.map(() => 0);
    return { contributions: none, effects: none, limit: 0, best, reasons: [] };
  }
  const total = scoreTenths(computed);
  const contributions = apportion(shares(scorecard, result, i, 0), total);
  const effects = apportion(shares(scorecard, result, i, best), total - scoreTenths(best));
  const limit = scoreTenths(result.score[i] ?? computed) - total;
  return {
    contributions: contributions.map(fromTenths),
    effects: effects.map(fromTenths),
    limit: fromTenths(limit),
    best,
    reasons: worstThree(effects, limit)
  };
}
function shares(scorecard, result, i, base) {
  let weight = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    weight += scorecard.measures[m]?.penaltyOnly === false ? result.weights[m]?.[i] ?? 0 : 0;
  }
  const lines = [];
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const w = result.weights[m]?.[i] ?? 0;
    const points = result.points[m]?.[i] ?? NaN;
    if (scorecard.measures[m]?.penaltyOnly === true) {
      lines.push(-10 * (result.deductions[m]?.[i] ?? 0) + 0);
    } else {
      lines.push(w > 0 && weight > 0 && !Number.isNaN(points) ? 10 * w * (points - base) / weight : 0);
    }
  }
  return lines;
}
function worstThree(effects, limit) {
  const chosen = [];
  const values = [];
  insert(chosen, values, LIMIT, limit);
  for (let m = 0; m < effects.length; m += 1) {
    insert(chosen, values, m, effects[m] ?? 0);
  }
  return chosen;
}
function insert(chosen, values, place, value) {
  let at = chosen.length;
  while (at > 0 && value < (values[at - 1] ?? 0)) {
    at -= 1;
  }
  if (value < 0 && at < 3) {
    chosen.splice(at, 0, place);
    values.splice(at, 0, value);
    chosen.length = chosen.length > 3 ? 3 : chosen.length;
    values.length = chosen.length;
  }
}
function fromTenths(tenths) {
  return tenths / 10 + 0;
}

// src/scoring/pointsOnCurve.ts
function pointsOnCurve(value, knots) {
  const first = knots[0];
  if (first === void 0 || Number.isNaN(value)) {
    return NaN;
  }
  let before = first;
  for (const after of knots) {
    if (value < after[0]) {
      return after === first ? first[1] : between(before, after, value);
    }
    before = after;
  }
  return before[1];
}
function between(before, after, value) {
  const points = before[1] + (after[1] - before[1]) * (value - before[0]) / (after[0] - before[0]);
  const low = before[1] < after[1] ? before[1] : after[1];
  const high = before[1] < after[1] ? after[1] : before[1];
  if (points < low) {
    return low;
  }
  return points > high ? high : points;
}

// src/scoring/measurePoints.ts
var ACTIVITY_CAP = 85;
var NEUTRAL_POINTS = 50;
function measurePoints(measure, value) {
  const points = judgedPoints(measure, value);
  return measure.activity && points > ACTIVITY_CAP ? ACTIVITY_CAP : points;
}
function missingPoints(measure, segmentMean) {
  switch (measure.missing) {
    case "zero":
      return 0;
    case "neutral":
      return NEUTRAL_POINTS;
    case "segment_mean":
      return segmentMean;
    default:
      return NaN;
  }
}
function judgedPoints(measure, value) {
  const judge = measure.judge;
  if (judge.kind === "curve") {
    return pointsOnCurve(value, judge.knots);
  }
  if (judge.kind === "points") {
    return value;
  }
  for (const [category, points] of judge.points) {
    if (category === value) {
      return points;
    }
  }
  return NaN;
}

// src/scoring/emptyResult.ts
function emptyResult(scorecard, accounts) {
  const groups = scorecard.groups.length;
  const measures = scorecard.measures.length;
  return {
    accounts,
    state: new Uint8Array(accounts).fill(NOT_ENOUGH_DATA),
    score: unknown(accounts),
    computed: unknown(accounts),
    exact: unknown(accounts),
    band: new Int16Array(accounts).fill(-1),
    coverage: new Float64Array(accounts),
    observed: new Uint16Array(accounts),
    inUse: new Uint16Array(accounts),
    worst: new Int16Array(accounts).fill(-1),
    groupScores: columns(groups, () => unknown(accounts)),
    groupWeights: columns(groups, () => new Float64Array(accounts)),
    groupObserved: columns(groups, () => new Uint16Array(accounts)),
    groupInUse: columns(groups, () => new Uint16Array(accounts)),
    points: columns(measures, () => unknown(accounts)),
    weights: columns(measures, () => new Float64Array(accounts)),
    readings: columns(measures, () => new Uint8Array(accounts).fill(NOT_CONCERNED)),
    deductions: columns(measures, () => new Float64Array(accounts))
  };
}
function unknown(accounts) {
  return new Float64Array(accounts).fill(NaN);
}
function columns(count, make) {
  const made = [];
  for (let c = 0; c < count; c += 1) {
    made.push(make());
  }
  return made;
}

// src/scoring/readMeasures.ts
function readMeasures(scorecard, columns2, result, i) {
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    if (measure === void 0 || numberAt(columns2.concerns, m, i, 1) === 0) {
      continue;
    }
    const points = measurePoints(measure, numberAt(columns2.values, m, i, NaN));
    if (!Number.isNaN(points)) {
      keep(result, m, i, { points, weight: fullWeight(scorecard, measure) * ageFactor(columns2, m, i), reading: OBSERVED });
      continue;
    }
    const filled = missingPoints(measure, numberAt(columns2.segmentMeans, m, i, NaN));
    const left = Number.isNaN(filled);
    keep(result, m, i, { points: filled, weight: left ? 0 : fullWeight(scorecard, measure), reading: left ? UNKNOWN : FILLED });
  }
}
function fullWeight(scorecard, measure) {
  const group = scorecard.groups[measure.group];
  return group === void 0 ? 0 : group.weight * measure.weight / 100;
}
function ageFactor(columns2, m, i) {
  return numberAt(columns2.ageFactors, m, i, 1);
}
function numberAt(columns2, m, i, absent) {
  const value = columns2?.[m]?.[i];
  return value === void 0 || Number.isNaN(value) ? absent : value;
}
function keep(result, m, i, read) {
  const points = result.points[m];
  const weights = result.weights[m];
  const readings = result.readings[m];
  if (points === void 0 || weights === void 0 || readings === void 0) {
    return;
  }
  points[i] = read.points;
  weights[i] = read.weight;
  readings[i] = read.reading;
}

// src/scoring/scoreGroups.ts
function scoreGroups(scorecard, columns2, result, i) {
  for (let g = 0; g < scorecard.groups.length; g += 1) {
    countReadings(scorecard, result, g, i);
    const mean = groupMean(scorecard, result, g, i);
    const scores = result.groupScores[g];
    if (scores !== void 0) {
      scores[i] = !Number.isNaN(mean) ? lessDeductions(scorecard, columns2, { result, g, i, mean }) : NaN;
    }
  }
}
function hasObserved(result, g, i) {
  return (result.groupObserved[g]?.[i] ?? 0) > 0;
}
function meanPoints(sum, weight) {
  if (weight > 0) {
    return sum / weight < 100 ? sum / weight : 100;
  }
  return NaN;
}
function countReadings(scorecard, result, g, i) {
  let observed = 0;
  let inUse = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === void 0 || measure.group !== g || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUse += 1;
    observed += reading === OBSERVED ? 1 : 0;
  }
  const observedColumn = result.groupObserved[g];
  const inUseColumn = result.groupInUse[g];
  if (observedColumn !== void 0 && inUseColumn !== void 0) {
    observedColumn[i] = observed;
    inUseColumn[i] = inUse;
  }
}
function groupMean(scorecard, result, g, i) {
  let weight = 0;
  let sum = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const w = result.weights[m]?.[i] ?? 0;
    if (measure !== void 0 && measure.group === g && !measure.penaltyOnly && w > 0) {
      weight += w;
      sum += w * (result.points[m]?.[i] ?? 0);
    }
  }
  const weights = result.groupWeights[g];
  if (weights !== void 0) {
    weights[i] = weight;
  }
  return meanPoints(sum, weight);
}
function lessDeductions(scorecard, columns2, group) {
  const { result, g, i } = group;
  let score = group.mean;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const points = result.points[m]?.[i] ?? NaN;
    if (measure !== void 0 && measure.group === g && measure.penaltyOnly && !Number.isNaN(points) && hasObserved(result, g, i)) {
      score -= measure.weight * ageFactor(columns2, m, i) * (100 - points) / 100;
    }
  }
  return score > 0 ? score : 0;
}

// src/scoring/scoreAccounts.ts
function scoreAccounts(scorecard, columns2) {
  const result = emptyResult(scorecard, columns2.accounts);
  for (let i = 0; i < columns2.accounts; i += 1) {
    readMeasures(scorecard, columns2, result, i);
    scoreGroups(scorecard, columns2, result, i);
    result.exact[i] = deduct(scorecard, result, i, weightedMean(scorecard, result, i));
    measureCoverage(scorecard, result, i);
    settle(scorecard, columns2, result, i);
  }
  return result;
}
function weightedMean(scorecard, result, i) {
  let weight = 0;
  let sum = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const w = result.weights[m]?.[i] ?? 0;
    if (w > 0 && scorecard.measures[m]?.penaltyOnly === false) {
      weight += w;
      sum += w * (result.points[m]?.[i] ?? 0);
    }
  }
  return meanPoints(sum, weight);
}
function deduct(scorecard, result, i, mean) {
  let left = mean;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const points = result.points[m]?.[i] ?? NaN;
    const column = result.deductions[m];
    if (measure === void 0 || column === void 0 || !measure.penaltyOnly || Number.isNaN(points) || Number.isNaN(left)) {
      continue;
    }
    if (hasObserved(result, measure.group, i)) {
      const wanted = (result.weights[m]?.[i] ?? 0) * (100 - points) / 100;
      column[i] = wanted < left ? wanted : left;
      left -= column[i] ?? 0;
    }
  }
  return left;
}
function measureCoverage(scorecard, result, i) {
  let observedWeight = 0;
  let inUseWeight = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === void 0 || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUseWeight += fullWeight(scorecard, measure);
    result.inUse[i] = (result.inUse[i] ?? 0) + 1;
    if (reading === OBSERVED) {
      observedWeight += result.weights[m]?.[i] ?? 0;
      result.observed[i] = (result.observed[i] ?? 0) + 1;
    }
  }
  result.coverage[i] = inUseWeight > 0 ? observedWeight / inUseWeight : 0;
}
function settle(scorecard, columns2, result, i) {
  const exact = result.exact[i] ?? NaN;
  const state = stateOf(scorecard, columns2, result, i);
  result.state[i] = state;
  if (state !== SCORED) {
    return;
  }
  result.computed[i] = roundScore(exact);
  result.score[i] = roundScore(limited(exact, columns2.floors?.[i] ?? NaN, columns2.caps?.[i] ?? NaN));
  result.band[i] = bandOf(result.score[i] ?? NaN, scorecard.bands);
  result.worst[i] = scorecard.judged ? lowestGroup(scorecard, result, i) : -1;
}
function stateOf(scorecard, columns2, result, i) {
  if ((columns2.withheld?.[i] ?? 0) > 0) {
    return WITHHELD;
  }
  const exact = result.exact[i] ?? NaN;
  const coverage = result.coverage[i] ?? 0;
  return !Number.isNaN(exact) && coverage > 0 && coverage + 1e-9 >= scorecard.minimumCoverage ? SCORED : NOT_ENOUGH_DATA;
}
function limited(score, floor, cap) {
  const lifted = floor > score ? floor : score;
  return cap < lifted ? cap : lifted;
}
function lowestGroup(scorecard, result, i) {
  let lowest = -1;
  let score = NaN;
  for (let g = 0; g < scorecard.groups.length; g += 1) {
    const candidate = result.groupScores[g]?.[i] ?? NaN;
    if (!Number.isNaN(candidate) && (lowest < 0 || candidate < score)) {
      lowest = g;
      score = candidate;
    }
  }
  return lowest;
}
export {
  LIMIT,
  NOT_ENOUGH_DATA,
  SCORED,
  WITHHELD,
  bandOf,
  explainScore,
  measurePoints,
  roundScore,
  scoreAccounts
};
