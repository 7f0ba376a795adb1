import { join } from 'node:path';
import { deployPackage } from '../../../src/operations/deployPackage.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { fillMatrix } from '../bigMatrix.ts';
import { startOwnPage } from '../ownPage.ts';
import { makeUser } from '../ownUsers.ts';
import type { Scene } from './scene.ts';

const root = join(import.meta.dirname, '../../..');
const path = '/lightning/n/Headroom_Matrix';
const dayMs = 86_400_000;

/** States of the matrix that the demo company is never in, in an org whose administrator owns every account. */
export async function* ownMatrices(): AsyncGenerator<Scene> {
  const own = await startOwnPage(join(root, 'force-app'), async (org, signIn) => {
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
    await deployPackage(wire, client.identity.apiVersion, root);
    await makeUser(org, 'csm', 'Headroom_Success');
    await fillMatrix(signIn, { accounts: 14, lines: 20 });
    return ['csm'];
  });
  const matrix = (user: string, scene: Pick<Scene, 'name' | 'title' | 'says'>): Scene => ({
    ...scene,
    address: own.page,
    path: `${path}?user=${user}`,
    part: 'c-headroom-matrix'
  });
  try {
    yield matrix('admin', {
      name: 'matrix-many',
      title: 'Matrix: many product lines',
      says: 'Twenty product lines, of which some are scrolled to.'
    });
    yield matrix('csm', {
      name: 'matrix-nobody',
      title: 'Matrix of nobody',
      says: 'A viewer whom no account names as owner or success manager.'
    });
    await own.setClock(new Date(Date.now() + 3 * dayMs).toISOString());
    yield matrix('admin', {
      name: 'matrix-stale',
      title: 'Matrix, old data',
      says: 'No run for three days: a line with the time, and the values stay.'
    });
  } finally {
    await own.close();
  }
}
