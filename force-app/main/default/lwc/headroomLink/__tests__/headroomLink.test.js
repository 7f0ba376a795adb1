import HeadroomLink from 'c/headroomLink';
import { createElement } from 'lwc';
import { draw, settle } from '../../__tests__/reading';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
      [GenerateUrl](page) {
        return Promise.resolve(`/${page.attributes.objectApiName}/${page.attributes.recordId}/${page.attributes.actionName}`);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});

describe('c-headroom-link', () => {
  it('leads to the record and opens it the way the app does', async () => {
    const values = { recordId: '500A', objectApiName: 'Case', label: '00012345' };
    const element = await draw(createElement, ['c-headroom-link', HeadroomLink], values);
    await settle();
    const anchor = element.shadowRoot.querySelector('a');
    expect(anchor.getAttribute('href')).toBe('/Case/500A/view');
    expect(anchor.textContent).toBe('00012345');
    anchor.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: '500A', objectApiName: 'Case', actionName: 'view' }
    });
    await expect(element).toBeAccessible();
  });
});
