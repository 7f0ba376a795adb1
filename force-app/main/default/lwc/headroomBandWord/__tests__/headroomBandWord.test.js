import HeadroomBandWord from 'c/headroomBandWord';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-band-word', HeadroomBandWord], values);

describe('c-headroom-band-word', () => {
  it('says the word before the number and repeats it by shape and tone', async () => {
    const element = await show({ word: 'Watch', number: '71.5', colour: 'yellow', size: 'headline' });
    expect(textOf(element)).toBe('Watch 71.5');
    expect(find(element, 'c-headroom-icon').name).toBe('triangle');
    expect(find(element, '.band').className).toBe('band headline yellow');
    await expect(element).toBeAccessible();
  });

  it('is neutral without a band', async () => {
    const element = await show({ word: 'Too new to judge', icon: 'clock' });
    expect(find(element, '.band').className).toBe('band line none');
    expect(find(element, 'c-headroom-icon').name).toBe('clock');
    expect(find(element, '.number')).toBeNull();
  });
});
