import SCORE from '@salesforce/schema/Headroom_Survey_Response__c.Score__c';
import { getRecords } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';
import { answersBehind, contradictionLines } from './contradictions';

/** @param {any} record */
function scoreIn(record) {
  return record.fields[SCORE.fieldApiName]?.value;
}

/** Presents where judgements contradict one another: a line each under the strip. Answers are read with the viewer's own rights. */
export default class HeadroomContradictions extends LightningElement {
  /** @type {Headroom.Flags | undefined} */
  @api flags;
  /** @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  /** Answers by record id. @type {Record<string, number>} */
  scores = {};

  @wire(getRecords, { records: '$requests' })
  readScores({ data }) {
    if (data) {
      const read = data.results.filter(({ statusCode }) => statusCode === 200).map(({ result }) => [result.id, scoreIn(result)]);
      this.scores = Object.fromEntries(read.filter(([, score]) => typeof score === 'number'));
    }
  }

  get requests() {
    const recordIds = answersBehind(this.flags, this.cards);
    return recordIds.length > 0 ? [{ recordIds, optionalFields: [SCORE] }] : undefined;
  }

  get lines() {
    return contradictionLines(this.flags, this.cards, { scores: this.scores, today: this.today });
  }

  get hasLines() {
    return this.lines.length > 0;
  }
}
