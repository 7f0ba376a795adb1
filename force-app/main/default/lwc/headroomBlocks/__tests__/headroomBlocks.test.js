import { BlockWindow, nextDrawn } from 'c/headroomBlocks';
import { drawn as frames } from '../../__tests__/browserParts';

const drawing = { size: 12, piece: 3 };

describe('a step of drawing', () => {
  const step = (near, before) => {
    const next = nextDrawn(near, new Map(before), drawing);
    return next && [...next];
  };

  it('draws the next items of the first block near the view, and clears one that is no longer near', () => {
    expect(step([7, 6], [[0, 12]])).toEqual([[6, 3]]);
    expect(step([7, 6], [[6, 9]])).toEqual([[6, 12]]);
    expect(step([7, 6], [[6, 12]])).toEqual([
      [6, 12],
      [7, 3]
    ]);
  });

  it('has nothing to do once what is near is drawn', () => {
    expect(step([7], [[7, 12]])).toBeUndefined();
  });
});

describe('the window of a list', () => {
  let watched;
  let tell;

  beforeEach(() => {
    watched = [];
    global.IntersectionObserver = class {
      constructor(told) {
        tell = told;
      }

      observe(target) {
        watched.push(target);
      }

      disconnect() {
        watched = [];
      }
    };
  });

  function open(more = {}) {
    const told = [];
    const list = new BlockWindow(drawing, { onDraw: (next) => told.push([...next]), ...more });
    list.layOut(10);
    return { list, told };
  }

  const place = (index) => ({ dataset: { index: String(index) } });

  it('draws its first block piece by piece, a piece a frame', async () => {
    const { told } = open();
    await frames();
    expect(told).toEqual([[[0, 3]], [[0, 6]], [[0, 9]], [[0, 12]]]);
  });

  it('draws what comes near, and keeps the block that has the focus', async () => {
    const { list, told } = open({ kept: () => 0 });
    list.watch([place(0), place(9)], { rootMargin: '0px' });
    expect(watched).toHaveLength(2);
    tell([
      { target: place(0), isIntersecting: false },
      { target: place(9), isIntersecting: true }
    ]);
    await frames();
    expect(told.at(-1)).toEqual([
      [0, 12],
      [9, 12]
    ]);
  });

  it('draws a whole block at once when it is asked to', () => {
    const { list, told } = open();
    list.draw(4);
    expect(told.at(-1)).toEqual([
      [0, 3],
      [4, 12]
    ]);
  });

  it('draws nothing once it is closed', async () => {
    const { list, told } = open();
    list.close();
    await frames();
    expect(told).toHaveLength(1);
  });
});
