import HeadroomHistory from 'c/headroomHistory';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, headline, today } from '../../__tests__/samples';

const data = require('./data/graphqlData.json');

beforeEach(() => {
  globalThis.ResizeObserver = class {
    observe() {}
    disconnect() {}
  };
});

afterEach(() => {
  delete globalThis.ResizeObserver;
});

async function open(answer, card = headline) {
  const element = await draw(createElement, ['c-headroom-history', HeadroomHistory], { accountId, card, today });
  find(element, 'c-headroom-fold').dispatchEvent(new CustomEvent('toggle'));
  await settle();
  if (answer) {
    graphql.emit(answer);
    await settle();
  }
  return element;
}
const press = async (element, key) => {
  find(element, '.stage').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await settle();
};
const click = async (element, words) => {
  [...element.shadowRoot.querySelectorAll('button')].find((button) => textOf(button) === words).click();
  await settle();
};

describe('c-headroom-history', () => {
  it('draws the weeks with the bands of the settings, and lists the edits', async () => {
    const element = await open(data);
    const text = textOf(element);
    expect(text).toContain('At risk Watch On track 71.5 today');
    expect(text).toContain('Mar 17: 71.5, today, 92% of the weight known');
    expect(text).toContain(
      'measured rebuilt from dates we can still see without overrides band limits 40, 80: a convention, not measured here'
    );
    expect(text).toContain('1 Feb 23, first run (by admin@example.com)');
    expect(text).toContain('2 Mar 9, Contacts gone: weight 10 to 20');
    await expect(element).toBeAccessible();
  });

  it('reads out one week after the other by arrow keys, and stops at both ends', async () => {
    const element = await open(data);
    const said = () => find(element, '.stage').getAttribute('aria-valuetext');
    await press(element, 'ArrowLeft');
    expect(said()).toBe('Mar 15: 72.0, measured, 96% of the weight known');
    await press(element, 'ArrowRight');
    await press(element, 'ArrowRight');
    expect(said()).toContain('71.5, today');
    await press(element, 'Home');
    expect(said()).toBe('Feb 8: 79.0, rebuilt, 88% of the weight known');
    await press(element, 'PageUp');
    expect(said()).toBe('Mar 8: 60.0, measured, 96% of the weight known, without overrides 74.0');
    expect(textOf(find(element, '.readout'))).toBe(said());
    await press(element, 'Tab');
    expect(said()).toContain('60.0');
  });

  it('follows the pointer, and goes back to today when it leaves', async () => {
    const element = await open(data);
    const stage = find(element, '.stage');
    stage.dispatchEvent(new MouseEvent('pointermove', { clientX: 0 }));
    await settle();
    expect(stage.getAttribute('aria-valuenow')).toBe('0');
    stage.dispatchEvent(new MouseEvent('pointerleave'));
    await settle();
    expect(stage.getAttribute('aria-valuenow')).toBe('6');
  });

  it('shows the same as a table, the newest week first', async () => {
    const element = await open(data);
    await click(element, 'Show as table');
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => textOf(row));
    expect(rows).toEqual([
      'Mar 17 71.5 today 92%',
      'Mar 15 72.0 measured 96% 2',
      'Mar 8 60.0 74.0 measured 96%',
      'Mar 1 75.0 measured 96%',
      'Feb 23 76.0 measured 96% 1',
      'Feb 15 no number rebuilt 40%',
      'Feb 8 79.0 rebuilt 88%'
    ]);
    await expect(element).toBeAccessible();
    await click(element, 'Show as chart');
    expect(find(element, 'c-headroom-history-chart')).not.toBeNull();
  });

  it('lists the measures that rebuilt weeks lack', async () => {
    const element = await open(data);
    await click(element, '2 measures left out');
    expect(textOf(element)).toContain('No rebuilt week knows them: Deployed share Critical request waiting');
    await expect(element).toBeAccessible();
  });

  it('asks for nothing before it is opened, then for this account and scorecard', async () => {
    await draw(createElement, ['c-headroom-history', HeadroomHistory], { accountId, card: headline, today });
    expect(graphql.getLastConfig().query).toBeUndefined();
    const element = await open();
    expect(graphql.getLastConfig().variables).toEqual({ account: accountId, scorecard: 'vendor_risk' });
    expect(textOf(element)).toContain('Loading history');
    await expect(element).toBeAccessible();
  });

  it('asks anew when a newer run has judged the account', async () => {
    const refresh = jest.fn().mockResolvedValue(undefined);
    const element = await open();
    graphql.emit(data, undefined, refresh);
    element.card = { ...headline };
    expect(refresh).not.toHaveBeenCalled();
    element.card = { ...headline, detail: { ...headline.detail, asOf: '2027-03-18T12:00:00.000Z' } };
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('says that there are no weeks yet', async () => {
    const unscored = { ...headline, detail: { ...headline.detail, score: null } };
    const element = await open({ uiapi: { query: { results: { edges: [] }, versions: { edges: [] } } } }, unscored);
    expect(textOf(element)).toContain('No weeks yet. The next sync begins the history.');
    await expect(element).toBeAccessible();
  });

  it('refuses a history of a newer format with a sentence', async () => {
    const edges = [{ node: { Id: 'a00', history: { value: '{"v":2}' } } }];
    const element = await open({ uiapi: { query: { results: { edges }, versions: { edges: [] } } } });
    expect(textOf(element)).toContain('This result was written by a newer version of Headroom than these widgets.');
  });

  it('names the permission set without access, and offers to try again after an error', async () => {
    const element = await open();
    graphql.emitErrors([{ message: "Validation error (FieldUndefined@[uiapi/query]) : Field 'x' in type 'RecordQuery' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see the history of this account.');
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'Server unavailable' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('History could not be loaded. Your records are not affected.');
    await expect(element).toBeAccessible();
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
