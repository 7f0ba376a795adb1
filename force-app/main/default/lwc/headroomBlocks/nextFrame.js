/* eslint-disable @lwc/lwc/no-async-operation -- work is spread over frames; whoever asked for it stops it when it leaves the page */

/**
 * Runs a piece of work in the browser's next frame.
 * @param {() => void} work
 * @returns {() => void}  takes it back
 */
export function inNextFrame(work) {
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}
