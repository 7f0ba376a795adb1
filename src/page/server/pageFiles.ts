import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PageBuild } from '../build/buildPage.ts';
import { findPackageJson } from '../build/rollupPlugins.ts';

/** One file as it goes over the wire; `gzip` where that saves anything. */
export type PageFile = { readonly body: Buffer; readonly gzip: Buffer | undefined; readonly type: string; readonly isImmutable: boolean };

/** The files of the page by address. */
export type PageFiles = {
  /** The file at an address, read and zipped when first asked for. */
  find(path: string): PageFile | undefined;
  /** Folder part of the addresses of the compiled package; it names the content. */
  readonly appPath: string;
  /** Folder part of the addresses of framework and base components. */
  readonly vendorPath: string;
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
};

const slds = join(dirname(findPackageJson('@salesforce-ux/design-system-2')), 'dist/css/bundled/slds2.cosmos.css');
const fonts = dirname(dirname(findPackageJson('@fontsource-variable/noto-sans-sc')));
const pageStyles = join(import.meta.dirname, '..', 'lwc');

/** Gathers what the page's server hands out. Reads: installed packages and the package's static resources, when asked. */
export function pageFiles({ app, vendor }: PageBuild, packageFolder: string): PageFiles {
  const appHash = createHash('sha256')
    .update([...app.files.values()].join('\0'))
    .digest('hex')
    .slice(0, 16);
  const appPath = `/app/${appHash}`;
  const vendorPath = `/vendor/${vendor.hash}`;
  const known = new Map<string, PageFile>();

  function read(path: string): PageFile | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (path === `${appPath}/${name}`) return fileOf(app.files.get(name), '.js', true);
    if (path === `${vendorPath}/${name}`) return onDisk(join(vendor.folder, name), true);
    if (path === '/styles/slds.css') return onDisk(slds, false);
    if (path.startsWith('/styles/') && path === `/styles/${name}`) return onDisk(join(pageStyles, name), false);
    if (path.startsWith('/fonts/') && normalize(path) === path) return onDisk(join(fonts, path.slice('/fonts/'.length)), false);
    if (path.startsWith('/resource/') && path === `/resource/${name}`) return resource(name, packageFolder);
    return undefined;
  }

  function find(path: string): PageFile | undefined {
    const file = known.get(path) ?? read(path);
    if (file !== undefined) known.set(path, file);
    return file;
  }
  return { find, appPath, vendorPath };
}

function resource(name: string, packageFolder: string): PageFile | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const found = globSync(`**/staticresources/${name}.*`, { cwd: packageFolder }).find((file) => !file.endsWith('-meta.xml'));
  return found === undefined ? undefined : onDisk(join(packageFolder, found), false);
}

function onDisk(file: string, isImmutable: boolean): PageFile | undefined {
  return types[extname(file)] === undefined || !existsSync(file) ? undefined : fileOf(readFileSync(file), extname(file), isImmutable);
}

function fileOf(content: string | Buffer | undefined, extension: string, isImmutable: boolean): PageFile | undefined {
  if (content === undefined) return undefined;
  const body = Buffer.from(content);
  const gzip = extension === '.woff2' ? undefined : gzipSync(body, { level: 6 });
  return { body, gzip, type: types[extension] ?? 'application/octet-stream', isImmutable };
}
