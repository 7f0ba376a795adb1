import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { promisify } from 'node:util';

/*
 * Loaded by `--import` into each process of the CLI and into those that it starts: writes every address that is connected to, every
 * name that is looked up and every program that is started into the file HEADROOM_CONNECTIONS, one a line. It changes nothing else.
 */
const file = process.env['HEADROOM_CONNECTIONS'];
if (!file) throw new Error('HEADROOM_CONNECTIONS names no file');

function record(kind: string, target: unknown): void {
  appendFileSync(file as string, `${kind} ${String(target)}\n`);
}

type Callable = (this: unknown, ...given: unknown[]) => unknown;
type Note = (given: readonly unknown[]) => void;

/** The same function with a note before each call, also in the form that `util.promisify` gives it (`dns.lookup` has one of its own). */
function watched(original: Callable, note: Note): Callable {
  return new Proxy(original, {
    apply(target, self, given: unknown[]) {
      note(given);
      return Reflect.apply(target, self, given);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return name === promisify.custom && typeof value === 'function' ? watched(value as Callable, note) : value;
    }
  });
}

function watch(owner: object, name: string, note: Note): void {
  const holder = owner as Record<string, Callable>;
  const original = holder[name];
  if (typeof original !== 'function') throw new Error(`There is no ${name} to watch in this version of Node`);
  holder[name] = watched(original, note);
}

/** Node calls `connect` of a socket with (options), (port, host), (path) or with those arguments as one normalised array. */
function hostOf(given: readonly unknown[]): string {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) {
    const options = first as { readonly host?: string; readonly path?: string };
    return options.path ?? options.host ?? 'localhost';
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return first;
  return typeof second === 'string' ? second : 'localhost';
}

watch(Socket.prototype, 'connect', (given) => record('connect', hostOf(given)));
watch(dgram.Socket.prototype, 'connect', (given) => record('datagram', given[1] ?? 'localhost'));
watch(dgram.Socket.prototype, 'send', (given) => record('datagram', given.find((value) => typeof value === 'string') ?? 'localhost'));
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const names = Object.getOwnPropertyNames(owner).filter((name) => /^(?:lookup|resolve|reverse)/.test(name));
  for (const name of names) watch(owner, name, (given) => record('lookup', given[0]));
}
watch(childProcess.ChildProcess.prototype, 'spawn', (given) => record('start', (given[0] as { readonly file: string }).file));
for (const name of ['spawnSync', 'execFileSync', 'execSync']) watch(childProcess, name, (given) => record('start', given[0]));
syncBuiltinESMExports();
record('run', process.argv.slice(2).join(' '));
