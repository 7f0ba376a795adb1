import { LightningElement } from 'lwc';
import { session } from '@page/session';

const userLabels = { rep: 'Sales rep', csm: 'Success manager', leader: 'Leader', admin: 'Admin' };
const languages = [
  ['', 'Own'],
  ['en_US', 'English'],
  ['de', 'Deutsch'],
  ['ja', '日本語'],
  ['zh_CN', '中文']
];
const themes = [
  ['', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark']
];

/** Says that this is the local org, and chooses user, language and theme through the address. */
export default class Banner extends LightningElement {
  get choices() {
    const users = session.users.map((user) => [user, userLabels[user] ?? user]);
    return [
      choice('user', 'View as', users, session.user),
      choice('lang', 'Language', languages, parameter('lang')),
      choice('theme', 'Theme', themes, parameter('theme'))
    ];
  }

  skip(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('skip'));
  }

  choose(event) {
    const address = new URL(window.location.href);
    const { value } = event.target;
    if (value === '') address.searchParams.delete(event.target.dataset.name);
    else address.searchParams.set(event.target.dataset.name, value);
    window.location.assign(address);
  }
}

function parameter(name) {
  return new URLSearchParams(window.location.search).get(name) ?? '';
}

function choice(name, label, options, chosen) {
  return { name, label, options: options.map(([value, text]) => ({ value, label: text, isChosen: value === chosen })) };
}
