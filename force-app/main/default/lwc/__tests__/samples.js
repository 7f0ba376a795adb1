/** Values that the widgets hand to their parts, read from the recorded answers: for tests only. */
import { readHealth } from 'c/headroomHealthModel';
import { readWhitespace } from 'c/headroomWhitespaceModel';

const health = require('../headroomHealth/__tests__/data/graphqlData.json');
const held = require('../headroomHealth/__tests__/data/graphqlHeld.json');
const newer = require('../headroomHealth/__tests__/data/graphqlNewer.json');
const notEnough = require('../headroomHealth/__tests__/data/graphqlNotEnough.json');
const tooNew = require('../headroomHealth/__tests__/data/graphqlTooNew.json');
const whitespace = require('../headroomWhitespace/__tests__/data/graphqlData.json');

/** Day of the recorded answers. */
export const today = '2027-03-18';
export const accountId = '001000000000001AAA';

export const view = readHealth(health);
export const headline = view.headline;
export const heldCard = readHealth(held).headline;
export const newerCard = readHealth(newer).headline;
export const notEnoughCard = readHealth(notEnough).headline;
export const tooNewCard = readHealth(tooNew).headline;
export const whitespaceView = readWhitespace(whitespace, accountId, { today });

/** Scorecard of the recorded answer by its key. */
export function cardOf(key) {
  return view.cards.find((card) => card.key === key);
}

/** Row of a product line by its key. */
export function rowOf(key) {
  return [...whitespaceView.rows, ...whitespaceView.folded].find((row) => row.key === key);
}

/** The headline with what a person said of it. */
export function overruled(...overrides) {
  const base = { id: 'a0X000000000001AAA', since: '2027-03-01', until: '2027-03-31', by: '005000000000001AAA', acts: true };
  const listed = overrides.map((more, n) => ({ ...base, id: `a0X00000000000${n}AAA`, ...more }));
  return { ...headline, detail: { ...headline.detail, plain: 71.5, overrides: listed } };
}
