/** What a person finds on a drawn component: for tests only. */

/** Everything a reader sees, through all shadow roots and slots, with single spaces. */
export function textOf(node) {
  const parts = [];
  const walk = (current) => {
    if (current.nodeType === Node.TEXT_NODE) {
      parts.push(current.textContent);
      return;
    }
    const children = current.localName === 'slot' ? current.assignedNodes() : (current.shadowRoot ?? current).childNodes;
    children.forEach(walk);
  };
  walk(node);
  return parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.)])/g, '$1')
    .replace(/\( /g, '(')
    .trim();
}

/** First element that matches, through all shadow roots; null where there is none. */
export function find(root, selector) {
  for (const element of (root.shadowRoot ?? root).querySelectorAll('*')) {
    if (element.matches(selector)) {
      return element;
    }
    const inside = element.shadowRoot && find(element, selector);
    if (inside) {
      return inside;
    }
  }
  return null;
}

/** Lets promises and renderings finish. */
export function settle() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Draws a component with values and returns it. */
export async function draw(createElement, [tag, component], values = {}) {
  const element = createElement(tag, { is: component });
  Object.assign(element, values);
  document.body.appendChild(element);
  await settle();
  return element;
}
