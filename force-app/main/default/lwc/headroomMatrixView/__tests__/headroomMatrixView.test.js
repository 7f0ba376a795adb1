import HeadroomMatrixView from 'c/headroomMatrixView';
import { createElement } from 'lwc';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { matrixOf, summary } from '../../__tests__/matrixSamples';
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
  URL.createObjectURL = () => 'blob:matrix';
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note() {
    saved.push({ name: this.download, text });
  });
});

async function show(sample = matrixOf(), more = {}) {
  const { matrix, rows } = sample;
  const values = { matrix, rows, scope: 'mine', total: rows.length, loaded: rows.length, today: '2027-03-18', ...more };
  const element = await draw(createElement, ['c-headroom-matrix-view', HeadroomMatrixView], values);
  await drawn();
  return element;
}

const names = (element) =>
  [...(find(element, 'c-headroom-matrix-grid')?.shadowRoot.querySelectorAll('c-headroom-matrix-row') ?? [])].map(({ row }) => row.name);

async function filter(element, detail) {
  find(element, 'c-headroom-matrix-filters').dispatchEvent(new CustomEvent('filter', { detail }));
  await settle();
  await drawn();
}

describe('c-headroom-matrix-view', () => {
  it('sorts by amount at first, says so, and says that currencies are not converted', async () => {
    const element = await show();
    expect(names(element)).toEqual(['Quillhaven', 'Tallowmere', 'Northquay']);
    expect(textOf(element)).toContain(
      "Sorted by Amount a year, largest or last on top. Amounts stand in the account's own currency and are not converted."
    );
    await expect(element).toBeAccessible();
  });

  it('sorts by a product line when its head is pressed', async () => {
    const element = await show();
    find(element, '[data-by="name"]').click();
    await drawn();
    expect(names(element)).toEqual(['Northquay', 'Quillhaven', 'Tallowmere']);
    find(element, '[data-by="line:seats"]').click();
    await drawn();
    expect(names(element)[0]).toBe('Quillhaven');
    expect(textOf(element)).toContain('Sorted by Platform seats, largest or last on top.');
  });

  it('filters accounts and columns, and says aloud how many are left', async () => {
    const element = await show();
    await filter(element, { status: 'Covered' });
    expect(names(element)).toEqual(['Quillhaven', 'Northquay']);
    expect(textOf(element)).toContain('2 accounts shown');
    await filter(element, { line: 'seats' });
    expect(names(element)).toEqual(['Northquay']);
    expect(find(element, 'c-headroom-matrix-grid').table.lines).toHaveLength(1);
  });

  it('says when nothing passes, and ends all filters at once', async () => {
    const element = await show();
    await filter(element, { text: 'nobody' });
    expect(textOf(element)).toContain('No account passes these filters.');
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    await drawn();
    expect(names(element)).toHaveLength(3);
    expect(element.shadowRoot.activeElement).toBe(find(element, 'c-headroom-matrix-filters'));
  });

  it('says that sums of accounts do not follow the filter, where squares are filtered', async () => {
    const element = await show();
    const says = 'The totals of an account count all its product lines, whatever is filtered.';
    expect(textOf(element)).not.toContain(says);
    await filter(element, { text: 'quill' });
    expect(textOf(element)).not.toContain(says);
    await filter(element, { motion: 'Upsell' });
    expect(textOf(element)).toContain(says);
  });

  it('tells whose accounts are missing, and that everything is sold', async () => {
    const none = { ...matrixOf(), rows: [] };
    expect(textOf(await show(none))).toContain('You own no customer account, and none names you as success manager.');
    expect(textOf(await show(none, { scope: 'team' }))).toContain('Nobody who reports to you owns a customer account');
    expect(textOf(await show(none, { scope: 'all' }))).toContain('You can see no customer account.');
    expect(textOf(await show(none, { scope: 'all', isMoreAsked: true }))).not.toContain('You can see no customer account.');
    expect(textOf(await show(matrixOf([summary('A')], [])))).toContain('Everything that fits is sold.');
  });

  it('says of which accounts the totals are when not all are loaded, and asks for more', async () => {
    const element = await show(matrixOf(), { total: 1200 });
    expect(textOf(element)).toContain('The 3 accounts with the most room to grow, of 1,200. Totals are of these.');
    const asked = jest.fn();
    element.addEventListener('more', asked);
    find(element, '.part .ask').click();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says how far cells are read, and saves nothing before all are', async () => {
    const sample = matrixOf();
    const [first, ...others] = sample.rows;
    const element = await show({ ...sample, rows: [{ ...first, cells: undefined }, ...others] });
    expect(textOf(element)).toContain('Product lines of 2 of 3 accounts are loaded; totals follow.');
    expect(find(element, '.export').disabled).toBe(true);
  });

  it('opens what was pressed beside the table, gives it the focus, and closes it', async () => {
    const element = await show();
    find(element, 'c-headroom-matrix-row').shadowRoot.querySelectorAll('button')[2].click();
    await settle();
    const panel = find(element, 'c-headroom-matrix-panel');
    expect([panel.accountId, panel.name, panel.line]).toEqual(['001Quillhaven', 'Quillhaven', 'analytics']);
    expect(element.shadowRoot.activeElement).toBe(panel);
    panel.dispatchEvent(new CustomEvent('all'));
    await settle();
    expect(panel.line).toBe('');
    panel.dispatchEvent(new CustomEvent('close'));
    await drawn();
    expect(find(element, 'c-headroom-matrix-panel')).toBeNull();
    expect(element.shadowRoot.activeElement).toBe(find(element, 'c-headroom-matrix-grid'));
  });

  it('saves what is shown with day, filter and order; numbers stay numbers, and no text is a formula', async () => {
    saved.length = 0;
    const sample = matrixOf([summary('=Evil', { open: 1, amount: 5, cells: [] })], []);
    const rows = sample.rows.map((row) => ({
      ...row,
      cells: { seats: { line: 'seats', status: 'Open', owned: 0, target: 120, amount: 36000.5, motion: 'Cross-sell' } }
    }));
    const element = await show({ ...sample, rows });
    await filter(element, { status: 'room' });
    find(element, '.export').click();
    expect(saved[0].name).toBe('room-to-grow-2027-03-18.csv');
    expect(saved[0].text.replace('\uFEFF', '').split('\r\n')).toEqual([
      'Room to grow by account',
      'View,My accounts',
      'Exported on,2027-03-18',
      'Data to,2027-03-18T06:00:00Z',
      'Order,"Sorted by Amount a year, largest or last on top."',
      'Filter,Room to grow',
      '',
      'Account,Owner,Product line,Status,Owns,Fits,Amount a year,Currency,Kind of sale',
      "'=Evil,Rep North,Platform seats,Open,0,120,36000.5,USD,Cross-sell",
      ''
    ]);
  });
});
