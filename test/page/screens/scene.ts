import type { Browser, Page } from 'playwright-core';
import type { PageAddress } from '../pageAddress.ts';
import { appearances, clippedTexts, desktop, goTo, horizontalOverflow, withTheme } from '../watchedPage.ts';

/** One state of a screen, and how a person gets to it. */
export type Scene = {
  /** File name of its sheets, without language and ending. */
  readonly name: string;
  readonly title: string;
  /** What it shows and where the state comes from, as a sentence. */
  readonly says: string;
  readonly address: PageAddress;
  /** Place on the page, with `?user=` where somebody else than the success manager looks. */
  readonly path: string;
  /** Element that is shown. */
  readonly part: string;
  /** Set before the page opens, such as a network that answers nothing. */
  readonly before?: (page: Page) => Promise<void>;
  /** True where the first answer never comes, so that nothing is waited for. */
  readonly isUnanswered?: true;
  /** Done when it stands, such as opening a fold. */
  readonly act?: (page: Page) => Promise<void>;
};

/** A scene before it is said on which page it is seen. */
export type Sketch = Omit<Scene, 'address' | 'path'>;

/** Languages of the product, as the parameter `lang` takes them. */
export const languages = ['en_US', 'de', 'ja', 'zh_CN'] as const;
export type Language = (typeof languages)[number];

/** One picture of a scene. */
export type Shot = { readonly png: Buffer; readonly width: number; readonly height: number };

/** What stands beside the widgets and is Salesforce's, not ours: it would only make the pictures longer. */
const withoutShell = 'page-fields, page-related-lists, page-highlights { display: none !important; }';

/** Longest picture, in pixels: what lies below is more of the same rows. */
const longest = 1_000;

/**
 * The four appearances of a scene in one language: light and dark, each at 1280 and 360 px.
 *
 * @param faults  takes what is wrong with an appearance: texts that are cut, a page wider than its window
 */
export async function shotsOf(browser: Browser, scene: Scene, language: Language, faults: string[]): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const page = await browser.newPage({ viewport: desktop, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  await scene.before?.(page);
  const url = new URL(withTheme(scene.address.url(scene.path), 'light'));
  url.searchParams.set('lang', language);
  if (scene.isUnanswered) await page.goto(url.href);
  else await goTo(page, url.href);
  await page.addStyleTag({ content: withoutShell });
  await scene.act?.(page);
  for (const { theme, size, name } of appearances) {
    await page.evaluate(`document.body.className = 'slds-scope slds-color-scheme_${theme}'`);
    await page.setViewportSize(size);
    await page.evaluate(shapeText);
    faults.push(...(await faultsOf(page)).map((fault) => `${scene.name}, ${language}, ${name}: ${fault}`));
    shots.push(await pictureOf(page, scene.part));
  }
  await page.close();
  return shots;
}

/** Chromium keeps boxes for text that it shaped before its font had arrived: once all fonts are there, it is made to look again. */
const shapeText = `(async () => {
  const { style } = document.body;
  for (const features of ['"kern"', 'normal', '"kern"', 'normal']) {
    await document.fonts.ready;
    style.fontFeatureSettings = features;
    await new Promise((done) => setTimeout(done, 60));
  }
})()`;

async function faultsOf(page: Page): Promise<readonly string[]> {
  const overflow = await horizontalOverflow(page);
  return [...(await clippedTexts(page)), ...(overflow > 0 ? [`${overflow} px wider than the window`] : [])];
}

async function pictureOf(page: Page, part: string): Promise<Shot> {
  const element = page.locator(part).first();
  await element.waitFor();
  await page.evaluate('scrollTo(0, 0)');
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const clip = { x, y, width: Math.ceil(width), height: Math.min(Math.ceil(height), longest) };
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' });
  return { png, width: clip.width, height: clip.height };
}

/** The org never answers what the widgets ask. */
export async function silence(page: Page): Promise<void> {
  await page.route('**/graphql', () => undefined);
}

/** The org cannot be reached by the widgets. */
export async function noAnswer(page: Page): Promise<void> {
  await page.route('**/graphql', (route) => route.abort());
}
