import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';

// Usage: node test/page/screenshots.ts <address of a page> <folder>
// Writes <theme>-<width>.png for light and dark at 1280 and 360 px.

const [, , address, folder] = process.argv;
if (address === undefined || folder === undefined) throw new Error('usage: node test/page/screenshots.ts <address> <folder>');

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const theme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: 2 });
      page.on('console', (message) => console.log(`${theme} ${width} ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => console.log(`${theme} ${width} error: ${error.message}`));
      const url = new URL(address);
      url.searchParams.set('theme', theme);
      await page.goto(url.href);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${theme}-${width}.png`), fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
