import { LightningElement, api } from 'lwc';
import { goTo, onNavigate } from '@page/router';
import { refreshPage } from '@page/refresh';

const activities = ['Task', 'Event'];

/** The whole page: follows the address, shows a list, a record or an app page, and answers toasts and refreshes of the components. */
export default class App extends LightningElement {
  /** Package components that stand on record pages, by name. */
  @api components = {};
  /** Record pages of the package. */
  @api recordPages = [];
  /** App pages of the package. */
  @api appPages = [];

  /** Label of the Lightning app. */
  @api label = '';

  reference;
  isElsewhere = false;

  connectedCallback() {
    this.addEventListener('lightning__showtoast', (event) => this.template.querySelector('page-toasts').show(event.detail));
    this.addEventListener('lightning__refresh', () => refreshPage());
    document.addEventListener('click', followLink);
    document.fonts.addEventListener('loadingdone', shapeTextAnew);
    this.stopListening = onNavigate((reference) => {
      this.isElsewhere = this.reference !== undefined;
      this.reference = reference;
    });
  }

  /** What had the focus is gone with the place it was in: the keyboard goes on at the new one. */
  renderedCallback() {
    if (!this.isElsewhere) return;
    this.isElsewhere = false;
    if (this.template.activeElement === null) this.template.querySelector('main').focus({ preventScroll: true });
  }

  disconnectedCallback() {
    document.removeEventListener('click', followLink);
    document.fonts.removeEventListener('loadingdone', shapeTextAnew);
    this.stopListening();
  }

  get objectApiName() {
    return this.reference.attributes.objectApiName;
  }

  get isList() {
    return this.reference.type === 'standard__objectPage' && this.reference.attributes.actionName === 'list';
  }

  get isRecord() {
    return this.reference.type === 'standard__recordPage' && this.reference.attributes.actionName === 'view';
  }

  /** UI API serves no activities: their form is only told of. */
  get isNewRecord() {
    const isNew = this.reference.type === 'standard__objectPage' && this.reference.attributes.actionName === 'new';
    return isNew && !activities.includes(this.objectApiName);
  }

  /** The form in view, as a list of one: another object or other values start anew. */
  get newRecords() {
    return [{ key: `${this.objectApiName} ${this.reference.state.defaultFieldValues ?? ''}` }];
  }

  /** Name of the custom tab in view. */
  get tab() {
    return this.reference.type === 'standard__navItemPage' ? this.reference.attributes.apiName : undefined;
  }

  get isAppPage() {
    return this.appPagesInView.length > 0;
  }

  /** The app page in view, as a list of one: another page gets components of its own. */
  get appPagesInView() {
    return this.appPages.filter(({ tab }) => tab === this.tab);
  }

  /** The list in view, as a list of one: another object or search starts anew. */
  get lists() {
    const { objectApiName } = this;
    const search = this.reference.state.search ?? '';
    return [{ key: `${objectApiName} ${search}`, objectApiName, search }];
  }

  /** The record in view, as a list of one: another record gets components of its own. */
  get records() {
    const { recordId, objectApiName } = this.reference.attributes;
    const layout = this.recordPages.find(({ object }) => object === objectApiName);
    return [{ key: recordId, recordId, objectApiName, layout }];
  }

  skipToMain() {
    this.template.querySelector('main').focus();
  }
}

let looks = 0;

/**
 * Makes the browser look at all text again: Chromium keeps boxes for text that it shaped before its font had arrived. Every look has a value
 * of its own, so that two fonts that arrive in one frame do not undo each other's; the last follows when all are there.
 */
async function shapeTextAnew() {
  lookAnew();
  await document.fonts.ready;
  lookAnew();
}

function lookAnew() {
  looks += 1;
  document.body.style.fontFeatureSettings = `"ss20" ${looks}`;
}

/** Goes to links of this page without loading it anew, unless the click asks for another window. */
function followLink(event) {
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.target === '_blank' || link.origin !== window.location.origin || !link.pathname.startsWith('/lightning/')) return;
  event.preventDefault();
  goTo(link.pathname + link.search);
}
