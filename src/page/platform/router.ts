import { browser } from './browser.ts';
import { referenceOf } from './pageReference.ts';
import type { PageReference } from './pageReference.ts';

type Listener = (reference: PageReference) => void;

/** Parameters of the address that choose who looks and how; they stay while one walks through the page. */
const kept = ['user', 'lang', 'theme', 'formFactor'];
const listeners = new Set<Listener>();

/** Where the page stands now; the parameters that choose the viewer are no part of it. */
export function currentReference(): PageReference {
  const { type, attributes, state } = referenceOf(browser.location.pathname, browser.location.search);
  return { type, attributes, state: Object.fromEntries(Object.entries(state).filter(([name]) => !kept.includes(name))) };
}

/** An address of this page with the viewer's parameters carried along. */
export function withViewer(url: string): string {
  const target = new URL(url, browser.location.origin);
  if (target.origin !== browser.location.origin) return url;
  const here = new URLSearchParams(browser.location.search);
  for (const name of kept) {
    const value = here.get(name);
    if (value !== null && !target.searchParams.has(name)) target.searchParams.set(name, value);
  }
  return target.pathname + target.search + target.hash;
}

/** Goes to an address of this page without loading it anew. */
export function goTo(url: string, replace = false): void {
  const target = withViewer(url);
  if (replace) browser.history.replaceState({}, '', target);
  else browser.history.pushState({}, '', target);
  browser.scrollTo(0, 0);
  tellAll();
}

/** Listens to changes of place; told at once where it stands. */
export function onNavigate(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentReference());
  return () => {
    listeners.delete(listener);
  };
}

function tellAll(): void {
  const reference = currentReference();
  for (const listener of listeners) listener(reference);
}

browser.addEventListener('popstate', tellAll);
