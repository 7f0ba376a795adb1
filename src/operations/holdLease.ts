import { randomUUID } from 'node:crypto';
import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { StateStore } from '../store/stateStore.ts';

/** How long a service that says nothing keeps its place. */
const leaseMs = 30_000;
const retryMs = 1000;

/** The one place to write for an org, prolonged until it is given back. */
export type HeldLease = { release(): Promise<void> };

export type LeaseOptions = {
  /** Told once, with the machine and the process that hold the place. */
  readonly onWait?: (heldBy: string) => void;
  readonly signal?: AbortSignal;
};

/**
 * Takes the place to write for an org, and waits for it while another service holds it.
 *
 * A holder on this machine whose process is gone has left it; any other one has it until its lease ends. From then on each
 * write of the state is fenced: whoever slept past the lease gets LeaseLost. Times are those of this machine; where a clock was
 * wrong and a lease ends in years, a holder that says nothing for as long as a lease lasts has left its place just as well.
 *
 * @throws the reason of `signal` when it ends the waiting
 */
export async function holdLease(state: StateStore, { onWait, signal }: LeaseOptions = {}): Promise<HeldLease> {
  const holder = thisHolder();
  const silence = new Silence();
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const lease = await state.takeLease(holder, instantIn(0), instantIn(leaseMs));
    if ('token' in lease) break;
    if (isGone(lease.heldBy) || silence.msOf(lease) > leaseMs) {
      await state.releaseLease(lease.heldBy);
      continue;
    }
    if (!told) onWait?.(placeOf(lease.heldBy));
    told = true;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  // A renewal that fails needs no word: where it was for good, the fence refuses the next write.
  const renewal = setInterval(() => void state.renewLease(instantIn(leaseMs)).catch(() => undefined), leaseMs / 3);
  renewal.unref();
  return {
    release: async () => {
      clearInterval(renewal);
      await state.releaseLease(holder);
    }
  };
}

/** How long a holder has been seen to say nothing, by a clock that nobody sets. */
class Silence {
  private said = '';
  private since = 0;

  /** Milliseconds since this holder was first seen with this end of its lease. */
  msOf({ heldBy, until }: { readonly heldBy: string; readonly until: string }): number {
    const said = `${heldBy} ${until}`;
    if (said !== this.said) this.since = performance.now();
    this.said = said;
    return performance.now() - this.since;
  }
}

function instantIn(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

/** A name of this process that no other one has: machine, process, something unique, and where process numbers mean what they do here. */
export function thisHolder(): string {
  return `${hostname()} ${process.pid} ${randomUUID()} ${processSpace()}`;
}

/** Machine and process, without what makes the holder unique. */
export function placeOf(holder: string): string {
  const [machine, pid] = holder.split(' ');
  return `${machine}, process ${pid}`;
}

/** Where process numbers mean what they mean here: containers of one machine may share its name and not see each other. */
function processSpace(): string {
  const link = '/proc/self/ns/pid';
  return existsSync(link) ? readlinkSync(link) : '';
}

/** True for a process of this machine that is not there any more. */
export function isGone(holder: string): boolean {
  const [machine, pid, , space = processSpace()] = holder.split(' ');
  if (machine !== hostname() || space !== processSpace()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
