import { startLocalOrg } from '../../../src/localOrg/startLocalOrg.ts';

/** Runs a local org in the folder that the first word names, until the parent goes away; tells the parent where it is. */
const [folder = ''] = process.argv.slice(2);
const org = await startLocalOrg({ folder, port: 0 });
process.send?.({ url: org.url, accessToken: org.accessToken });
process.once('disconnect', () => void org.close().then(() => process.exit(0)));
