import { browser } from './browser.ts';
import type { PageElement } from './browser.ts';

const loaded = new Map<string, Promise<void>>();

/** Loads a script of a static resource, once. */
export function loadScript(_component: unknown, url: string): Promise<void> {
  const script = browser.document.createElement('script');
  script.src = url;
  return load(url, script);
}

/** Loads a style sheet of a static resource, once. */
export function loadStyle(_component: unknown, url: string): Promise<void> {
  const link = browser.document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url;
  return load(url, link);
}

function load(url: string, element: PageElement): Promise<void> {
  const known = loaded.get(url);
  if (known !== undefined) return known;
  const done = new Promise<void>((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`The static resource ${url} could not be loaded.`));
    browser.document.head.append(element);
  });
  loaded.set(url, done);
  return done;
}
