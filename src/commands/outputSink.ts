import { withoutSecrets } from '../domain/withoutSecrets.ts';

const watched = new WeakSet<NodeJS.WriteStream>();

/**
 * Lets nothing leave this process as text but without secrets: results, errors, logs, warnings of node itself, whoever
 * writes them. The one place for it is where all of them go through. A repeat changes nothing.
 */
export function keepSecretsIn(streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) {
    if (watched.has(stream)) continue;
    watched.add(stream);
    const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: readonly unknown[]) => boolean;
    stream.write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean =>
      write(typeof chunk === 'string' ? withoutSecrets(chunk) : chunk, ...rest)) as typeof stream.write;
  }
}
