import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { givenPage } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import { demoScenes } from './screens/demoStates.ts';
import { ownMatrices } from './screens/ownMatrices.ts';
import { ownScenes } from './screens/ownStates.ts';
import { languages, shotsOf } from './screens/scene.ts';
import type { Scene } from './screens/scene.ts';
import { sheetOf } from './screens/sheet.ts';
import { indexOf } from './screens/sheetIndex.ts';

// Usage: node test/page/screens.ts [--only <word in names, or several with commas>] [--folder <folder>]
// Makes docs/screens anew: a sheet for each state of each screen and each language. Needs the page of a running demo company, in
// HEADROOM_PAGE_URL as it was printed or by HEADROOM_DATA_FOLDER; the states that the demo is never in come from an org of its own.

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, folder: { type: 'string', default: join(import.meta.dirname, '../../docs/screens') } }
});

/** Demo first: its scenes need no waiting for an org to be filled. */
async function* allScenes(demo: PageAddress): AsyncGenerator<Scene> {
  yield* await demoScenes(demo);
  yield* ownScenes();
  yield* ownMatrices();
}

async function makeSheets(demo: PageAddress): Promise<void> {
  mkdirSync(values.folder, { recursive: true });
  if (values.only === '') for (const file of readdirSync(values.folder)) if (file.endsWith('.webp')) rmSync(join(values.folder, file));
  const browser = await launchBrowser();
  const shown: Scene[] = [];
  const faults: string[] = [];
  let bytes = 0;
  try {
    for await (const scene of allScenes(demo)) {
      shown.push(scene);
      if (!values.only.split(',').some((word) => scene.name.includes(word))) continue;
      for (const language of languages) {
        const sheet = await sheetOf(browser, await shotsOf(browser, scene, language, faults));
        bytes += sheet.length;
        writeFileSync(join(values.folder, `${scene.name}.${language}.webp`), sheet);
      }
      console.log(`${scene.name}: ${Math.round(bytes / 1024)} kB so far`);
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(values.folder, 'README.md'), indexOf(shown));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

const demo = givenPage();
if (demo === undefined)
  throw new Error('no page of a demo company is given: run npm start, then set HEADROOM_PAGE_URL to an address that it printed');
await makeSheets(demo);
