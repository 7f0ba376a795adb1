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
    const place2 = largest(remainder);
    whole[place2] = (whole[place2] ?? 0) + 1;
    remainder[place2] = (remainder[place2] ?? 0) - 1;
  }
  return whole;
}
function largest(numbers2) {
  let place2 = 0;
  for (let i = 1; i < numbers2.length; i += 1) {
    if ((numbers2[i] ?? 0) > (numbers2[place2] ?? 0)) {
      place2 = i;
    }
  }
  return place2;
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
var EXCLUDED = 3;
var OBSERVED = 0;
var UNKNOWN = 1;
var FILLED = 2;
var NOT_CONCERNED = 3;
var LEFT_OUT = 4;
var GIVEN = 5;

// src/scoring/explainScore.ts
var LIMIT = -1;
var OVERRIDE = -2;
function explainScore(scorecard, result, i) {
  const best = scorecard.bands[scorecard.bands.length - 1]?.floor ?? 0;
  const base = result.base[i] ?? NaN;
  if (result.state[i] !== SCORED || Number.isNaN(base)) {
    const none = scorecard.measures.map(() => 0);
    return { contributions: none, effects: none, limit: 0, override: 0, best, reasons: [] };
  }
  const total = scoreTenths(base);
  const contributions = apportion(shares(scorecard, result, i, 0), total);
  const effects = apportion(shares(scorecard, result, i, best), total - scoreTenths(best));
  const ruled = scoreTenths(result.ruled[i] ?? base);
  const limit = ruled - total;
  const override = scoreTenths(result.score[i] ?? base) - ruled;
  return {
    contributions: contributions.map(fromTenths),
    effects: effects.map(fromTenths),
    limit: fromTenths(limit),
    override: fromTenths(override),
    best,
    reasons: worstThree(effects, limit, override)
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
function worstThree(effects, limit, override) {
  const chosen = [];
  const values = [];
  insert(chosen, values, LIMIT, limit);
  insert(chosen, values, OVERRIDE, override);
  for (let m = 0; m < effects.length; m += 1) {
    insert(chosen, values, m, effects[m] ?? 0);
  }
  return chosen;
}
function insert(chosen, values, place2, value) {
  let at2 = chosen.length;
  while (at2 > 0 && value < (values[at2 - 1] ?? 0)) {
    at2 -= 1;
  }
  if (value < 0 && at2 < 3) {
    chosen.splice(at2, 0, place2);
    values.splice(at2, 0, value);
    chosen.length = chosen.length > 3 ? 3 : chosen.length;
    values.length = chosen.length;
  }
}
function fromTenths(tenths) {
  return tenths / 10 + 0;
}

// src/scoring/limits.ts
function limitsOf(rules, scorecard, accounts) {
  const caps = new Float64Array(accounts).fill(NaN);
  const floors = new Float64Array(accounts).fill(NaN);
  for (const { rule, inForce } of rules) {
    const effect = rule.effect;
    if (!("scorecard" in effect) || effect.scorecard !== scorecard) {
      continue;
    }
    const limits = effect.kind === "cap" ? caps : floors;
    for (let i = 0; i < accounts; i += 1) {
      const limit = limits[i] ?? NaN;
      const stricter = effect.kind === "cap" ? effect.value < limit : effect.value > limit;
      if (inForce[i] === 1 && (Number.isNaN(limit) || stricter)) {
        limits[i] = effect.value;
      }
    }
  }
  return { caps, floors };
}
function actingRule(rules, i, computed, score) {
  const reached = (kind) => rules.findIndex(({ rule: { effect }, inForce }) => inForce[i] === 1 && effect.kind === kind && effect.value === score);
  if (score < computed) {
    return reached("cap");
  }
  if (score > computed) {
    const cap = reached("cap");
    return cap < 0 ? reached("floor") : cap;
  }
  return -1;
}

// src/scoring/resultState.ts
function resultState(state) {
  switch (state) {
    case SCORED:
      return "scored";
    case WITHHELD:
      return "too_new";
    case EXCLUDED:
      return "excluded";
    default:
      return "not_enough_data";
  }
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
    plain: unknown(accounts),
    base: unknown(accounts),
    ruled: unknown(accounts),
    exact: unknown(accounts),
    band: new Int16Array(accounts).fill(-1),
    nextBand: new Int16Array(accounts).fill(-1),
    nextNights: new Uint16Array(accounts),
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
  const points = asFine(measure, judgedPoints(measure, value));
  return measure.activity && points > ACTIVITY_CAP ? ACTIVITY_CAP : points;
}
function missingPoints(measure, segmentMean) {
  switch (measure.missing) {
    case "zero":
      return 0;
    case "neutral":
      return NEUTRAL_POINTS;
    case "segment_mean":
      return asFine(measure, segmentMean);
    default:
      return NaN;
  }
}
function asFine(measure, points) {
  return measure.whole === true ? Math.floor(points + 0.5 + 1e-9) : points;
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

// src/scoring/readMeasures.ts
function readMeasures(scorecard, columns2, result, i) {
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    if (numberAt(columns2.concerns, m, i, 1) !== 0) {
      const read = readMeasure(scorecard, columns2, m, i);
      keep(result, m, i, columns2.overrides === void 0 ? read : overruled(scorecard, columns2.overrides, read, { m, i }));
    }
  }
}
function readMeasure(scorecard, columns2, m, i) {
  const measure = scorecard.measures[m];
  if (measure === void 0) {
    return { points: NaN, weight: 0, reading: UNKNOWN };
  }
  const points = measurePoints(measure, numberAt(columns2.values, m, i, NaN));
  if (!Number.isNaN(points)) {
    return { points, weight: fullWeight(scorecard, measure) * ageFactor(columns2, m, i), reading: OBSERVED };
  }
  const filled = missingPoints(measure, numberAt(columns2.segmentMeans, m, i, NaN));
  const left = Number.isNaN(filled);
  return { points: filled, weight: left ? 0 : fullWeight(scorecard, measure), reading: left ? UNKNOWN : FILLED };
}
function overruled(scorecard, overrides, read, { m, i }) {
  const measure = scorecard.measures[m];
  if (measure === void 0 || numberAt(overrides.measureExcluded, m, i, 0) > 0) {
    return { points: NaN, weight: 0, reading: LEFT_OUT };
  }
  const points = numberAt(overrides.measurePoints, m, i, NaN);
  const given = Number.isNaN(points) ? read : withPoints(read, points, fullWeight(scorecard, measure));
  const cap = numberAt(overrides.measureCaps, m, i, NaN);
  return given.points > cap ? { ...given, points: cap } : given;
}
function withPoints(read, points, weight) {
  return read.reading === OBSERVED ? { ...read, points } : { points, weight, reading: GIVEN };
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
      const age = result.readings[m]?.[i] === OBSERVED ? ageFactor(columns2, m, i) : 1;
      score -= measure.weight * age * (100 - points) / 100;
    }
  }
  return score > 0 ? score : 0;
}

// src/scoring/measureAccount.ts
function measureAccount(scorecard, columns2, result, i) {
  readMeasures(scorecard, columns2, result, i);
  scoreGroups(scorecard, columns2, result, i);
  measureCoverage(scorecard, result, i);
  return deduct(scorecard, result, i, weightedMean(scorecard, result, i));
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
    if (measure === void 0 || column === void 0 || !measure.penaltyOnly) {
      continue;
    }
    column[i] = 0;
    if (!Number.isNaN(points) && !Number.isNaN(left) && hasObserved(result, measure.group, i)) {
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
  let observed = 0;
  let inUse = 0;
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    const measure = scorecard.measures[m];
    const reading = result.readings[m]?.[i];
    if (measure === void 0 || measure.penaltyOnly || reading === NOT_CONCERNED) {
      continue;
    }
    inUseWeight += fullWeight(scorecard, measure);
    inUse += 1;
    if (reading === OBSERVED) {
      observedWeight += result.weights[m]?.[i] ?? 0;
      observed += 1;
    }
  }
  result.inUse[i] = inUse;
  result.observed[i] = observed;
  result.coverage[i] = inUseWeight > 0 ? observedWeight / inUseWeight : 0;
}

// src/scoring/shownBand.ts
var LAST_BIT = 1e-9;
function shownBand(scorecard, score, held, atOnce) {
  const raw = bandOf(score, scorecard.bands);
  const isFirst = !(held.band >= 0 && held.band < scorecard.bands.length);
  if (isFirst || raw < 0 || raw === held.band || atOnce === "both" || atOnce === "worse" && raw < held.band) {
    return { band: raw, next: -1, nights: 0 };
  }
  const night = held.isNight ? 1 : 0;
  const isSameSide = held.next >= 0 && held.next > held.band === raw > held.band;
  const nights = (isSameSide ? held.nights : 0) + night;
  const passed = passedBand(scorecard, score, held.band, raw);
  if (passed === raw || nights >= (scorecard.confirmationNights ?? 0)) {
    return { band: raw, next: -1, nights: 0 };
  }
  return { band: passed, next: raw, nights: passed === held.band ? nights : night };
}
function passedBand({ bands, hysteresis = 0 }, score, from, to) {
  let reached = from;
  while (reached < to && score + LAST_BIT >= (bands[reached + 1]?.floor ?? Infinity) + hysteresis) {
    reached += 1;
  }
  while (reached > to && score - LAST_BIT <= (bands[reached]?.floor ?? -Infinity) - hysteresis) {
    reached -= 1;
  }
  return reached;
}

// src/scoring/scoreAccounts.ts
function scoreAccounts(scorecard, columns2) {
  const result = emptyResult(scorecard, columns2.accounts);
  const { overrides, ...facts } = columns2;
  for (let i = 0; i < columns2.accounts; i += 1) {
    const exact = measureAccount(scorecard, facts, result, i);
    settlePlain(scorecard, columns2, result, { i, exact });
    const touched = overrides !== void 0 && touchesMeasures(scorecard, overrides, i);
    settleShown(scorecard, columns2, result, { i, exact: touched ? measureAccount(scorecard, columns2, result, i) : exact });
  }
  return result;
}
function settlePlain(scorecard, columns2, result, { i, exact }) {
  result.exact[i] = exact;
  if (stateOf(scorecard, columns2, result, { i, exact }) === SCORED) {
    result.computed[i] = roundScore(exact);
    result.plain[i] = roundScore(capped(lifted(columns2, i, exact), at(columns2.caps, i)));
  }
}
function settleShown(scorecard, columns2, result, { i, exact }) {
  const isExcluded = (columns2.overrides?.excluded?.[i] ?? 0) > 0;
  const state = isExcluded ? EXCLUDED : stateOf(scorecard, columns2, result, { i, exact });
  result.state[i] = state;
  if (state !== SCORED) {
    return;
  }
  const high = lifted(columns2, i, exact);
  const ruled = capped(high, at(columns2.caps, i));
  const stated = at(columns2.overrides?.scores, i);
  const said = Number.isNaN(stated) ? ruled : stated;
  const shown = capped(said, at(columns2.overrides?.caps, i));
  result.base[i] = roundScore(exact);
  result.ruled[i] = roundScore(ruled);
  result.score[i] = roundScore(shown);
  result.worst[i] = scorecard.judged ? lowestGroup(scorecard, result, i) : -1;
  settleBand(scorecard, columns2, result, {
    i,
    atOnce: atOnceOf(roundScore(high), result.ruled[i] ?? NaN, roundScore(said), result.score[i] ?? NaN)
  });
}
function atOnceOf(high, ruled, said, shown) {
  if (said !== ruled) {
    return "both";
  }
  return ruled < high || shown < said ? "worse" : "no";
}
function settleBand(scorecard, { heldBands: held }, result, { i, atOnce }) {
  if (held === void 0) {
    result.band[i] = bandOf(result.score[i] ?? NaN, scorecard.bands);
    return;
  }
  const before = { band: place(held.band, i), next: place(held.next, i), nights: held.nights[i] ?? 0, isNight: held.isNight[i] === 1 };
  const standing = shownBand(scorecard, result.score[i] ?? NaN, before, atOnce);
  result.band[i] = standing.band;
  result.nextBand[i] = standing.next;
  result.nextNights[i] = standing.nights;
}
function stateOf(scorecard, columns2, result, { i, exact }) {
  if ((columns2.withheld?.[i] ?? 0) > 0) {
    return WITHHELD;
  }
  const coverage = result.coverage[i] ?? 0;
  return !Number.isNaN(exact) && coverage > 0 && coverage + 1e-9 >= scorecard.minimumCoverage ? SCORED : NOT_ENOUGH_DATA;
}
function lifted(columns2, i, score) {
  const floor = at(columns2.floors, i);
  return floor > score ? floor : score;
}
function capped(score, cap) {
  return cap < score ? cap : score;
}
function at(column, i) {
  return column?.[i] ?? NaN;
}
function place(column, i) {
  const band = at(column, i);
  return band >= 0 ? band : -1;
}
function touchesMeasures(scorecard, overrides, i) {
  const has = (columns2, m) => !Number.isNaN(at(columns2?.[m], i));
  for (let m = 0; m < scorecard.measures.length; m += 1) {
    if ((overrides.measureExcluded?.[m]?.[i] ?? 0) > 0 || has(overrides.measurePoints, m) || has(overrides.measureCaps, m)) {
      return true;
    }
  }
  return false;
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

// src/scoring/detailReading.ts
function isObserved(line) {
  return line.miss === void 0 || line.miss === "excluded" && typeof line.was === "number" && line.read?.fill !== true;
}
function pointsRead(measure, line) {
  if (line.read?.pts !== void 0) {
    return line.read.pts;
  }
  const judged2 = line.val !== null && isObserved(line) && measure.judge.kind !== "points" ? measurePoints(measure, line.val) : NaN;
  if (!Number.isNaN(judged2)) {
    return judged2;
  }
  return (line.was === void 0 ? line.pts : line.was) ?? NaN;
}

// src/scoring/modelFromVersion.ts
function modelFromVersion(content, isInUse) {
  const { scorecard } = content;
  const groups = content.groups.filter((group) => group.weight > 0).sort(byKey);
  const place2 = new Map(groups.map((group, g) => [group.k, g]));
  const measures = content.measures.filter((measure) => place2.has(measure.g) && measure.weight > 0 && isInUse(measure.k));
  return {
    key: scorecard.k,
    groups: groups.map((group) => ({ key: group.k, weight: group.weight })),
    measures: measures.sort(byKey).map((measure) => ({
      key: measure.k,
      group: place2.get(measure.g) ?? 0,
      weight: measure.weight,
      judge: judgeOf(measure),
      missing: policyOf(measure.missing),
      penaltyOnly: measure.penaltyOnly,
      activity: measure.activity,
      ...measure.hidden === true ? { whole: true } : {}
    })),
    bands: [...content.bands].sort((a, b) => a.floor - b.floor).map((band) => ({ key: band.k, floor: band.floor })),
    minimumCoverage: scorecard.minimumCoverage,
    judged: scorecard.judged,
    hysteresis: scorecard.hysteresis ?? 0,
    confirmationNights: scorecard.confirmationNights ?? 0
  };
}
function judgeOf(measure) {
  if (measure.knots !== void 0) {
    return { kind: "curve", knots: measure.knots };
  }
  return measure.categories === void 0 ? { kind: "points" } : { kind: "categories", points: measure.categories };
}
function policyOf(missing) {
  return missing === "zero" || missing === "neutral" || missing === "segment_mean" ? missing : "skip";
}
function byKey(a, b) {
  return a.k < b.k ? -1 : 1;
}

// src/scoring/whatIfCard.ts
function openCard({ detail, settings }) {
  const found = new Map(detail.measures.map((line) => [line.k, line]));
  const signals = new Map(settings.measures.map((measure) => [measure.k, measure.signal]));
  const judges = modelFromVersion(settings, (key) => found.has(key));
  const model = { ...judges, measures: judges.measures.map((measure) => ({ ...measure, judge: { kind: "points" } })) };
  const lines = judges.measures.map((measure) => {
    const line = found.get(measure.key);
    const points = line !== void 0 && isObserved(line) ? pointsRead(measure, line) : NaN;
    return { line, signal: signals.get(measure.key) ?? "", points, age: line?.read?.age ?? 1 };
  });
  const fills = judges.measures.map((measure, m) => {
    const line = lines[m]?.line;
    return [measure.missing === "segment_mean" && line !== void 0 && !isObserved(line) ? pointsRead(measure, line) : NaN];
  });
  const overrides = overrideColumns(judges, detail.overrides ?? []);
  const fixed = {
    accounts: 1,
    segmentMeans: fills,
    withheld: [detail.fresh === void 0 ? 0 : 1],
    ...overrides === void 0 ? {} : { overrides }
  };
  return { detail, settings, judges, model, lines, fixed };
}
function movedColumns({ judges, lines }, moves) {
  const values = [];
  const ageFactors = [];
  judges.measures.forEach((measure, m) => {
    const line = lines[m];
    const moved = measure.judge.kind === "points" ? void 0 : moves[line?.signal ?? ""];
    values.push([moved === void 0 ? line?.points ?? NaN : measurePoints(measure, moved)]);
    ageFactors.push([moved === void 0 ? line?.age ?? 1 : 1]);
  });
  return { values, ageFactors };
}
function overrideColumns(model, overrides) {
  if (overrides.length === 0) {
    return void 0;
  }
  const on = (measure) => overrides.filter(({ m }) => m === measure);
  const perMeasure = (value) => model.measures.map(({ key }) => [value(on(key))]);
  return {
    ...{ caps: [strictest(on(void 0))], scores: [newest(on(void 0))], excluded: [excludes(on(void 0))] },
    ...{ measureCaps: perMeasure(strictest), measurePoints: perMeasure(newest), measureExcluded: perMeasure(excludes) }
  };
}
function strictest(own) {
  let least = NaN;
  for (const { kind, to = NaN } of own) {
    least = kind === "cap" && !(least <= to) ? to : least;
  }
  return least;
}
function newest(own) {
  return own.findLast(({ kind }) => kind === "points")?.to ?? NaN;
}
function excludes(own) {
  return own.some(({ kind }) => kind === "exclude") ? 1 : 0;
}

// src/scoring/ruleConditions.ts
function conditionHolds(condition, value) {
  switch (condition.operator) {
    case ">":
      return value > condition.threshold;
    case ">=":
      return value >= condition.threshold;
    case "<":
      return value < condition.threshold;
    case "<=":
      return value <= condition.threshold;
    case "=":
      return value === condition.threshold;
  }
}

// src/scoring/ruleInForce.ts
var NIGHTS_TO_END = 2;

// src/scoring/whatIfRules.ts
function whatIfRules({ detail, settings }, moves, plain, when) {
  return settings.rules.flatMap((rule) => {
    const { effect, when: conditions } = rule;
    if (effect === void 0 || conditions === void 0) {
      return [];
    }
    const held = detail.rules.find(({ k }) => k === rule.k);
    const holds = conditions.every((condition, c) => judged(condition, moves, plain) ?? heldBefore(rule, held, detail.half?.[rule.k], c));
    const state = stateOf2(held, holds, when);
    return state === void 0 ? [] : [{ k: rule.k, kind: effect.kind, to: effect.to, state }];
  });
}
function judged({ of, operator, than }, moves, plain) {
  const colon = of.indexOf(":");
  const [kind, key] = [of.slice(0, colon), of.slice(colon + 1)];
  const value = kind === "signal" ? moves[key] : kind === "score" ? plain(key) : void 0;
  return value === void 0 ? void 0 : conditionHolds({ operator, threshold: than }, value);
}
function heldBefore(rule, held, half, c) {
  return held !== void 0 && held.ends === void 0 ? true : half === c + 1 && (rule.when?.length ?? 0) > 1;
}
function stateOf2(held, holds, when) {
  if (holds) {
    return held === void 0 ? "begins" : "holds";
  }
  if (held === void 0) {
    return void 0;
  }
  const nights = (held.ends?.runs ?? 0) + (when === "night" ? 1 : 0);
  return when === "settled" || nights >= NIGHTS_TO_END ? "ended" : "ending";
}

// src/scoring/whatIf.ts
function whatIf(card, question = {}) {
  return answerOf(openCard(card), asker((question.others ?? []).map(openCard), question));
}
function asker(others, { moves = {}, when = "night" }) {
  return { others, moves, when };
}
function answerOf(card, ask) {
  const { result, rules } = scored(card, ask, []);
  const { model } = card;
  const base = result.base[0] ?? NaN;
  const ruled = result.ruled[0] ?? NaN;
  const acting = actingRule(rules.map(limiting), 0, base, ruled);
  const explanation = explainScore(model, result, 0);
  const score = known(result.score[0]);
  return {
    state: resultState(result.state[0]),
    score,
    computed: known(result.computed[0]),
    plain: known(result.plain[0]),
    base: known(base),
    ruled: known(ruled),
    band: model.bands[result.band[0] ?? -1]?.key ?? null,
    pointsTo: model.bands[bandOf(score ?? NaN, model.bands)]?.key ?? null,
    coverage: result.coverage[0] ?? 0,
    readings: result.observed[0] ?? 0,
    inUse: result.inUse[0] ?? 0,
    worst: model.groups[result.worst[0] ?? -1]?.key ?? null,
    measures: model.measures.map(({ key }, m) => ({
      k: key,
      pts: known(result.points[m]?.[0]),
      w: result.weights[m]?.[0] ?? 0,
      con: explanation.contributions[m] ?? 0,
      eff: explanation.effects[m] ?? 0
    })),
    limit: explanation.limit,
    override: explanation.override,
    rules: rules.map((rule, place2) => ({ ...rule, acts: place2 === acting })),
    reasons: reasonsOf(card, explanation, rules[acting]?.k)
  };
}
function scored(card, ask, path) {
  const key = card.model.key;
  const plain = (other) => {
    const found = path.includes(other) ? void 0 : ask.others.find(({ model }) => model.key === other && other !== key);
    return found === void 0 ? void 0 : scored(found, ask, [...path, key]).result.plain[0];
  };
  const rules = whatIfRules(card, ask.moves, plain, ask.when);
  const columns2 = {
    ...card.fixed,
    ...movedColumns(card, ask.moves),
    ...limitsOf(rules.map(limiting), "", 1),
    ...ask.when === "settled" ? {} : { heldBands: heldBands(card, ask.when) }
  };
  return { result: scoreAccounts(card.model, columns2), rules };
}
function limiting({ kind, to, state }) {
  return { rule: { effect: { kind, scorecard: "", value: to } }, inForce: [state === "ended" ? 0 : 1] };
}
function heldBands({ detail, model }, when) {
  const place2 = (key) => model.bands.findIndex((band) => band.key === key);
  return {
    band: [place2(detail.band)],
    next: [place2(detail.next?.band)],
    nights: [detail.next?.runs ?? 0],
    isNight: [when === "night" ? 1 : 0]
  };
}
function reasonsOf({ model }, explanation, acting) {
  return explanation.reasons.map((place2) => {
    switch (place2) {
      case LIMIT:
        return { of: "rule", k: acting ?? "", eff: explanation.limit };
      case OVERRIDE:
        return { of: "override", k: "", eff: explanation.override };
      default:
        return { of: "measure", k: model.measures[place2]?.key ?? "", eff: explanation.effects[place2] ?? 0 };
    }
  });
}
function known(value) {
  return value === void 0 || Number.isNaN(value) ? null : value;
}

// src/scoring/canExplore.ts
function canExplore(card, others = []) {
  const { detail, settings } = card;
  const isOpen = detail.state === "scored" || detail.state === "not_enough_data";
  if (!isOpen || settings.rules.some(({ effect, when }) => effect === void 0 || when === void 0)) {
    return false;
  }
  const same = whatIf(card, { others, when: "day" });
  return numbers(same) === numbers(detail);
}
function numbers({
  state,
  score,
  computed,
  band,
  measures
}) {
  return JSON.stringify([state, score, computed, band, measures.map(({ k, con, eff }) => [k, con, eff])]);
}

// src/scoring/bandAbove.ts
function bandAbove(bands, score) {
  return bands.filter(({ floor }) => score !== null && floor > score).sort((a, b) => a.floor - b.floor)[0];
}

// src/scoring/explore.ts
function explore(card, moves, others = []) {
  const opened = openCard(card);
  const known2 = others.map(openCard);
  const ask = (own, when) => answerOf(opened, asker(known2, { moves: own, when }));
  const still = ask({}, "night");
  const steps = {};
  let made = {};
  let next = still;
  for (const [signal, value] of Object.entries(moves)) {
    made = { ...made, [signal]: value };
    const after = ask(made, "night");
    steps[signal] = difference(after.score, next.score);
    next = after;
  }
  const above = bandAbove(card.settings.bands, next.score);
  return {
    ...{
      next,
      settled: ask(moves, "settled"),
      steps,
      change: difference(next.score, card.detail.score),
      night: difference(still.score, card.detail.score) ?? 0
    },
    ...above === void 0 ? {} : { above: { band: above.k, floor: above.floor, missing: difference(above.floor, next.score) ?? 0 } }
  };
}
function difference(after, before) {
  return after === null || before === null ? null : (Math.round(after * 10) - Math.round(before * 10)) / 10;
}

// src/scoring/movable.ts
var STEPS = { "share 0-1": 0.01, "share, -1 to any": 0.01, ratio: 0.01 };
function movables(card) {
  const lines = new Map(card.detail.measures.map((line) => [line.k, line]));
  const used = card.settings.measures.filter(({ k }) => lines.has(k));
  const settled = new Set((card.detail.overrides ?? []).flatMap(({ kind, m }) => kind === "cap" || m === void 0 ? [] : [m]));
  const offered = used.filter((one) => one.actionable && canMove(one) && !settled.has(one.k));
  const signals = [...new Set(offered.map(({ signal }) => signal))].filter(
    (signal) => used.every((one) => one.signal !== signal || canMove(one))
  );
  const rank = (movable) => {
    const effects = movable.measures.map((key) => lines.get(key)?.eff ?? 0);
    return movable.now === null ? Infinity : effects.reduce((sum, effect) => sum + effect, 0);
  };
  return signals.map(
    (signal) => movableOf(
      card,
      used.filter((one) => one.signal === signal).sort((a, b) => Number(b.actionable) - Number(a.actionable))
    )
  ).sort((a, b) => rank(a) === rank(b) ? 0 : rank(a) - rank(b));
}
function onGrid(place2, step) {
  return step < 1 ? place2 / Math.round(1 / step) : place2 * step;
}
function placesOf(value, step) {
  const place2 = step < 1 ? value * Math.round(1 / step) : value / step;
  return { below: Math.floor(place2 + 1e-6), above: Math.ceil(place2 - 1e-6) };
}
function canMove(measure) {
  return measure.hidden !== true && measure.tied !== true && (measure.knots !== void 0 || measure.categories !== void 0);
}
function movableOf(card, measures) {
  const [first] = measures;
  const now = card.detail.measures.find(({ k, miss }) => k === first?.k && miss !== "policy")?.val ?? null;
  const { signal = "", unit = "" } = first ?? {};
  const thresholds = card.settings.rules.flatMap(
    ({ when = [] }) => when.filter(({ of }) => of === `signal:${signal}`).map(({ than }) => than)
  );
  const bends = measures.flatMap((measure) => bendsOf(measure, capsOn(card, measure)));
  const step = stepOf(unit, measures.flatMap(knotsOf));
  const least = Math.min(...bends) >= 0 ? 0 : -Infinity;
  const here = now === null ? void 0 : placesOf(now, step);
  const near = [...bends, ...thresholds].flatMap((value) => {
    const { below, above } = placesOf(value, step);
    return thresholds.includes(value) ? [below - 1, below, above, above + 1] : [below, above];
  });
  const ends = [...near.filter((place2) => place2 >= least), ...here === void 0 ? [] : [here.below, here.above]];
  const next = here === void 0 ? [] : [here.below - 1, here.above + 1];
  const inside = next.filter((place2) => place2 >= Math.min(...ends) && place2 <= Math.max(...ends));
  const marks = [.../* @__PURE__ */ new Set([...ends, ...inside])].map((place2) => onGrid(place2, step)).sort((a, b) => a - b);
  return {
    ...{ signal, measures: measures.map(({ k }) => k), unit, now, step, marks, choices: choicesOf(measures, unit) },
    ...{ from: marks[0] ?? 0, to: marks.at(-1) ?? 0 }
  };
}
function knotsOf({ knots = [], categories = [] }) {
  return [...knots, ...categories].map(([x]) => x);
}
function capsOn({ detail }, { k, activity }) {
  const said = (detail.overrides ?? []).flatMap(({ kind, m, to }) => kind === "cap" && m === k && to !== void 0 ? [to] : []);
  return activity ? [ACTIVITY_CAP, ...said] : said;
}
function bendsOf(measure, caps) {
  const { knots = [] } = measure;
  const passed = knots.flatMap(([x, points], n) => {
    const [before = x, less = points] = knots[n - 1] ?? [];
    const crossed = caps.filter((cap) => points > cap !== less > cap);
    return crossed.map((cap) => before + (cap - less) * (x - before) / (points - less));
  });
  return [...knotsOf(measure), ...passed];
}
function stepOf(unit, knots) {
  const sorted = [...knots].sort((a, b) => a - b);
  const gaps = sorted.map((value, n) => value - (sorted[n - 1] ?? -Infinity)).filter((gap) => gap > 1e-3);
  let step = STEPS[unit] ?? 1;
  while (step > Math.min(...gaps) + 1e-6) {
    step /= 10;
  }
  return step;
}
function choicesOf(measures, unit) {
  const lists = measures.flatMap(({ categories }) => categories === void 0 ? [] : [categories.map(([value]) => value)]);
  const [first, ...others] = unit === "0 or 1" ? [[0, 1], ...lists] : lists;
  return (first ?? []).filter((value) => others.every((list) => list.includes(value))).sort((a, b) => a - b);
}

// src/scoring/reachBand.ts
function reachBand(card, others = []) {
  const { detail, settings } = card;
  const next = bandAbove(settings.bands, detail.score);
  if (next === void 0) {
    return void 0;
  }
  const opened = openCard(card);
  const known2 = others.map(openCard);
  const scoreOf = (moves) => answerOf(opened, asker(known2, { moves, when: "settled" })).score ?? -Infinity;
  const { k: band, floor } = next;
  const caps = answerOf(opened, asker(known2, { when: "day" })).rules.filter(({ kind, to }) => kind === "cap" && to < floor);
  const isOverruled = (detail.overrides ?? []).some(({ kind, m, to = 0 }) => m === void 0 && (kind !== "cap" || to < floor));
  const read = movables(card).filter(({ now }) => now !== null).map((movable) => looksAtScores(card) ? { ...movable, marks: everyValue(movable) } : movable);
  const found = read.map((movable) => ({ movable, way: smallest(movable, scoreOf, floor, {}) }));
  const alone = found.flatMap(({ way }) => way === void 0 ? [] : [way]);
  const isFree = alone.length === 0 && caps.length === 0 && !isOverruled && read.length > 0;
  return {
    ...{ band, floor, heldBy: caps.map(({ k }) => k), isOverruled, alone },
    cannot: found.flatMap(({ movable, way }) => way === void 0 ? [movable.signal] : []),
    ...isFree ? { together: together(read, scoreOf, floor) } : {}
  };
}
function looksAtScores({ settings }) {
  return settings.rules.some(({ when = [] }) => when.some(({ of }) => of.startsWith("score:")));
}
function everyValue({ from, to, step }) {
  const first = placesOf(from, step).below;
  return Array.from({ length: placesOf(to, step).above - first + 1 }, (_, n) => onGrid(first + n, step));
}
function smallest(movable, scoreOf, floor, others) {
  const { signal, now } = movable;
  if (now === null) {
    return void 0;
  }
  const reaches = (value) => scoreOf({ ...others, [signal]: value }) >= floor;
  const found = movable.choices.length > 0 ? movable.choices.filter((value) => value !== now && reaches(value)) : sides(movable, now).flatMap((side) => firstOf(movable, side, now, reaches));
  const [nearest] = found.sort(
    (a, b) => Math.abs(a - now) - Math.abs(b - now) || scoreOf({ ...others, [signal]: b }) - scoreOf({ ...others, [signal]: a })
  );
  return nearest === void 0 ? void 0 : { signal, from: now, to: nearest };
}
function sides({ marks }, now) {
  return [marks.filter((mark) => mark < now).reverse(), marks.filter((mark) => mark > now)];
}
function firstOf({ step }, side, now, reaches) {
  const at2 = side.findIndex(reaches);
  const far = side[at2];
  if (far === void 0) {
    return [];
  }
  const near = side[at2 - 1];
  const { below, above } = placesOf(near ?? now, step);
  let out = far < now ? above : below;
  let reached = placesOf(far, step).below;
  while (Math.abs(reached - out) > 1) {
    const middle = Math.round((reached + out) / 2);
    if (reaches(onGrid(middle, step))) {
      reached = middle;
    } else {
      out = middle;
    }
  }
  return [onGrid(reached, step)];
}
function together(read, scoreOf, floor) {
  const still = scoreOf({});
  const best = read.flatMap((movable) => bestOf(movable, scoreOf)).filter(({ score: score2 }) => score2 > still).sort((a, b) => b.score - a.score);
  let moves = {};
  const ways = [];
  for (const { movable, way } of best) {
    const last = smallest(movable, scoreOf, floor, moves);
    ways.push(last ?? way);
    moves = { ...moves, [way.signal]: (last ?? way).to };
    if (last !== void 0) {
      break;
    }
  }
  const score = scoreOf(moves);
  return { ways, score, reaches: score >= floor };
}
function bestOf(movable, scoreOf) {
  const { signal, now, marks, choices } = movable;
  if (now === null) {
    return [];
  }
  const tried = (choices.length > 0 ? choices : marks).map((to) => ({ movable, way: { signal, from: now, to }, score: scoreOf({ [signal]: to }) })).sort((a, b) => b.score - a.score || Math.abs(a.way.to - now) - Math.abs(b.way.to - now));
  return tried.slice(0, 1);
}
export {
  ACTIVITY_CAP,
  EXCLUDED,
  LIMIT,
  NOT_ENOUGH_DATA,
  OVERRIDE,
  SCORED,
  WITHHELD,
  bandOf,
  canExplore,
  explainScore,
  explore,
  measurePoints,
  modelFromVersion,
  movables,
  reachBand,
  roundScore,
  scoreAccounts,
  shownBand,
  whatIf
};
