import HeadroomBookView from 'c/headroomBookView';
import { createElement } from 'lwc';
import { mine, node, ofTeam, span, view } from '../../__tests__/bookSamples';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { draw, find, settle, textOf } from '../../__tests__/reading';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

/** What was saved: name and text of files. */
const saved = [];

beforeAll(() => {
  global.IntersectionObserver = NearObserver;
  let text = '';
  global.Blob = class {
    constructor([content]) {
      text = content;
    }
  };
  URL.createObjectURL = () => 'blob:book';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note() {
    saved.push({ name: this.download, text });
  });
});

async function show(nodes = mine, more = {}) {
  const element = await draw(createElement, ['c-headroom-book-view', HeadroomBookView], { view: view(nodes, more), span });
  await drawn();
  return element;
}

const names = (element) =>
  [...find(element, 'c-headroom-book-list').shadowRoot.querySelectorAll('c-headroom-book-row')].map((row) => row.row.name.split(' ')[0]);

async function press(element, selector) {
  find(element, selector).click();
  await settle();
  await drawn();
}

describe('the filters of the book', () => {
  it('are buttons that are on or off, and what is left is said aloud', async () => {
    const element = await show();
    await press(element, '[data-key="soon"]');
    expect(find(element, '[data-key="soon"]').getAttribute('aria-pressed')).toBe('true');
    expect(names(element)).toEqual(['Brackenfeld', 'Pinewick', 'Tallowmere', 'Castermoor', 'Orlandine', 'Osterby', 'Quillhaven']);
    expect(find(element, '[role="status"]').textContent).toBe('7 accounts shown');
    await press(element, '[data-key="risk"]');
    expect(names(element)).toEqual(['Brackenfeld', 'Pinewick', 'Tallowmere', 'Castermoor']);
    await press(element, '[data-key="soon"]');
    await press(element, '[data-key="risk"]');
    expect(names(element)).toHaveLength(10);
  });

  it('never hide accounts without enough data behind “At risk”; the footer lists them alone', async () => {
    const element = await show();
    await press(element, '[data-key="risk"]');
    expect(names(element).at(-1)).toBe('Newco');
    await press(element, '.foot .ask');
    expect(names(element)).toEqual(['Newco']);
    expect(find(element, '.foot .ask').getAttribute('aria-pressed')).toBe('true');
  });

  it('say when nothing passes, and end all at once', async () => {
    const element = await show([node('Acme', { score: 90, band: 'green', met: '2027-03-01', decide: '2027-04-01' })]);
    await press(element, '[data-key="unmet"]');
    expect(textOf(element)).toContain('No account passes these filters.');
    await press(find(element, 'c-headroom-state-panel'), 'button');
    expect(names(element)).toEqual(['Acme']);
  });

  it('say the good news when nothing turned at risk', async () => {
    const element = await show([node('Acme', { score: 90, band: 'green' })]);
    expect(textOf(element)).toContain('Nothing turned at risk since last Monday.');
    expect(textOf(await show())).not.toContain('Nothing turned at risk');
  });
});

describe('the columns of the book', () => {
  it('sort by a click, say so in words and to screen readers, and go back', async () => {
    const element = await show();
    await press(element, '[data-by="value"]');
    expect(names(element).slice(0, 3)).toEqual(['Osterby', 'Orlandine', 'Quillhaven']);
    expect(find(element, '[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(textOf(element)).toContain('Sorted by contract value, largest or last on top.');
    await press(element, '[data-by="value"]');
    expect(find(element, '[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await press(element, '.back');
    expect(names(element)[0]).toBe('Brackenfeld');
    expect(find(element, '[aria-sort]')).toBeNull();
  });

  it('hold no contract value, no sum and no word of it where the viewer may not see it', async () => {
    const element = await show([node('Acme', { score: 50, band: 'yellow', noMoney: true })]);
    expect(textOf(element)).not.toMatch(/value|EUR|USD/i);
    await press(element, '.export');
    expect(saved.at(-1).text).not.toMatch(/value|EUR|USD|Currency/i);
  });

  it('say that amounts are not converted where there are several currencies', async () => {
    const dollars = { ...node('Acme', { score: 50, band: 'yellow', value: 5 }), currency: { value: 'USD' } };
    const text = textOf(await show([dollars, ...mine.slice(0, 1)]));
    expect(text).toContain("Amounts stand in the account's own currency and are not converted.");
    expect(text).toContain('Rest 2 accounts · EUR 54,000, USD 5');
  });
});

describe('the tabs of the book', () => {
  it('move by arrow keys, take the focus along and begin anew', async () => {
    const element = await show([...mine, ofTeam]);
    await press(element, '[data-key="unmet"]');
    const tabs = find(element, '[role="tablist"]');
    tabs.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await settle();
    await drawn();
    expect(find(element, '[aria-selected="true"]').textContent).toBe('My accounts');
    expect(find(element, 'c-headroom-book-tabs').shadowRoot.activeElement.textContent).toBe('My accounts');
    expect(names(element)).toHaveLength(10);
    expect(find(element, '[role="status"]').textContent).toBe('');
  });

  it('say what an empty one needs', async () => {
    const element = await show(mine);
    await press(element, '[data-key="team"]');
    expect(textOf(element)).toContain('No success manager reports to you');
    await expect(element).toBeAccessible();
  });
});

describe('the exported book', () => {
  it('holds what is shown, with day, order and filters, money and days as a spreadsheet reads them', async () => {
    const element = await show();
    await press(element, '[data-key="new"]');
    await press(element, '.export');
    const { name, text } = saved.at(-1);
    expect(name).toBe('book-2027-03-15.csv');
    const lines = text.slice(1).split('\r\n');
    expect(lines.slice(0, 4)).toEqual(['My book', 'View,My accounts', 'Exported on,2027-03-15', 'Scores of,2027-03-15T01:10:00Z']);
    expect(lines[4]).toMatch(/^Order,"Sorted by group: New at risk, At risk, rest;/);
    expect(lines[5]).toBe('Filter,New this week');
    expect(lines[7]).toMatch(
      /^Account,Success manager,State,Score,30 days,In band since,Weighs most,Worst department,Contract value,Currency,/
    );
    expect(lines[8]).toMatch(
      /^Brackenfeld Energy,Success Manager North,At risk,34.6,-14,2027-03-10,,Support,96000,EUR,2027-04-19,35,2027-01-30,,$/
    );
    expect(lines).toHaveLength(13);
  });

  it('cannot be had of nothing', async () => {
    expect(find(await show([]), '.export').disabled).toBe(true);
  });
});
