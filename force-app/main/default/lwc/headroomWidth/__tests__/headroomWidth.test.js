import { watchWidth } from 'c/headroomWidth';

describe('watchWidth', () => {
  let observed;

  beforeEach(() => {
    globalThis.ResizeObserver = class {
      constructor(tell) {
        observed = { tell, isStopped: false };
      }
      observe(element) {
        observed.element = element;
      }
      disconnect() {
        observed.isStopped = true;
      }
    };
  });

  afterEach(() => {
    delete globalThis.ResizeObserver;
  });

  it('tells the width at once and whenever it changes, in whole pixels', () => {
    const widths = [];
    const element = { clientWidth: 300 };
    watchWidth(element, (width) => widths.push(width));
    observed.tell([{ contentRect: { width: 300.4 } }]);
    observed.tell([{ contentRect: { width: 271.9 } }]);
    expect(observed.element).toBe(element);
    expect(widths).toEqual([300, 271]);
  });

  it('says nothing while the element has no place', () => {
    const onWidth = jest.fn();
    watchWidth({ clientWidth: 0 }, onWidth);
    observed.tell([{ contentRect: { width: 0 } }]);
    expect(onWidth).not.toHaveBeenCalled();
  });

  it('stops when asked', () => {
    watchWidth({ clientWidth: 300 }, () => undefined)();
    expect(observed.isStopped).toBe(true);
  });
});
