/**
 * How a colour token of the settings is drawn: a tone, which c-headroom-band-word turns into a hook of the design system,
 * and an icon whose shape says the same without colour.
 */

/** @type {Record<string, { tone: string, icon: string }>} */
const TONES = {
  red: { tone: 'red', icon: 'octagon' },
  yellow: { tone: 'yellow', icon: 'triangle' },
  green: { tone: 'green', icon: 'tick' },
  blue_1: { tone: 'blue', icon: 'square1' },
  blue_2: { tone: 'blue', icon: 'square2' },
  blue_3: { tone: 'blue', icon: 'square3' },
  grey_1: { tone: 'grey', icon: 'steps1' },
  grey_2: { tone: 'grey', icon: 'steps2' },
  grey_3: { tone: 'grey', icon: 'steps3' },
  violet_1: { tone: 'violet', icon: 'steps1' },
  violet_2: { tone: 'violet', icon: 'steps2' },
  violet_3: { tone: 'violet', icon: 'steps3' }
};

const NONE = { tone: 'none', icon: 'nodata' };

/**
 * @param {string | null | undefined} colour  colour token of a band; an unknown one is drawn neutral
 */
export function toneOf(colour) {
  return (colour && TONES[colour]) || NONE;
}
