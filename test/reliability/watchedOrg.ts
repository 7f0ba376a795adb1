import type { ServiceEvent } from '../../src/domain/serviceEvent.ts';
import { HealthError } from '../../src/domain/healthError.ts';
import { ServiceBook } from '../../src/service/serviceBook.ts';
import { watch } from '../../src/service/watch.ts';
import type { WatchEnd, WatchRequest } from '../../src/service/watchRequest.ts';
import type { Company } from './openCompany.ts';

/** A service of this process over the org of a test. */
export type Watched = {
  readonly said: readonly ServiceEvent[];
  readonly book: ServiceBook;
  /** How it ended; rejects where it ended with an error. */
  readonly end: Promise<WatchEnd>;
  /** Waits for an event that fulfils a condition, from the `from`-th that was said on; returns it with what it took. */
  until(
    condition: (event: ServiceEvent) => boolean,
    options?: { readonly from?: number; readonly timeoutMs?: number }
  ): Promise<ServiceEvent>;
  stop(): Promise<WatchEnd>;
};

/** Starts a service that looks twice a second and reads settings every second. */
export function watchOrg(company: Company, options: Partial<WatchRequest> = {}): Watched {
  const said: ServiceEvent[] = [];
  const book = options.book ?? new ServiceBook(Date.now());
  const stop = new AbortController();
  const end = watch({
    connect: () => company.client(),
    dataFolder: company.dataFolder,
    historyWeeks: 2,
    mode: { kind: 'watch', pauseMs: 500 },
    changeEvents: [],
    settingsEveryMs: 1000,
    signal: stop.signal,
    ...options,
    book,
    say: (event) => {
      said.push(event);
      options.say?.(event);
    }
  });
  end.catch(() => undefined);
  return {
    said,
    book,
    end,
    until: async (condition, { from = 0, timeoutMs = 240_000 } = {}) => {
      const lastMs = performance.now() + timeoutMs;
      for (;;) {
        const found = said.slice(from).find(condition);
        if (found !== undefined) return found;
        if (performance.now() > lastMs)
          throw new Error(`not said within ${timeoutMs} ms; said: ${JSON.stringify(said.filter(({ kind }) => kind !== 'step'))}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: async () => {
      stop.abort(new HealthError('Interrupted'));
      return end;
    }
  };
}

/** True once so many looks in a row found nothing to do. */
export async function untilQuiet({ book, said }: Watched, looks = 3): Promise<void> {
  let cycles = -1;
  let since = 0;
  const lastMs = performance.now() + 240_000;
  while (performance.now() < lastMs) {
    const count = said.filter(({ kind }) => kind === 'cycle_started').length;
    const looked = book.facts.sums.looks;
    if (count !== cycles || book.facts.state !== 'idle') [cycles, since] = [count, looked];
    if (looked - since >= looks) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never quiet; said: ${JSON.stringify(said.filter(({ kind }) => kind !== 'step'))}`);
}
