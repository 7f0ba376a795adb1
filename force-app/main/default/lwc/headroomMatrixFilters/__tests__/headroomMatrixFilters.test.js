import HeadroomMatrixFilters from 'c/headroomMatrixFilters';
import { ANY } from 'c/headroomMatrixModel';
import { createElement } from 'lwc';
import { matrixOf } from '../../__tests__/matrixSamples';
import { draw } from '../../__tests__/reading';

const { lines } = matrixOf().matrix;
const show = (filter = ANY) => draw(createElement, ['c-headroom-matrix-filters', HeadroomMatrixFilters], { filter, lines });
const options = (element, key) =>
  [...element.shadowRoot.querySelectorAll(`[data-key="${key}"] option`)].map(({ textContent }) => textContent);

describe('c-headroom-matrix-filters', () => {
  it('offers every product line, status and kind of sale, and all of each', async () => {
    const element = await show();
    expect(options(element, 'line')).toEqual(['All product lines', 'Platform seats', 'Analytics', 'Training places', 'Premium support']);
    expect(options(element, 'status')).toEqual([
      ...['Any status', 'Room to grow', 'Open', 'Partly used', 'Opportunity open', 'Unknown', 'On hold', 'Has competitor'],
      ...['Not a fit', 'Fully covered', 'Not eligible', 'No rule']
    ]);
    expect(options(element, 'motion')).toEqual(['Any kind', 'Upsell', 'Cross-sell', 'Expansion']);
    await expect(element).toBeAccessible();
  });

  it('shows what is chosen', async () => {
    const element = await show({ ...ANY, line: 'analytics', text: 'quill' });
    expect(element.shadowRoot.querySelector('[data-key="line"]').value).toBe('analytics');
    expect(element.shadowRoot.querySelector('input').value).toBe('quill');
  });

  it('tells the part that was changed', async () => {
    const element = await show();
    const told = [];
    element.addEventListener('filter', ({ detail }) => told.push(detail));
    const status = element.shadowRoot.querySelector('[data-key="status"]');
    status.value = 'room';
    status.dispatchEvent(new CustomEvent('change'));
    const text = element.shadowRoot.querySelector('input');
    text.value = 'oak';
    text.dispatchEvent(new CustomEvent('input'));
    expect(told).toEqual([{ status: 'room' }, { text: 'oak' }]);
  });
});
