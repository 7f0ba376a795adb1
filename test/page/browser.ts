import chromium from '@sparticuz/chromium';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Chromium asks its maker about updates, safe browsing and field trials; none of that leaves this computer. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check'
];

/**
 * Starts a headless Chromium: the one of `HEADROOM_CHROMIUM`, else one that the system has, else the one that comes as a
 * development dependency, unpacked into the cache folder.
 *
 * The dependency's own switches are left out, because they turn web security off.
 *
 * @param cacheFolder  where the browser is unpacked; a repeat finds it there
 */
export async function launchBrowser(cacheFolder = join('.headroom', 'cache')): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.launch({ executablePath: await executable(resolve(cacheFolder, 'chromium')), args: [...quiet, ...asRoot] });
}

async function executable(folder: string): Promise<string> {
  const own = process.env['HEADROOM_CHROMIUM'] ?? installed.find((path) => existsSync(path));
  if (own !== undefined) return own;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = folder;
  return chromium.executablePath();
}
