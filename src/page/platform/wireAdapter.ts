import { subscribe } from './requestCache.ts';
import type { OrgRequest, Reading } from './requestCache.ts';

/** The protocol between the framework's `@wire` and an adapter. */
export type WireAdapter<C> = { connect(): void; update(config: C): void; disconnect(): void };
/** Class of a wire adapter; the framework makes one a wired member and component instance. */
export type WireAdapterClass<C> = new (emit: (value: unknown) => void) => WireAdapter<C>;

/**
 * Makes a wire adapter class over the shared request cache.
 *
 * As on the platform: nothing (`data` and `error` undefined) is told first; nothing is asked while a required value is
 * undefined; the last answer stays until the one for a changed config arrives; nothing is told after disconnecting.
 *
 * @param requestFor  the request for a config, undefined while the config is not complete
 * @param present     turns a reading into what the adapter emits
 */
export function wireAdapter<C>(
  requestFor: (config: C) => OrgRequest | undefined,
  present: (reading: Reading, request: OrgRequest | undefined) => unknown = (reading) => reading
): WireAdapterClass<C> {
  return class implements WireAdapter<C> {
    readonly #emit: (value: unknown) => void;
    #request: OrgRequest | undefined;
    #stop: (() => void) | undefined;

    constructor(emit: (value: unknown) => void) {
      this.#emit = emit;
      emit(present({ data: undefined, error: undefined }, undefined));
    }

    connect(): void {
      if (this.#request !== undefined) this.#listen(this.#request);
    }

    update(config: C): void {
      const request = requestFor(config);
      if (request === undefined) return;
      if (this.#stop !== undefined && request.key === this.#request?.key) return;
      this.#request = request;
      this.#listen(request);
    }

    disconnect(): void {
      this.#stop?.();
      this.#stop = undefined;
    }

    #listen(request: OrgRequest): void {
      this.#stop?.();
      this.#stop = subscribe(request, (reading) => this.#emit(present(reading, request)));
    }
  };
}
