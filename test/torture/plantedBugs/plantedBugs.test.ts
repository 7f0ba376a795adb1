import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { namedTest } from './namedTest.ts';
import { edited, editsOf, type PlantedBug } from './plantedBug.ts';
import { plantedBugs } from './plantedBugs.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const all = Object.values(plantedBugs).flat();

/** What keeps a bug from being planted: a text that is not there any more, or a program that would not even start. */
function faultsOf(bug: PlantedBug): readonly string[] {
  const texts = new Map<string, string>();
  try {
    for (const edit of editsOf(bug))
      texts.set(edit.file, edited(texts.get(edit.file) ?? readFileSync(join(root, edit.file), 'utf8'), edit));
  } catch (error) {
    return [`${bug.name}: ${String(error)}`];
  }
  const missing = bug.tests.filter((test) => !isThere(test)).map((test) => `${bug.name}: there is no ${test}`);
  return [...missing, ...[...texts].flatMap(([file, text]) => syntaxErrors(file, text).map((words) => `${bug.name}: ${words}`))];
}

/** Whether a test stands there: its file, and the words of its title in it. */
function isThere(test: string): boolean {
  const { file, title = '' } = namedTest(test);
  const path = join(root, file);
  return existsSync(path) && readFileSync(path, 'utf8').includes(title);
}

function syntaxErrors(fileName: string, text: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName, reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('planted bugs', () => {
  it('bear a name each, say what the product then does, and name a test', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.filter(({ name, says, tests }) => !/^[a-z]+(-[a-z]+)*$/.test(name) || says === '' || tests.length === 0)).toEqual([]);
  });

  it.each(Object.keys(plantedBugs))(
    'about %s can still be planted: each text stands once in its file, and the program still starts',
    (about) => {
      expect(plantedBugs[about]!.flatMap(faultsOf)).toEqual([]);
    }
  );

  it('are refused where the text to replace is gone or stands twice', () => {
    const edit = { file: 'one.ts', search: 'a < b', replace: 'a <= b' };
    expect(edited('if (a < b) go();', edit)).toBe('if (a <= b) go();');
    expect(() => edited('if (a > b) go();', edit)).toThrow('one.ts holds 0 times, not once: a < b');
    expect(() => edited('a < b && a < b', edit)).toThrow('one.ts holds 2 times, not once: a < b');
  });
});
