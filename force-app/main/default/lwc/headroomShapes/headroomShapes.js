/** Shapes of the icons in a box of 16 by 16. A path is filled unless it is a line; `part` names its place in the blue scale. */

/** @typedef {{ d: string, line?: 'thin' | 'dashed', part?: string }} Shape */

const RING = 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z';
const SQUARE = 'M1.5 1.5h13v13h-13z';
const STEP_1 = 'M1 10h3.5v5H1z';
const STEP_2 = 'M6.25 6h3.5v9h-3.5z';
const STEP_3 = 'M11.5 2H15v13h-3.5z';
const STEP_2_EMPTY = 'M6.75 6.5h2.5v8h-2.5z';
const STEP_3_EMPTY = 'M12 2.5h2.5v12H12z';

/** @type {Record<string, Shape[]>} */
export const SHAPES = {
  book: [
    { d: 'M3.5 1.5h9a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM5 4v1.4h6V4zm0 2.8v1.4h6V6.8zm0 2.8V11h4V9.6z' }
  ],
  building: [
    {
      d: 'M2 1h8v14H2zm9 4h3v10h-3zM4 3.5v1.7h1.5V3.5zm2.7 0v1.7h1.5V3.5zM4 7v1.7h1.5V7zm2.7 0v1.7h1.5V7zM4 10.5v1.7h1.5v-1.7zm2.7 0v1.7h1.5v-1.7z'
    }
  ],
  chevrondown: [{ d: 'M2.5 5.5 8 11l5.5-5.5-1.2-1.2L8 8.6 3.7 4.3z' }],
  chevronright: [{ d: 'M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7z' }],
  clock: [{ d: `${RING}M8 4.5V8l2.5 2`, line: 'thin' }],
  competitor: [{ d: 'M1 3.5h8.5V1l4 3.5-4 3.5V5.5H1zM15 12.5H6.5V15l-4-3.5 4-3.5v2.5H15z' }],
  down: [{ d: 'M7.1 2h1.8v8.6l3-3 1.2 1.2L8 14 2.9 8.8l1.2-1.2 3 3z' }],
  full: [{ d: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z' }],
  gear: [
    {
      d: 'M6.8 1h2.4l.3 1.9 1.3.6 1.6-1.1 1.7 1.7-1.1 1.6.6 1.3 1.9.3v2.4l-1.9.3-.6 1.3 1.1 1.6-1.7 1.7-1.6-1.1-1.3.6-.3 1.9H6.8l-.3-1.9-1.3-.6-1.6 1.1-1.7-1.7L3 10.7l-.6-1.3-1.9-.3V6.8l1.9-.3L3 5.2 1.9 3.6l1.7-1.7L5.2 3l1.3-.6zM8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z'
    }
  ],
  grow: [{ d: 'M1 10h3.4v5H1zM6.3 6.5h3.4V15H6.3zM11.6 3H15v12h-3.4z' }],
  hold: [{ d: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5.4 5h1.8v6H5.4zm3.4 0h1.8v6H8.8z' }],
  info: [{ d: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7.2 4v1.7h1.6V4zm0 3v5h1.6V7z' }],
  lock: [{ d: 'M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm1.7 0h4.6V5a2.3 2.3 0 0 0-4.6 0z' }],
  nodata: [{ d: RING, line: 'dashed' }, { d: 'M4.8 7.2h6.4v1.6H4.8z' }],
  norule: [{ d: RING, line: 'thin' }, { d: 'M4.8 7.2h6.4v1.6H4.8z' }],
  notfit: [{ d: `${RING}M3.8 12.2l8.4-8.4`, line: 'thin' }],
  octagon: [{ d: 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2zm2 3v5h1.6V4zm0 6.3v1.7h1.6v-1.7z' }],
  open: [{ d: RING, line: 'thin' }],
  opportunity: [{ d: 'M2 12.8h12V15H2zM1.2 4.2l3.6 3L8 1.8l3.2 5.4 3.6-3-1.3 7.4H2.5z' }],
  opposed: [{ d: 'M1 5.2 5.2 1v3.2H15v2H5.2v3.2zM15 10.8 10.8 15v-3.2H1v-2h9.8V6.6z' }],
  part: [{ d: RING, line: 'thin' }, { d: 'M8 2a6 6 0 0 1 0 12z' }],
  pencil: [{ d: 'M11.3 1.5 14.5 4.7 5.2 14H2v-3.2zM10 4.6 3.8 10.8v1.4h1.4L11.4 6z' }],
  person: [{ d: 'M8 1.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM2 14.5c0-3.6 2.4-5.4 6-5.4s6 1.8 6 5.4z' }],
  pulse: [{ d: 'M.8 8.5h3.4L6 3l3.3 10 2-5.5 1 1h2.9', line: 'thin' }],
  records: [{ d: 'M2 1.5h12v13H2zM3.6 3.1v9.8h8.8V3.1zM5 5h6v1.5H5zm0 2.6h6v1.5H5zm0 2.6h4v1.5H5z' }],
  refresh: [{ d: 'M13.5 8A5.5 5.5 0 1 1 11.6 3.9', line: 'thin' }, { d: 'M14.5 1v5h-5z' }],
  square1: [{ d: SQUARE, line: 'thin', part: 'room' }],
  square2: [{ d: SQUARE, line: 'thin', part: 'partly' }],
  square3: [{ d: SQUARE, line: 'thin', part: 'covered' }],
  star: [{ d: 'M8 1.2l2.1 4.3 4.7.7-3.4 3.3.8 4.7L8 12l-4.2 2.2.8-4.7L1.2 6.2l4.7-.7z' }],
  steps1: [{ d: STEP_1 }, { d: `${STEP_2_EMPTY}${STEP_3_EMPTY}`, line: 'thin' }],
  steps2: [{ d: `${STEP_1}${STEP_2}` }, { d: STEP_3_EMPTY, line: 'thin' }],
  steps3: [{ d: `${STEP_1}${STEP_2}${STEP_3}` }],
  task: [{ d: 'M2 1.5h12v13H2zM3.6 3.1v9.8h8.8V3.1zM6.9 11.4 4.6 9.1l1.1-1.1 1.2 1.2 3.4-3.4 1.1 1.1z' }],
  tick: [{ d: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-1.1 10.3 5-5-1.2-1.2-3.8 3.8-1.8-1.8-1.2 1.2z' }],
  triangle: [{ d: 'M8 1.2 15.6 14.5H.4zm-.8 4.6v4.3h1.6V5.8zm0 5.5v1.6h1.6v-1.6z' }],
  unknown: [
    { d: RING, line: 'dashed' },
    { d: 'M6 6.4c0-1.3.9-2 2-2s2 .7 2 1.8c0 1.4-2 1.5-2 3', line: 'thin' },
    { d: 'M7.2 10.4h1.6V12H7.2z' }
  ],
  up: [{ d: 'M8.9 14H7.1V5.4l-3 3-1.2-1.2L8 2l5.1 5.2-1.2 1.2-3-3z' }]
};
