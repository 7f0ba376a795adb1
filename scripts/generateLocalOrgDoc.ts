/**
 * Writes the tables of docs/LOCAL_ORG.md: what the local org serves (from its route list), its faults, what it does because the platform does
 * it, what it refuses and what it lacks (from test/localOrg/conformance).
 *
 * `node scripts/generateLocalOrgDoc.ts` writes; `--check` compares, and fails when a table is stale or a test is not there.
 */
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultSwitches } from '../src/localOrg/faults/faultSwitches.ts';
import { routes } from '../src/localOrg/routes.ts';
import type { Route } from '../src/localOrg/http/route.ts';
import type { Conformance } from '../test/localOrg/conformance/behaviour.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const lists = join(root, 'test/localOrg/conformance');
const document = join(root, 'docs/LOCAL_ORG.md');
const standings = { documented: '', observed: 'observed', unconfirmed: '**unconfirmed**' } as const;

/** The lists of all areas, by area. */
async function readLists(): Promise<readonly Conformance[]> {
  const files = (await readdir(lists)).filter((name) => name.endsWith('.ts') && name !== 'behaviour.ts').sort();
  const found: Conformance[] = [];
  for (const file of files) {
    const exported = (await import(join(lists, file))) as Record<string, unknown>;
    found.push(...Object.values(exported).filter(isConformance));
  }
  return merged(found).sort((one, other) => one.area.localeCompare(other.area));
}

function isConformance(value: unknown): value is Conformance {
  return typeof value === 'object' && value !== null && 'area' in value && 'behaviours' in value;
}

/** Areas that stand in several files become one. */
function merged(found: readonly Conformance[]): Conformance[] {
  const byArea = new Map<string, Conformance>();
  for (const list of found) {
    const known = byArea.get(list.area) ?? { area: list.area, behaviours: [], refusals: [], notThere: [] };
    byArea.set(list.area, {
      area: list.area,
      behaviours: [...known.behaviours, ...list.behaviours],
      refusals: [...known.refusals, ...list.refusals],
      notThere: [...known.notThere, ...list.notThere]
    });
  }
  return [...byArea.values()];
}

/** Sentences about entries whose test is not in the file that they name. */
function missingTests(areas: readonly Conformance[]): readonly string[] {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const known = texts.get(file) ?? readTest(file);
    texts.set(file, known);
    return known;
  };
  return areas
    .flatMap((area) => [...area.behaviours, ...area.refusals])
    .filter(({ test: [file, title] }) => !textOf(file).includes(title))
    .map(({ test: [file, title] }) => `test/${file} has no test "${title}"`);
}

function readTest(file: string): string {
  try {
    return readFileSync(join(root, 'test', file), 'utf8').replaceAll(/\\(['"`])/g, '$1');
  } catch (cause) {
    throw new Error(`The conformance list names test/${file}, which cannot be read`, { cause });
  }
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), `|${heads.map(() => '---').join('|')}|`, ...rows].join('\n');
const where = ([file, title]: readonly [string, string]): string => `\`test/${file}\`: ${title}`;

function served(list: readonly Route[]): string {
  const shown = list.map((route) => row(route.method, `\`${route.path.replace('v:version', 'vNN')}\``, route.says + tokenOf(route)));
  return table(['Method', 'Path', 'What it does'], shown);
}

function faults(): string {
  const rows = Object.entries(faultSwitches).map(([name, { says, source, parameters }]) => {
    const own = Object.keys(parameters.shape).map((key) => `\`${key}\``);
    return row(`\`${name}\``, says, own.join(', '), `[source](${source})`);
  });
  return table(['Fault', 'What happens', 'Parameters', 'Seen in'], rows);
}

/** Open routes say where they look for a token; every other one has it in the header. */
function tokenOf(route: Route): string {
  if (!route.open) return '';
  return route.tokenIn === undefined ? ' (no token)' : ` (token in ${route.tokenIn})`;
}

function behaviours(areas: readonly Conformance[]): string {
  return areas
    .filter((area) => area.behaviours.length > 0)
    .map((area) => {
      const rows = area.behaviours.map((item) =>
        row(item.says, [`[source](${item.source})`, standings[item.standing]].filter(Boolean).join(', '), where(item.test))
      );
      return `### ${area.area}\n\n${table(['The local org', 'Because', 'Test'], rows)}`;
    })
    .join('\n\n');
}

function refused(areas: readonly Conformance[]): string {
  const rows = areas.flatMap((area) => area.refusals.map((item) => row(area.area, item.asks, item.gets, where(item.test))));
  return table(['Area', 'Asked for', 'Answer', 'Test'], rows);
}

function notThere(areas: readonly Conformance[]): string {
  return areas.flatMap((area) => area.notThere.map((sentence) => `- ${area.area}: ${sentence}`)).join('\n');
}

/** The document with its marked parts written anew. */
function withTables(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((before, [name, content]) => {
    const part = new RegExp(`(<!-- table ${name}: [^>]*-->)[\\s\\S]*?(<!-- end ${name} -->)`);
    if (!part.test(before)) throw new Error(`docs/LOCAL_ORG.md has no part for the table "${name}"`);
    return before.replace(part, (_all, head: string, tail: string) => `${head}\n\n${content}\n\n${tail}`);
  }, text);
}

async function run(check: boolean): Promise<void> {
  const areas = await readLists();
  const missing = missingTests(areas);
  if (missing.length > 0) throw new Error(`The conformance list names tests that are not there:\n${missing.join('\n')}`);
  const text = await readFile(document, 'utf8');
  const wanted = withTables(text, {
    served: served(routes),
    faults: faults(),
    behaviours: behaviours(areas),
    refused: refused(areas),
    notThere: notThere(areas)
  });
  if (!check) await writeFile(document, wanted);
  else if (wanted !== text) throw new Error('docs/LOCAL_ORG.md is stale: run node scripts/generateLocalOrgDoc.ts');
}

await run(process.argv.includes('--check'));
