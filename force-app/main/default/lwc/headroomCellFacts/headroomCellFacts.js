/** What opens under a row of whitespace: all there is to know of a cell, line by line, in the words of the screens. */
import AMOUNT from '@salesforce/label/c.Headroom_Column_Amount';
import FACT_ANSWER from '@salesforce/label/c.Headroom_Fact_Answer';
import FACT_FROM from '@salesforce/label/c.Headroom_Fact_From';
import FACT_GROUP from '@salesforce/label/c.Headroom_Fact_Group';
import FACT_INSTALLED from '@salesforce/label/c.Headroom_Fact_Installed';
import FACT_LIKE from '@salesforce/label/c.Headroom_Fact_Like';
import FACT_LIKELY from '@salesforce/label/c.Headroom_Fact_Likely';
import FACT_OWNED from '@salesforce/label/c.Headroom_Fact_Owned';
import FACT_RULE from '@salesforce/label/c.Headroom_Fact_Rule';
import FACT_SAY from '@salesforce/label/c.Headroom_Fact_Say';
import GROUP_UNIT from '@salesforce/label/c.Headroom_Group_Unit';
import GROUP_UNITS from '@salesforce/label/c.Headroom_Group_Units';
import TALK_TRACK from '@salesforce/label/c.Headroom_Talk_Track';
import { likeText, saidParts } from 'c/headroomCellReasons';
import { formatList, formatNumber } from 'c/headroomFormat';
import { lineQuantity } from 'c/headroomUnits';
import { counted, fill } from 'c/headroomWords';
import { likelyText } from './likely';
import { ownedTexts } from './owned';
import { ruleTexts } from './ruleTexts';

/**
 * One line the rep may say as it stands; empty where too few similar customers have it.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.FactContext} context
 */
function talkTrack({ like, own, tgt }, { fits, title }) {
  const isKnown = own !== null && tgt !== null && like !== undefined;
  return isKnown ? fill(TALK_TRACK, fits, formatNumber(like.own), formatNumber(like.of), title) : '';
}

/**
 * @param {Headroom.CellJson} cell
 * @param {Headroom.LineSettings} settings
 */
function groupText({ family, k }, settings) {
  if (family === undefined || family.units === 0) {
    return '';
  }
  return counted(family.units, { one: GROUP_UNIT, many: GROUP_UNITS }, formatNumber(family.units), lineQuantity(family.own, k, settings));
}

/**
 * Product lines that the suggestion follows from, strongest first.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.LineSettings} settings
 */
function fromText({ owns = [] }, settings) {
  return formatList(owns.map((key) => settings.lines.find(({ k }) => k === key)?.title ?? key));
}

/**
 * True where the answer stands in the row already, as its reason.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.CellAnswer} answer
 */
function isReason({ st, competitor }, { isCounted }) {
  return isCounted && (st === 'Not_A_Fit' || (st === 'Has_Competitor' && !competitor));
}

/**
 * @param {string} key
 * @param {string} name
 * @param {readonly string[]} texts  empty ones are left out
 * @returns {Headroom.CellFact[]}
 */
function textFacts(key, name, texts) {
  return texts
    .filter((text) => text !== '')
    .map((text, index) => ({ key: `${key}${index}`, name: index === 0 ? name : '', parts: [{ text }] }));
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.FactContext} context
 * @returns {Headroom.CellFact[]}
 */
export function cellFacts(cell, record, context) {
  const { amounts, answer, settings, today } = context;
  const installed = cell.competitor && cell.st !== 'Has_Competitor' ? [{ ids: [cell.competitor.id], objects: ['Asset'] }] : undefined;
  return [
    ...textFacts('say', FACT_SAY, [talkTrack(cell, context)]),
    ...textFacts('rule', FACT_RULE, ruleTexts(cell, settings)),
    ...textFacts('owned', FACT_OWNED, ownedTexts(cell, record, context)),
    ...textFacts('group', FACT_GROUP, [groupText(cell, settings)]),
    ...textFacts('like', FACT_LIKE, [likeText(cell)]),
    ...textFacts('likely', FACT_LIKELY, [likelyText(cell, context.replay)]),
    ...textFacts('from', FACT_FROM, [fromText(cell, settings)]),
    ...textFacts('amount', AMOUNT, amounts),
    ...(installed ? [{ key: 'installed', name: FACT_INSTALLED, parts: installed }] : []),
    ...(answer && !isReason(cell, answer) ? [{ key: 'answer', name: FACT_ANSWER, parts: saidParts(answer, today) }] : [])
  ];
}
