import { LightningElement, api } from 'lwc';
import { goTo } from '@page/router';
import { session } from '@page/session';
import { lists } from 'page/listColumns';

/** Global header, navigation bar and, on a phone, the bar with the way back. */
export default class Header extends LightningElement {
  /** Label of the Lightning app. */
  @api label = '';
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
    return lists.map(({ object, label }) => {
      const isCurrent = object === this.objectApiName;
      const current = this.isRecord ? 'true' : 'page';
      return {
        object,
        label,
        url: `/lightning/o/${object}/list`,
        className: isCurrent ? 'tab on' : 'tab',
        current: isCurrent ? current : null
      };
    });
  }

  get list() {
    return lists.find(({ object }) => object === this.objectApiName);
  }

  get title() {
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
