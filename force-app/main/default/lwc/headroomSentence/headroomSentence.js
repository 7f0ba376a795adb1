import { api, LightningElement } from 'lwc';

/** Presents a sentence made of parts: text, strong text, links to records, names of sample records. */
export default class HeadroomSentence extends LightningElement {
  /** @type {readonly Headroom.Part[]} */
  @api parts = [];

  get keyedParts() {
    return this.parts.map((part, index) => {
      const isRecords = part.ids !== undefined;
      const isLink = !isRecords && part.recordId !== undefined;
      return {
        ...part,
        key: String(index),
        isRecords,
        isLink,
        isStrong: !isRecords && !isLink && part.strong === true,
        isText: !isRecords && !isLink && part.strong !== true
      };
    });
  }
}
