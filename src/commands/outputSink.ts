import { inspect } from 'node:util';
import { withoutSecrets } from '../domain/withoutSecrets.ts';

const watched = new WeakSet<NodeJS.WriteStream>();

/**
 * Lets nothing leave this process but without secrets: results, errors, logs, warnings of node itself, whoever
 * writes them. The one place for it is where all of them go through. An error that nobody expects ends the process with 1 as
 * ever, but is written there too: Node would write it past the streams. A repeat changes nothing.
 */
export function keepSecretsIn(streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  if (streams.includes(process.stderr) && !process.listeners('uncaughtException').includes(tellAndEnd))
    process.on('uncaughtException', tellAndEnd);
  for (const stream of streams) {
    if (watched.has(stream)) continue;
    watched.add(stream);
    if (stream === process.stdout) stream.on('error', endWithReader);
    const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: readonly unknown[]) => boolean;
    stream.write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean =>
      write(typeof chunk === 'string' ? withoutSecrets(chunk) : bytesWithoutSecrets(chunk), ...rest)) as typeof stream.write;
  }
}

/** Whoever read our results has gone, as `head` does when it has enough: there is nobody left to tell. */
function endWithReader(error: Error): void {
  if ('code' in error && error.code === 'EPIPE') process.exit();
}

function tellAndEnd(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
}

/** Secrets are of letters that are one byte each in every encoding in use; all other bytes stay as they are. */
function bytesWithoutSecrets(bytes: Uint8Array): Uint8Array {
  return Buffer.from(withoutSecrets(Buffer.from(bytes).toString('latin1')), 'latin1');
}
