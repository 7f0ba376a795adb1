import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { withNamespace } from '@page/namespace';
import { goTo } from '@page/router';
import { messageOf } from '@page/uiApi';
import { cellText, headlineOf, headlineQuery, listQuery, lists } from 'page/listColumns';

const pageSize = 50;

/** List of an object's records with search by name, 50 at a time. */
export default class List extends LightningElement {
  /** Object to list. */
  @api objectApiName;
  /** Text that names have to contain. */
  @api search = '';

  objectInfo;
  hasSettings = false;
  headline;
  isHeadlineRead = false;
  errorText;
  shown = pageSize;
  connection;

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  takeObjectInfos({ data, error }) {
    if (error) this.errorText = messageOf(error);
    if (!data) return;
    const [object, settings] = data.results;
    if (object.statusCode === 200) this.objectInfo = object.result;
    else this.errorText = object.result[0].message;
    this.hasSettings = settings?.statusCode === 200;
    this.isHeadlineRead = !this.hasSettings;
  }

  @wire(graphql, { query: '$headlineQuery' })
  takeHeadline({ data, errors }) {
    if (data) this.headline = headlineOf(data);
    this.isHeadlineRead = this.isHeadlineRead || Boolean(data ?? errors);
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  takeRecords({ data, errors }) {
    if (errors) this.errorText = errors.map(({ message }) => message).join(' ');
    if (data) this.connection = data.uiapi.query[this.objectApiName];
  }

  get list() {
    return lists.find(({ object }) => object === this.objectApiName);
  }

  get title() {
    return this.list?.label ?? this.objectApiName;
  }

  get searchLabel() {
    return `Search ${this.title.toLowerCase()}`;
  }

  get objects() {
    return this.list?.fromChildren ? [this.objectApiName, withNamespace('Headroom_Settings_Version__c')] : [this.objectApiName];
  }

  get headlineQuery() {
    return this.hasSettings ? gql([headlineQuery]) : undefined;
  }

  get plan() {
    return this.list && this.objectInfo && this.isHeadlineRead ? listQuery(this.list, this.objectInfo, this.headline) : undefined;
  }

  get query() {
    return this.plan && gql([this.plan.text]);
  }

  get variables() {
    if (!this.plan) return undefined;
    const { orderBy } = this.list;
    const where = this.search === '' ? null : { [this.plan.columns[0].path]: { like: `%${this.search}%` } };
    return { first: this.shown, where, orderBy: { [orderBy]: { order: 'ASC' } } };
  }

  get columns() {
    return this.plan?.columns.map((column, index) => ({ ...column, className: classOf(column, index) })) ?? [];
  }

  get rows() {
    return (this.connection?.edges ?? []).map(({ node }) => {
      const [first, ...others] = this.columns;
      return {
        id: node.Id,
        url: `/lightning/r/${this.objectApiName}/${node.Id}/view`,
        name: cellText(node, first.path),
        cells: others.map(({ path, className }) => ({ path, className, text: cellText(node, path) }))
      };
    });
  }

  get hasMore() {
    return this.connection?.pageInfo.hasNextPage && this.shown < 2000;
  }

  get countText() {
    if (!this.connection) return this.errorText ? '' : 'Loading';
    const { totalCount, edges } = this.connection;
    return totalCount === edges.length ? `${totalCount} records` : `${edges.length} of ${totalCount} records`;
  }

  showMore() {
    this.shown = Math.min(this.shown + pageSize * 4, 2000);
  }

  submitSearch(event) {
    event.preventDefault();
    const text = event.target.elements.search.value.trim();
    goTo(`/lightning/o/${this.objectApiName}/list${text === '' ? '' : `?search=${encodeURIComponent(text)}`}`);
  }
}

function classOf({ isNumber }, index) {
  return isNumber ? `c${index} number` : `c${index}`;
}
