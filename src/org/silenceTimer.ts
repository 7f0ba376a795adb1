/** What a reply may keep one waiting for, in milliseconds. */
export type Patience = {
  /** Until it begins. A query ends by itself after two minutes, and several may share a call. */
  readonly answerMs: number;
  /** Between two pieces of its body. */
  readonly silenceMs: number;
};

export const defaultPatience: Patience = { answerMs: 300_000, silenceMs: 120_000 };

/** Ends a request on which nothing comes any more: a connection may be half open for ever. */
export class SilenceTimer {
  private readonly controller = new AbortController();
  private readonly patience: Patience;
  private timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience) {
    this.patience = patience;
    this.wait(patience.answerMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** True once it has ended the request. */
  get isOver(): boolean {
    return this.controller.signal.aborted;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** The same reply, under watch until its body has ended. */
  guard(reply: Response): Response {
    if (reply.body === null) {
      this.stop();
      return reply;
    }
    this.wait(this.patience.silenceMs);
    const watched = new TransformStream<Uint8Array, Uint8Array>({
      transform: (bytes, out) => {
        this.wait(this.patience.silenceMs);
        out.enqueue(bytes);
      },
      flush: () => this.stop()
    });
    const { status, statusText, headers } = reply;
    return new Response(reply.body.pipeThrough(watched), { status, statusText, headers });
  }

  private wait(ms: number): void {
    this.stop();
    this.timer = setTimeout(() => this.controller.abort(new Error(`nothing came for ${ms / 1000} s`)), ms);
    // An open connection keeps the process waiting by itself; a reply that nobody reads any more should not.
    this.timer.unref();
  }
}
