/**
 * Printing of what is marked `data-headroom-print`, and of nothing else on the page.
 *
 * What is only covered would still be text in a PDF, so everything else is made invisible, which leaves it out of the paper and of the
 * file, and takes no room. That takes a style for the whole document; it stands there only while the browser prints.
 */
const MARKED = '[data-headroom-print]';
const RULES = `@media print {
  body > * { max-height: 0 !important; overflow: hidden !important; }
  body *, ::backdrop { visibility: hidden !important; }
  ${MARKED}, ${MARKED} * { visibility: visible !important; }
}`;

/** Opens the browser's print dialog with the marked part alone. */
export function printOnly() {
  const style = document.createElement('style');
  style.textContent = RULES;
  document.head.appendChild(style);
  window.addEventListener('afterprint', () => style.remove(), { once: true });
  window.print();
}
