import { handlers } from './refreshHandlers.ts';
import type { RefreshHandler } from './refreshHandlers.ts';

/** Asks the page and every registered handler to read anew. */
export class RefreshEvent extends CustomEvent<unknown> {
  constructor() {
    super('lightning__refresh', { bubbles: true, composed: true, cancelable: true });
  }
}

let lastHandler = 0;

/** Registers a function that reads a component's own data anew; returns an id for taking it back. */
export function registerRefreshHandler(component: unknown, handler: RefreshHandler): number {
  handlers.set(++lastHandler, handler.bind(component));
  return lastHandler;
}

/** Takes a handler back. */
export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}
