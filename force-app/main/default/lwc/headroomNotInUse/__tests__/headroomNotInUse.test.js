import HeadroomNotInUse from 'c/headroomNotInUse';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { view } from '../../__tests__/samples';

const show = (report) => draw(createElement, ['c-headroom-not-in-use', HeadroomNotInUse], { report });

describe('c-headroom-not-in-use', () => {
  it('lists what the run left out, once opened', async () => {
    const element = await show(view.report);
    find(element, 'button').click();
    await settle();
    expect(textOf(element)).toBe(
      [
        'Not in use here shown to admins',
        '3 measures are off because their objects are hardly used here: Headroom_Product_Usage__c, Headroom_Success_Milestone__c',
        'Scorecard client_maturity is not set up: 0% of its weight is in use.',
        'Scorecard client_outcomes is not set up: 25% of its weight is in use.'
      ].join(' ')
    );
    await expect(element).toBeAccessible();
  });

  it('is not there without a report or with nothing left out', async () => {
    expect(textOf(await show(undefined))).toBe('');
    expect(textOf(await show({ off: {}, notSetUp: {} }))).toBe('');
  });
});
