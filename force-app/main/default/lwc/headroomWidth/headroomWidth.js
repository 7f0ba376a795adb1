/** Tells a chart how wide its place is, at once and whenever that changes. */

/**
 * @param {HTMLElement} element
 * @param {(width: number) => void} onWidth  whole pixels; not called while the element has no place (a hidden one is 0 wide)
 * @returns {() => void}  stops watching
 */
export function watchWidth(element, onWidth) {
  let known = 0;
  const tell = (/** @type {number} */ width) => {
    const whole = Math.floor(width);
    if (whole > 0 && whole !== known) {
      known = whole;
      onWidth(whole);
    }
  };
  tell(element.clientWidth);
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => tell(entry.contentRect.width)));
  observer.observe(element);
  return () => observer.disconnect();
}
