import type { Browser, Page } from 'playwright-core';
import type { PageAddress } from '../pageAddress.ts';
import { desktop, goTo, phone, withTheme } from '../watchedPage.ts';

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
  /** Done when it stands, such as opening a fold. */
  readonly act?: (page: Page) => Promise<void>;
};

/** Languages of the product, as the parameter `lang` takes them. */
export const languages = ['en_US', 'de', 'ja', 'zh_CN'] as const;
export type Language = (typeof languages)[number];

/** One picture of a scene. */
export type Shot = { readonly png: Buffer; readonly width: number; readonly height: number };

/** What stands beside the widgets and is Salesforce's, not ours: it would only make the pictures longer. */
const withoutShell = 'page-fields, page-related-lists, page-highlights { display: none !important; }';

/** The four appearances of a scene in one language: light and dark, each at 1280 and 360 px. */
export async function shotsOf(browser: Browser, scene: Scene, language: Language): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: desktop, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
    await scene.before?.(page);
    const url = new URL(withTheme(scene.address.url(scene.path), theme));
    url.searchParams.set('lang', language);
    await goTo(page, url.href);
    await page.addStyleTag({ content: withoutShell });
    await scene.act?.(page);
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size);
      await page.evaluate('document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 150)))');
      const part = page.locator(scene.part).first();
      const png = await part.screenshot({ animations: 'disabled', caret: 'hide' });
      const box = await part.boundingBox();
      shots.push({ png, width: Math.ceil(box?.width ?? 0), height: Math.ceil(box?.height ?? 0) });
    }
    await page.close();
  }
  return shots;
}
