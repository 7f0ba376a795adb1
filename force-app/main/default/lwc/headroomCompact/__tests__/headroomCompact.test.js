import HeadroomCompact from 'c/headroomCompact';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { headline, notEnoughCard, today, view } from '../../__tests__/samples';

const show = (values) =>
  draw(createElement, ['c-headroom-compact', HeadroomCompact], { card: headline, summary: view.summary, today, ...values });

describe('c-headroom-compact', () => {
  it('says health in one line and offers the full card', async () => {
    const element = await show({});
    const opened = jest.fn();
    element.addEventListener('open', opened);
    expect(textOf(element)).toContain('Watch 71.5 down 6 since Feb 16 Worst: Account Management 60.7 decide by May 31, 74 days');
    element.shadowRoot.querySelector('button').click();
    expect(opened).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('leaves out what is not known', async () => {
    expect(textOf(await show({ card: notEnoughCard, summary: undefined }))).toBe('Not enough data Open health');
  });

  it('says that a month-to-month customer may leave any month', async () => {
    const summary = { ...view.summary, decisionDate: null, monthToMonth: true };
    expect(textOf(await show({ summary }))).toContain('Worst: Account Management 60.7 may leave any month Success Manager North');
  });

  it('says when the decision date has passed', async () => {
    expect(textOf(await show({ summary: { ...view.summary, decisionDate: '2027-03-01' } }))).toContain('decision date was Mar 1');
  });
});
