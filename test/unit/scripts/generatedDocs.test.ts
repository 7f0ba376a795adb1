import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** What a script says of a generated file that is stale; nothing where it is as it should be. */
function checked(script: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('scripts', script), '--check'], { cwd: root }, (error, _stdout, stderr) =>
      resolve(error === null ? '' : (/^Error: (.+)$/m.exec(stderr)?.[1] ?? stderr))
    );
  });
}

describe('a generated file', () => {
  it.each(['generateErrorDoc.ts', 'generatePackageFields.ts'])('is as %s writes it', async (script) => {
    expect(await checked(script)).toBe('');
  });
});
