import HeadroomCellFilter from 'c/headroomCellFilter';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const choice = { show: 'all', sort: 'default', text: '' };
const statuses = ['Open', 'Blocked_At_Risk'];
const show = (values = {}) =>
  draw(createElement, ['c-headroom-cell-filter', HeadroomCellFilter], { choice, statuses, shown: 7, of: 7, ...values });

async function open(values) {
  const element = await show(values);
  find(element, 'button').click();
  await settle();
  return element;
}

describe('c-headroom-cell-filter', () => {
  it('is one folded button while nothing is chosen', async () => {
    const element = await show();
    expect(textOf(element)).toBe('Filter and sort');
    expect(find(element, 'button').getAttribute('aria-expanded')).toBe('false');
    await expect(element).toBeAccessible();
  });

  it('says on the button that rows are left out', async () => {
    expect(textOf(await show({ shown: 2 }))).toBe('Filter and sort: 2 of 7 shown');
  });

  it('offers what is open, what blocks, and each status that occurs', async () => {
    const element = await open();
    const options = [...find(element, '[name="show"]').options].map(({ value, textContent }) => [value, textContent]);
    expect(options).toEqual([
      ['all', 'All product lines'],
      ['open', 'Open to sell'],
      ['blocked', 'What blocks'],
      ['Open', 'Open'],
      ['Blocked_At_Risk', 'On hold']
    ]);
    await expect(element).toBeAccessible();
  });

  it('seeks a product line only where there are many', async () => {
    expect(find(await open(), '[name="text"]')).toBeNull();
    expect(find(await open({ isSearchable: true }), '[name="text"]')).not.toBeNull();
  });

  it.each([
    ['show', 'change', 'blocked'],
    ['sort', 'change', 'name'],
    ['text', 'input', 'anal']
  ])('sends the whole choice when %s changes', async (name, event, value) => {
    const element = await open({ isSearchable: true });
    const heard = jest.fn();
    element.addEventListener('choose', ({ detail }) => heard(detail));
    const field = find(element, `[name="${name}"]`);
    field.value = value;
    field.dispatchEvent(new CustomEvent(event));
    expect(heard).toHaveBeenCalledWith({ ...choice, [name]: value });
  });
});
