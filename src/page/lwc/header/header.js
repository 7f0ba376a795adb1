import { LightningElement, api } from 'lwc';
import { goTo } from '@page/router';
import { session } from '@page/session';
import { lists } from 'page/listColumns';

/** Global header, navigation bar and, on a phone, the bar with the way back. */
export default class Header extends LightningElement {
  /** Label of the Lightning app. */
  @api label = '';
  /** App pages of the package: they come first in the bar. */
  @api appPages = [];
  /** Custom tab in view. */
  @api tab;
  /** Object in view. */
  @api objectApiName;
  /** Whether a record is in view, not a list. */
  @api isRecord = false;

  orgName = session.orgName;
  userName = session.userName;

  get initials() {
    const words = session.userName.split(/\s+/).filter(Boolean);
    return [words[0], words.at(-1)].map((word) => word?.[0] ?? '').join('');
  }

  get tabs() {
    const pages = this.appPages.map(({ tab, label }) => tabOf(label, `/lightning/n/${tab}`, tab === this.tab && 'page'));
    const ofObjects = lists.map(({ object, label }) => {
      return tabOf(label, `/lightning/o/${object}/list`, object === this.objectApiName && (this.isRecord ? 'true' : 'page'));
    });
    return [...pages, ...ofObjects];
  }

  get list() {
    return lists.find(({ object }) => object === this.objectApiName);
  }

  get title() {
    const page = this.appPages.find(({ tab }) => tab === this.tab);
    if (page) return page.label;
    if (!this.isRecord) return this.list?.label ?? 'Headroom';
    return this.list?.singular ?? this.objectApiName;
  }

  get listUrl() {
    return `/lightning/o/${this.list ? this.objectApiName : 'Account'}/list`;
  }

  get backLabel() {
    return `Back to ${this.list?.label ?? 'Accounts'}`;
  }

  search(event) {
    event.preventDefault();
    const text = event.target.elements.search.value.trim();
    goTo(`/lightning/o/Account/list${text === '' ? '' : `?search=${encodeURIComponent(text)}`}`);
  }
}

/** @param current  how the tab is the current one (`aria-current`), false where it is not */
function tabOf(label, url, current) {
  return { label, url, className: current ? 'tab on' : 'tab', current: current || null };
}
