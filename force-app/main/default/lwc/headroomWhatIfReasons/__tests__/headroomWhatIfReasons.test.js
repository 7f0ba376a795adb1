import HeadroomWhatIfReasons from 'c/headroomWhatIfReasons';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

const result = { readings: '9 of 10 readings', listed: 'Only measures somebody can act on are listed: 8 of 10.' };
const show = (reasons) => draw(createElement, ['c-headroom-what-if-reasons', HeadroomWhatIfReasons], { result: { ...result, reasons } });

describe('c-headroom-what-if-reasons', () => {
  it('lists what weighs most then', async () => {
    const element = await show([{ key: 'measure:a', title: 'Contacts gone', effect: '−2.0' }]);
    expect(textOf(element)).toBe(
      'Weighs most then Contacts gone −2.0 9 of 10 readings Only measures somebody can act on are listed: 8 of 10.'
    );
    await expect(element).toBeAccessible();
  });

  it('has no heading where nothing weighs', async () => {
    expect(textOf(await show([]))).toBe('9 of 10 readings Only measures somebody can act on are listed: 8 of 10.');
  });
});
