import HeadroomMatrixLegend from 'c/headroomMatrixLegend';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-matrix-legend', () => {
  it('says what light, dark and hatched squares mean', async () => {
    const element = await draw(createElement, ['c-headroom-matrix-legend', HeadroomMatrixLegend]);
    expect(textOf(element)).toBe('Light = room to grow, dark = covered. Open Partly used Fully covered Opportunity open On hold');
    await expect(element).toBeAccessible();
  });
});
