import type { Browser } from 'playwright-core';
import type { Shot } from './scene.ts';

/** Grey between and behind the pictures, so that light and dark cards both stand out. */
const ground = '#9a9a9a';
const gap = 12;
const quality = 0.25;
/** Pictures are drawn smaller: a hundred sheets have to stay small enough for a repository. */
const scale = 0.75;

/**
 * Several pictures side by side in one WebP, drawn by the browser: no picture library is needed for it.
 *
 * @param shots  in the order from left to right, aligned at the top
 */
export async function sheetOf(browser: Browser, shots: readonly Shot[]): Promise<Buffer> {
  const width = shots.reduce((sum, shot) => sum + shot.width + gap, gap);
  const height = Math.max(...shots.map((shot) => shot.height)) + 2 * gap;
  const pictures = shots.map(({ png }) => `data:image/png;base64,${png.toString('base64')}`);
  const page = await browser.newPage();
  try {
    const drawn = (await page.evaluate(drawing(pictures, width, height))) as string;
    return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/** Script that draws the pictures on a canvas and gives it as a data address. */
function drawing(pictures: readonly string[], width: number, height: number): string {
  return `(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(${width * scale});
    canvas.height = Math.round(${height * scale});
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.scale(${scale}, ${scale});
    context.fillStyle = '${ground}';
    context.fillRect(0, 0, ${width}, ${height});
    let left = ${gap};
    for (const source of ${JSON.stringify(pictures)}) {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      context.drawImage(picture, left, ${gap});
      left += picture.naturalWidth + ${gap};
    }
    return canvas.toDataURL('image/webp', ${quality});
  })()`;
}
