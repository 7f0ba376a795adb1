import { api, LightningElement } from 'lwc';

/** Presents a sentence made of parts: text, strong text, links to records, names of sample records, the owner of a record. */
export default class HeadroomSentence extends LightningElement {
  /** @type {readonly Headroom.Part[]} */
  @api parts = [];

  get keyedParts() {
    return this.parts.map((part, index) => {
      const isRecords = part.ids !== undefined;
      const isOwner = part.ownerOf !== undefined;
      const isLink = !isRecords && !isOwner && part.recordId !== undefined;
      const isPlain = !isRecords && !isOwner && !isLink;
      return {
        ...part,
        key: String(index),
        isRecords,
        isOwner,
        isLink,
        isStrong: isPlain && part.strong === true,
        isText: isPlain && part.strong !== true
      };
    });
  }
}
