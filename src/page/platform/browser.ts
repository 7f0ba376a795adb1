/** An element as far as the platform modules touch it. */
export type PageElement = {
  textContent: string | null;
  src?: string;
  rel?: string;
  href?: string;
  onload?: () => void;
  onerror?: () => void;
};

/**
 * The parts of the browser's window that the platform modules use. The project is type-checked without the browser's
 * own types, so that service code cannot lean on them by accident.
 */
export type BrowserWindow = {
  readonly document: {
    readonly head: { append(element: PageElement): void };
    getElementById(id: string): PageElement | null;
    createElement(tag: string): PageElement;
  };
  readonly location: { readonly pathname: string; readonly search: string; readonly origin: string };
  readonly history: {
    pushState(state: unknown, title: string, url: string): void;
    replaceState(state: unknown, title: string, url: string): void;
  };
  matchMedia(query: string): { readonly matches: boolean };
  open(url: string, target: string, features: string): unknown;
  addEventListener(type: string, listener: () => void): void;
  scrollTo(x: number, y: number): void;
};

/** The browser's window. */
export const browser = globalThis as unknown as BrowserWindow;
