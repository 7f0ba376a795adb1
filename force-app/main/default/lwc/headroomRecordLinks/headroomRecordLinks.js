import HIDDEN_IN_SENTENCE from '@salesforce/label/c.Headroom_Hidden_In_Sentence';
import HIDDEN_MANY from '@salesforce/label/c.Headroom_Hidden_Records';
import HIDDEN_ONE from '@salesforce/label/c.Headroom_Hidden_Record';
import OF_DAY from '@salesforce/label/c.Headroom_Record_Of_Day';
import RECORD from '@salesforce/label/c.Headroom_Record_Number';
import { formatDay, formatNumber } from 'c/headroomFormat';
import { ACTIVITIES, orgNameOf } from 'c/headroomPages';
import { counted, fill } from 'c/headroomWords';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecords } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';
import { isUnserved, nameFieldsOf, namesOf, objectOf, requestsFor } from './names';

/**
 * Presents sample records by name, read with the viewer's own rights; those not returned are counted, not shown.
 * Tasks and events, which UI API does not serve, are linked by id, with the day where it is known; what has no page of its own is
 * only numbered.
 */
export default class HeadroomRecordLinks extends LightningElement {
  /** Record ids, worst first. @type {readonly string[]} */
  @api ids = [];
  /** Objects the ids may belong to. @type {readonly string[]} */
  @api objects = [];
  /** True inside a sentence about one record: a hidden one is no count then. */
  @api isInSentence = false;
  /** True where they stand in brackets behind a sentence; without records there are none. */
  @api isBracketed = false;
  /** Calendar day of the first record, where the value counts from it. */
  @api day = '';

  /** @type {any[] | undefined} */
  infos = undefined;
  /** True where UI API does not serve the object at all, for nobody: then its records are no secret of this viewer's. */
  isUnserved = false;
  /** @type {any} */
  answer = undefined;

  @wire(getObjectInfos, { objectApiNames: '$objectNames' })
  readInfos({ data, error }) {
    if (data) {
      this.infos = data.results.filter((result) => result.statusCode === 200).map((result) => result.result);
      this.isUnserved = data.results.some(isUnserved);
    } else if (error) {
      this.infos = [];
      this.isUnserved = true;
    }
  }

  @wire(getRecords, { records: '$requests' })
  readRecords({ data, error }) {
    if (data || error) {
      this.answer = data ?? { results: [] };
    }
  }

  get objectNames() {
    return this.objects.length > 0 && this.ids.length > 0 ? this.objects.map(orgNameOf) : undefined;
  }

  get requests() {
    const requests = requestsFor(this.ids, this.infos ?? []);
    return requests.length > 0 ? requests : undefined;
  }

  get links() {
    const names = namesOf(this.answer, this.infos ?? []);
    const links = this.ids
      .map((id, index) => ({ key: id, id, name: names[id] ?? this.plainName(id, index), object: this.objectNameOf(id) }))
      .filter((link) => link.name !== '');
    return links.map((link, index) => ({
      ...link,
      hasPage: link.id in names || ACTIVITIES.includes(link.object),
      comma: index < links.length - 1 ? ', ' : ''
    }));
  }

  objectNameOf(id) {
    return objectOf(id, this.infos ?? [])?.apiName ?? this.objects[0] ?? '';
  }

  /**
   * A record of an object that UI API does not serve has no name here, only a number or the day its value counts from. One that
   * it serves, or whose object the viewer may not see, is named by the answer or not at all.
   */
  plainName(id, index) {
    const info = objectOf(id, this.infos ?? []);
    if (this.infos === undefined || nameFieldsOf(info).length > 0 || (!info && !this.isUnserved)) {
      return '';
    }
    const object = this.objectNameOf(id);
    return index === 0 && this.day ? fill(OF_DAY, object, formatDay(this.day)) : fill(RECORD, object, formatNumber(index + 1));
  }

  get isSettled() {
    return this.infos !== undefined && (this.requests === undefined || this.answer !== undefined);
  }

  /** A place for each name that is still being read, so that the text around it does not move much when it comes. */
  get places() {
    return this.ids.length > 0 && this.objects.length > 0 && !this.isSettled ? this.ids : [];
  }

  get hiddenText() {
    const hidden = this.ids.length - this.links.length;
    if (!this.isSettled || hidden === 0) {
      return '';
    }
    if (this.isInSentence) {
      return HIDDEN_IN_SENTENCE;
    }
    return counted(hidden, { one: HIDDEN_ONE, many: HIDDEN_MANY }, formatNumber(hidden));
  }

  get hasWords() {
    return this.links.length > 0 || this.hiddenText !== '';
  }

  get opening() {
    return this.isBracketed && this.hasWords ? '(' : '';
  }

  get closing() {
    return this.isBracketed && this.hasWords ? ')' : '';
  }

  get hiddenLead() {
    return this.hiddenText && this.links.length > 0 ? ', ' : '';
  }
}
