import ALL_BY_QUERY from '@salesforce/label/c.Headroom_All_By_Query';
import ALL_BY_QUERY_ONE from '@salesforce/label/c.Headroom_One_By_Query';
import NONE_BY_QUERY from '@salesforce/label/c.Headroom_None_By_Query';
import NO_RECORDS from '@salesforce/label/c.Headroom_No_Records';
import RECORDS from '@salesforce/label/c.Headroom_Records_Behind';
import { formatNumber } from 'c/headroomFormat';
import { counted } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents the records behind a value: the samples by name, and the query that finds all of them. */
export default class HeadroomEvidence extends LightningElement {
  /** @type {Headroom.MeasureRow} */
  @api row;
  /** Id of the account, put into the query in place of `:account`. */
  @api accountId = '';

  isQueryShown = false;
  labels = { noRecords: NO_RECORDS, records: RECORDS };

  get hasSamples() {
    return this.row.ids.length > 0;
  }

  get allText() {
    if (this.row.count === 0) {
      return NONE_BY_QUERY;
    }
    return counted(this.row.count, { one: ALL_BY_QUERY_ONE, many: ALL_BY_QUERY }, formatNumber(this.row.count));
  }

  get query() {
    return this.row.query.replaceAll(':account', `'${this.accountId}'`);
  }

  get expanded() {
    return this.isQueryShown ? 'true' : 'false';
  }

  handleQuery() {
    this.isQueryShown = !this.isQueryShown;
  }
}
