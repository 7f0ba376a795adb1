import HeadroomShareable from 'c/headroomShareable';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';
import { accountId, view } from '../../__tests__/samples';

const settings = require('./data/settings.json');
const shared = require('./data/graphqlShared.json');

const shareable = Object.entries(settings).map(([key, value]) => ({ key, title: value.scorecard.title, settings: value, detail: {} }));
const cards = [...view.cards, ...shareable];
const copy = [
  'Quillhaven Software, Nov 22, 2026',
  '',
  'Customer maturity: Developing 60.0',
  '  Assessed maturity: 60.0',
  '    Maturity: strategy: 3 of 5',
  '    Maturity: people: 2 of 5',
  '    Maturity: process: 3 of 5',
  '    Maturity: data: 4 of 5',
  '4 of 4 readings'
].join('\n');

/** The recorded answer, the detail of one scorecard changed. */
function changed(key, change) {
  const answer = JSON.parse(JSON.stringify(shared));
  const { node } = answer.uiapi.query.shared.edges.find((edge) => edge.node.key.value === key);
  node.detail.value = JSON.stringify(change(JSON.parse(node.detail.value)));
  return answer;
}

const withoutNumber = changed('client_outcomes', (detail) => ({ ...detail, state: 'not_enough_data', score: null, band: null }));

/** Everything that the internal scorecards say, down to names, ids and sentences. */
function internalTexts() {
  const texts = [];
  const collect = (value) => {
    if (typeof value === 'string') {
      texts.push(value);
    } else if (value !== null && typeof value === 'object') {
      Object.values(value).forEach(collect);
    }
  };
  view.cards.forEach(({ title, detail, settings: { scorecard, groups, measures, rules } }) =>
    collect([title, detail, scorecard, groups, measures, rules])
  );
  return [...new Set(texts)].filter((text) => text.length > 8);
}

async function show(values = {}) {
  HTMLDialogElement.prototype.showModal = jest.fn();
  HTMLDialogElement.prototype.close = jest.fn(function close() {
    this.dispatchEvent(new CustomEvent('close'));
  });
  const element = await draw(createElement, ['c-headroom-shareable', HeadroomShareable], { accountId, cards, ...values });
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const open = async (answer) => {
    find('.open').click();
    await settle();
    if (answer) {
      graphql.emit(answer);
      await settle();
    }
  };
  return { element, find, open };
}

describe('c-headroom-shareable', () => {
  let written;
  beforeEach(() => {
    written = jest.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } });
  });

  it('asks when it is opened, for the shareable scorecards alone', async () => {
    const { open } = await show();
    await open();
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledTimes(1);
    expect(graphql.getLastConfig().variables).toEqual({ account: accountId, keys: ['client_maturity', 'client_outcomes'] });
  });

  it('previews scorecards with groups and values', async () => {
    const { element, find, open } = await show();
    await open(shared);
    const text = textOf(find('.preview'));
    expect(text).toContain("Customer's results: Partly there 66.9");
    expect(text).toContain('Cost of ownership: 70.0 Effort against plan: 1.15');
    expect(text).toContain('Maturity: people: 2 of 5');
    expect(textOf(find('dialog'))).not.toContain('left out');
    await expect(element).toBeAccessible();
  });

  it('copies the text that it previews, and says so', async () => {
    const { find, open } = await show();
    await open(withoutNumber);
    find('.copy').click();
    await settle();
    expect(written.mock.calls).toEqual([[copy]]);
    expect(textOf(find('.preview'))).toBe(copy.replace(/\s+/g, ' '));
    expect(find('[role="status"]').textContent).toBe('Copied.');
  });

  it('names what has no number beside the copy, not in it', async () => {
    const { find, open } = await show();
    await open(withoutNumber);
    expect(find('.left-out').textContent).toBe("Without a number, so left out: Customer's results");
    expect(textOf(find('.preview'))).not.toContain("Customer's results");
  });

  it('holds nothing that an internal scorecard says', async () => {
    const { element, find, open } = await show();
    await open(shared);
    find('.copy').click();
    await settle();
    const [[text]] = written.mock.calls;
    const shown = textOf(element);
    const known = internalTexts();
    expect(known).toEqual(expect.arrayContaining(['Risk by department', 'Oldest open case', 'vr_oldest_case', 'Account Management']));
    expect(known.filter((internal) => text.includes(internal) || shown.includes(internal))).toEqual([]);
  });

  it('takes nothing from an internal scorecard even where the org answers with one', async () => {
    const answer = JSON.parse(JSON.stringify(shared));
    const { detail } = view.headline;
    answer.uiapi.query.shared.edges.push({ node: { Id: 'a07', key: { value: 'vendor_risk' }, detail: { value: JSON.stringify(detail) } } });
    const { find, open } = await show();
    await open(answer);
    find('.copy').click();
    await settle();
    const [[text]] = written.mock.calls;
    expect(text).not.toMatch(/Risk by department|Support|71\.5|Oldest open case/);
  });

  it('leaves out points, rules, what a person overruled and sensitive readings', async () => {
    const answer = changed('client_maturity', (detail) => ({
      ...detail,
      rules: [{ k: 'secret_rule', to: 59, since: '2026-11-01', val: 7, ids: ['500000000000001AAA'], acts: true }],
      overrides: [
        { id: 'a01000000000001AAA', kind: 'cap', to: 60, since: '2026-11-01', until: '2026-12-01', by: '005000000000001AAA', acts: true }
      ],
      measures: detail.measures.map(
        (measure, index) =>
          [
            { ...measure, was: 77.7, ids: ['500000000000001AAA'] },
            { ...measure, miss: 'given', val: null, pts: 33.3 },
            { ...measure, hid: true, val: null },
            measure
          ][index]
      )
    }));
    const { find, open } = await show({ cards: shareable.filter(({ key }) => key === 'client_maturity') });
    await open(answer);
    find('.copy').click();
    await settle();
    const [[text]] = written.mock.calls;
    expect(text.split('\n').slice(3)).toEqual([
      '  Assessed maturity: 60.0',
      '    Maturity: strategy: 3 of 5',
      '    Maturity: people: no reading',
      '    Maturity: data: 4 of 5',
      '4 of 4 readings'
    ]);
    expect(text).not.toMatch(/secret|77\.7|33\.3|500000|a01000|59/);
  });

  it('says when no scorecard may be shared, and asks nothing then', async () => {
    const { element, find, open } = await show({ cards: view.cards });
    await open();
    expect(graphql.getLastConfig().variables).toBeUndefined();
    expect(textOf(element)).toContain('No scorecard with a number may be shown to this customer.');
    expect(find('.copy')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says when those that may be shared have no number', async () => {
    const { element, find, open } = await show({ cards: shareable.filter(({ key }) => key === 'client_outcomes') });
    await open(withoutNumber);
    expect(textOf(element)).toContain('No scorecard with a number may be shown to this customer.');
    expect(find('.copy')).toBeNull();
  });

  it('tells how to copy by hand where the browser refuses, with the text selected', async () => {
    written.mockRejectedValue(new Error('denied'));
    const { find, open } = await show();
    await open(shared);
    find('.copy').click();
    await settle();
    expect(find('[role="alert"]').textContent).toBe('Could not be copied here. Select the text and copy it by hand.');
    expect(getSelection().rangeCount).toBe(1);
  });

  it('prints the preview alone, and leaves no trace on the page', async () => {
    window.print = jest.fn();
    const rules = () => [...document.head.querySelectorAll('style')].filter(({ textContent }) => textContent.includes('headroom-print'));
    const { find, open } = await show();
    await open(shared);
    find('.print').click();
    expect(window.print).toHaveBeenCalledTimes(1);
    expect(rules()).toHaveLength(1);
    expect(find('[data-headroom-print]')).toBe(find('.preview'));
    window.dispatchEvent(new CustomEvent('afterprint'));
    expect(rules()).toEqual([]);
  });

  it('is empty again when it is closed', async () => {
    const { find, open } = await show();
    await open(shared);
    find('.close').click();
    await settle();
    expect(find('dialog').textContent).toBe('');
  });

  it('offers another try when it cannot be read, and none when it may not be seen', async () => {
    const { element, find, open } = await show();
    await open();
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'UNKNOWN_EXCEPTION' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('What may be shared could not be loaded.');
    find('c-headroom-state-panel').dispatchEvent(new CustomEvent('action'));
    expect(refresh).toHaveBeenCalledTimes(1);
    graphql.emitErrors([{ message: "Field 'Shareable_Detail__c' in type 'x' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see what may be shared of this account.');
  });
});
