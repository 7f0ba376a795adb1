/** Every label resolves to its English words, as on the platform, and `toBeAccessible` is known. */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { setup } = require('@sa11y/jest');

setup();

const file = path.join(__dirname, 'force-app/main/default/labels/CustomLabels.labels-meta.xml');
const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

for (const [, name, value] of readFileSync(file, 'utf8').matchAll(/<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g)) {
  const words = value.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity]);
  jest.mock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: words }), { virtual: true });
}

/**
 * Two known messages are left out: jsdom cannot read container queries (layout is judged in a real browser), and Salesforce's
 * preset brings an older engine than the compiler of this project.
 */
const report = console.error;
console.error = (...parts) => {
  const isKnown = parts[0]?.type === 'css parsing' || String(parts[0]).includes('LWC WARNING: current engine is');
  return isKnown ? undefined : report(...parts);
};

beforeEach(() => {
  const served = new Date('2027-03-18T08:00:00Z').toUTCString();
  globalThis.fetch = jest
    .fn()
    .mockResolvedValue({ text: async () => '', headers: { get: (header) => (header === 'Date' ? served : null) } });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});
