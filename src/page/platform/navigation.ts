import { browser } from './browser.ts';
import { urlOf } from './pageReference.ts';
import type { PageReference } from './pageReference.ts';
import { goTo, onNavigate, withViewer } from './router.ts';
import type { WireAdapter } from './wireAdapter.ts';

type Constructor = new () => object;

const navigate = Symbol('Navigate');
const generateUrl = Symbol('GenerateUrl');

/** Mixin: `this[NavigationMixin.Navigate](reference, replace)` and `this[NavigationMixin.GenerateUrl](reference)`. */
export function NavigationMixin(base: Constructor): Constructor {
  return class extends base {
    [navigate](reference: PageReference, replace = false): void {
      const url = urlOf(reference);
      if (reference.type === 'standard__webPage') browser.open(url, '_blank', 'noopener');
      else goTo(url, replace);
    }

    [generateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(withViewer(urlOf(reference)));
    }
  };
}
NavigationMixin.Navigate = navigate;
NavigationMixin.GenerateUrl = generateUrl;

/** Wire: the current page reference. */
export class CurrentPageReference implements WireAdapter<unknown> {
  readonly #emit: (value: unknown) => void;
  #stop: (() => void) | undefined;

  constructor(emit: (value: unknown) => void) {
    this.#emit = emit;
  }

  connect(): void {
    this.#stop = onNavigate(this.#emit);
  }

  update(): void {
    // The reference has no config.
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
