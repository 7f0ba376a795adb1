import { standardNames } from '../../../src/localOrg/deploy/orgNames.ts';
import { platformFindings } from '../../../src/metadata/checks/platformRules.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { foreignPackage } from './foreignPackage.ts';

/** One place of the package, and what stands there instead; or the file moved, copied, or taken away where only its path is given. */
export type Seed = { readonly path: string; readonly from?: string; readonly to?: string; readonly as?: string; readonly copy?: string };

/** What a check has to say of it: file by its last part, line where the fault stands, element, fault and cure. */
export type Told = { readonly file: string; readonly line?: number; readonly element: string; readonly what: string; readonly fix: string };

/** The sound package with one error in it. */
export function seeded(...seeds: readonly Seed[]): Map<string, string> {
  const files = foreignPackage();
  for (const { path, from, to = '', as, copy } of seeds) {
    const text = files.get(path);
    if (text === undefined || (from !== undefined && !text.includes(from))) throw new Error(`${path} does not hold ${from ?? 'anything'}`);
    if (from === undefined && copy === undefined) files.delete(path);
    const target = as ?? copy ?? (from === undefined ? undefined : path);
    if (target !== undefined) files.set(target, from === undefined ? text : text.replace(from, to));
  }
  return files;
}

/** Everything that the platform's rules say of the files. */
export function told(files: ReadonlyMap<string, string>): readonly Told[] {
  return platformFindings(readPackage(files), standardNames()).map(({ file, line, element, what, fix }) => ({
    file: file.split('/').at(-1) ?? file,
    ...(line === undefined ? {} : { line }),
    element,
    what,
    fix
  }));
}
