import { recordPage } from 'c/headroomPages';
import { NavigationMixin } from 'lightning/navigation';
import { api, LightningElement } from 'lwc';

/** Presents a link to a record; opens it the way the surrounding app does. */
export default class HeadroomLink extends NavigationMixin(LightningElement) {
  @api label = '';
  /** `view` or `edit`. */
  @api action = 'view';

  /** @type {string | undefined} */
  url = undefined;
  /** @type {string | undefined} */
  target = undefined;
  /** @type {string | undefined} */
  object = undefined;

  @api
  get recordId() {
    return this.target;
  }

  set recordId(value) {
    this.target = value;
    this.writeUrl();
  }

  @api
  get objectApiName() {
    return this.object;
  }

  set objectApiName(value) {
    this.object = value;
    this.writeUrl();
  }

  get page() {
    return recordPage(this.object, this.target, this.action || undefined);
  }

  get href() {
    return this.url ?? '#';
  }

  async writeUrl() {
    if (this.target) {
      this.url = await this[NavigationMixin.GenerateUrl](this.page);
    }
  }

  handleClick(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }
}
