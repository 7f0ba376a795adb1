import { refreshAll } from './requestCache.ts';

/** A component's own way of reading its data anew. */
export type RefreshHandler = () => Promise<unknown>;

/** Registered handlers by the id that `lightning/refresh` gave them. */
export const handlers = new Map<number, RefreshHandler>();

/** Answers a RefreshEvent: every wire on the page and every registered handler reads anew. */
export async function refreshPage(): Promise<void> {
  await Promise.all([refreshAll(), ...[...handlers.values()].map((handler) => handler())]);
}
