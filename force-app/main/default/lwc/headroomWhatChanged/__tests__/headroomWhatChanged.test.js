import HeadroomWhatChanged from 'c/headroomWhatChanged';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import userId from '@salesforce/user/Id';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, headline, today } from '../../__tests__/samples';
import { cardWith, compared } from './changes';

beforeEach(() => {
  localStorage.clear();
  globalThis.ResizeObserver = class {
    observe() {}
    disconnect() {}
  };
});

afterEach(() => {
  delete globalThis.ResizeObserver;
});

const show = (card = headline, more = {}) =>
  draw(createElement, ['c-headroom-what-changed', HeadroomWhatChanged], { card, isHeadline: true, accountId, today, ...more });
const rowsOf = (element) => [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => textOf(row));
const sumOf = (element) => textOf(element.shadowRoot.querySelector('tfoot tr'));
const choose = async (element, span) => {
  element.shadowRoot.querySelector(`[data-span="${span}"]`).click();
  await settle();
};

describe('c-headroom-what-changed', () => {
  it('lists the largest lines first with their cause, and a sum that adds up', async () => {
    const element = await show();
    expect(textOf(element)).toContain('What changed since Feb 16');
    expect(rowsOf(element)).toEqual([
      '−3.6 Oldest open case 9 to 20 days data moved',
      '−2.0 Settings edited on Mar 9: Contacts gone settings edited',
      '−0.3 Last meeting 10 to 40 days time passed',
      '−0.1 Invitations answered 10.3% to 10% data moved'
    ]);
    expect(sumOf(element)).toBe('−6.0 77.5 to 71.5 adds up exactly');
    await expect(element).toBeAccessible();
  });

  it('names the scorecard where it is not the headline', async () => {
    expect(textOf(await show(headline, { isHeadline: false }))).toContain('What changed in Risk by department since Feb 16');
  });

  it('links the records behind a line, and counts those that the viewer may not see', async () => {
    const element = await show();
    getObjectInfos.emit({ results: [{ statusCode: 404, result: [] }] });
    await settle();
    expect(rowsOf(element)[0]).toBe('−3.6 Oldest open case 9 to 20 days (1 record you cannot see) data moved');
  });

  it('says what is left of each cause beyond four lines, so that the rows add up to the difference', async () => {
    const lines = [
      { part: 'data', k: 'vr_oldest_case', from: 0, to: 34, by: -6.8 },
      { part: 'time', k: 'vr_meeting_days', from: 10, to: 40, by: -3.2 },
      { part: 'data', k: 'vr_open_cases', from: 0, to: 3, by: -2.7 },
      { part: 'data', k: 'vr_defects', from: 0, to: 1, by: -2.3 },
      { part: 'time', k: 'vr_milestones', from: 0, to: 1, by: -1.8 },
      { part: 'missing', k: 'vr_deployed', from: 0.9, to: null, by: 0.4 }
    ];
    const element = await show(
      cardWith({ month: compared(lines, { parts: { data: -11.7, settings: 0, time: -5.1, missing: 0.4, override: 0 } }) })
    );
    expect(rowsOf(element).slice(4)).toEqual(['+0.1 other: data moved', '−1.9 other: time passed', '+0.4 data missing']);
  });

  it('names the day on which the settings were edited where no line of them is written out', async () => {
    const lines = ['vr_oldest_case', 'vr_open_cases', 'vr_defects', 'vr_reopened'].map((k) => ({
      part: 'data',
      k,
      from: 0,
      to: 1,
      by: -2
    }));
    const month = compared([...lines, { part: 'settings', by: -1 }]);
    const element = await show(cardWith({ month }));
    expect(rowsOf(element)[4]).toBe('−1.0 settings edited on Mar 9');
  });

  it('names no day of an edit that lies before the days compared', async () => {
    const month = compared([{ part: 'settings', by: -1 }]);
    const element = await show(cardWith({ month }, { publishedAt: '2027-01-10T05:00:00.000Z' }));
    expect(rowsOf(element)).toEqual(['−1.0 Settings edited: weights and limits settings edited']);
  });

  it('says that nothing changed, with the day', async () => {
    const element = await show(cardWith({ week: compared([], { from: '2027-03-11' }) }));
    expect(textOf(element)).toBe('What changed No change since Mar 11.');
    await expect(element).toBeAccessible();
  });

  it('says that there is nothing to compare with in the first weeks', async () => {
    expect(textOf(await show(cardWith(undefined)))).toBe('What changed There is no earlier day that can be compared.');
  });

  it('compares with a week ago when asked, and marks the span that is shown', async () => {
    const element = await show();
    await choose(element, 'week');
    expect(textOf(element)).toContain('No change since Mar 11.');
    expect(element.shadowRoot.querySelector('[aria-pressed="true"]').dataset.span).toBe('week');
  });

  it('has no buttons where only one span can be compared', async () => {
    const element = await show(cardWith({ month: headline.detail.changed.month }));
    expect(element.shadowRoot.querySelector('[role="group"]')).toBeNull();
  });

  it('says that a day is rebuilt, what stays out on both sides, and the score with it', async () => {
    const month = compared([{ part: 'data', k: 'vr_oldest_case', from: 9, to: 20, by: -3 }], {
      rebuilt: true,
      leftOut: ['vr_requests', 'vr_deployed']
    });
    const text = textOf(await show(cardWith({ month })));
    expect(text).toContain('since Feb 16 (rebuilt)');
    expect(text).toContain(
      'The score of Feb 16 is rebuilt from dates we can still see. Left out on both sides, because that day cannot know them: Critical request waiting, Deployed share. With them the score is 71.5.'
    );
  });

  it('turns into a chart and back', async () => {
    const element = await show();
    const toggle = element.shadowRoot.querySelector('.toggle');
    expect(textOf(toggle)).toBe('Show as chart');
    toggle.click();
    await settle();
    expect(find(element, 'c-headroom-waterfall')).not.toBeNull();
    expect(textOf(toggle)).toBe('Show as table');
    await expect(element).toBeAccessible();
    toggle.click();
    await settle();
    expect(find(element, 'c-headroom-waterfall')).toBeNull();
  });
});

describe('c-headroom-what-changed since the last visit', () => {
  const visited = (on) => localStorage.setItem(`headroom.visits.${userId}`, JSON.stringify({ [accountId]: { on } }));

  it('is not offered at the first visit', async () => {
    expect((await show()).shadowRoot.querySelector('[data-span="visit"]')).toBeNull();
  });

  it('takes the closest comparison that reaches back to it', async () => {
    visited('2027-03-14');
    const element = await show();
    await choose(element, 'visit');
    expect(textOf(element)).toContain('Your last visit was on Mar 14. Compared with Mar 11, the next earlier day that is kept.');
    expect(textOf(element)).toContain('No change since Mar 11.');
  });

  it('says so where no comparison reaches back far enough', async () => {
    visited('2027-01-04');
    const element = await show();
    await choose(element, 'visit');
    expect(textOf(element)).toContain('Your last visit was on Jan 4. The comparison reaches back to Feb 16 only.');
    expect(sumOf(element)).toContain('77.5 to 71.5');
  });
});
