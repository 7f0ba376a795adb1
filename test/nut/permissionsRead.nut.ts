import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getFlattenedFields, parseQuery, type Condition, type Query, type WhereClause } from '@jetstreamapp/soql-parser-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseXml } from '../../src/metadata/xml.ts';
import { freshToken } from '../../src/org/connect.ts';
import { connection, dataFolder, headroomJson, headroomWith, localOrgFile } from './headroom.ts';
import { startRecordingProxy, type RecordedRequest } from './recordingProxy.ts';

/*
 * What the sync asks for is read from its requests, by a parser that is not ours, and compared with what the permission set
 * gives: neither side knows how the other came to be.
 */
const org = connection();
const folder = mkdtempSync(join(tmpdir(), 'headroom-read-'));

/** Objects that have no permission of their own, and those whose permission opens them. Source: Object Reference, special access rules. */
const openedBy: Readonly<Record<string, readonly string[]>> = {
  AccountHistory: ['Account'],
  AccountTeamMember: ['Account'],
  AssetHistory: ['Asset'],
  CampaignMember: ['Campaign'],
  CaseHistory: ['Case'],
  ContactHistory: ['Contact'],
  ContractHistory: ['Contract'],
  Event: [],
  Group: [],
  OpportunityContactRole: ['Opportunity'],
  OpportunityFieldHistory: ['Opportunity'],
  OpportunityHistory: ['Opportunity'],
  OpportunityLineItem: ['Opportunity'],
  PricebookEntry: ['Pricebook2', 'Product2'],
  Task: [],
  User: []
};
/** Read by every client that signs in, and open to every user. */
const openToAll = ['Organization'];

/** Texts of all queries, by REST and by Bulk. */
/** Queries of requests, alone or inside a composite request. */
function queriesOf(requests: readonly Pick<RecordedRequest, 'method' | 'path' | 'body'>[]): readonly string[] {
  return requests.flatMap(({ method, path, body }) => {
    if (method === 'POST' && path.endsWith('/composite')) {
      const { compositeRequest } = JSON.parse(body) as { compositeRequest: readonly { method: string; url: string }[] };
      return queriesOf(compositeRequest.map((inner) => ({ method: inner.method, path: inner.url, body: '' })));
    }
    const url = new URL(path, 'http://org');
    if (method === 'GET' && /\/(query|queryAll)\/?$/.test(url.pathname)) return [url.searchParams.get('q') ?? ''];
    return method === 'POST' && url.pathname.endsWith('/jobs/query') ? [(JSON.parse(body) as { query: string }).query] : [];
  });
}

function conditionsOf(where: WhereClause | undefined): readonly Condition[] {
  if (!where) return [];
  const { left, right } = where as { readonly left?: Condition | null; readonly right?: WhereClause };
  return [...(left ? [left] : []), ...conditionsOf(right)];
}

/** `Object.field` of everything that a query selects, filters and sorts by. */
async function fieldsAsked(soql: string): Promise<readonly string[]> {
  const query: Query = parseQuery(soql);
  // Custom Metadata types relate to one another only, and come with Headroom_Integration.
  if (query.sObject?.endsWith('__mdt')) return [];
  const selected = getFlattenedFields(query).filter((name) => name !== 'Id' && !name.startsWith('expr'));
  const filtered = conditionsOf(query.where).flatMap((condition) => ('field' in condition ? [condition.field] : []));
  const sorted = [query.orderBy ?? []].flat().flatMap((order) => ('field' in order ? [order.field] : []));
  const names = [...selected, ...filtered, ...sorted];
  return (await Promise.all(names.map((name) => onPath(query.sObject ?? '', name.split('.'))))).flat();
}

/** The reference of each step of a path on its own object, and the last field on the last one, as describe says. */
async function onPath(object: string, [first = '', ...rest]: readonly string[]): Promise<readonly string[]> {
  if (rest.length === 0) return [`${object}.${first}`];
  const reference = (await org.describe$(object)).fields.find(({ relationshipName }) => relationshipName === first);
  if (!reference?.referenceTo?.[0]) throw new Error(`${object} has no parent ${first}`);
  return [`${object}.${reference.name}`, ...(await onPath(reference.referenceTo[0], rest))];
}

describe('the permission set Headroom_Sources', () => {
  let queries: readonly string[] = [];
  let given = { objects: [] as string[], fields: [] as string[] };

  beforeAll(async () => {
    const { instanceUrl, orgId } = localOrgFile();
    const written = await headroomJson<{ file: string }>('permissions', 'write', '--output-folder', join(folder, 'sources'));
    given = grantsIn(readFileSync(written.file, 'utf8'));
    const keyFile = join(dataFolder(), 'local-org', 'server.key');
    const username = 'integration@headroom.local';
    const accessToken = await freshToken({ kind: 'jwt', loginUrl: instanceUrl, clientId: 'headroom-local', username, keyFile });
    const proxy = await startRecordingProxy(instanceUrl);
    const address = { instanceUrl: proxy.url, accessToken, username, orgId, pageUrl: '' };
    writeFileSync(join(folder, 'local-org.json'), JSON.stringify(address));
    const { code, stderr } = await headroomWith({ HOME: folder }, 'sync', '--dry-run', '--data-folder', folder);
    await proxy.close();
    if (code !== 0) throw new Error(stderr);
    queries = queriesOf(proxy.requests);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const objectsAsked = (): readonly string[] => {
    const asked = new Set(queries.map((soql) => parseQuery(soql).sObject ?? ''));
    return [...asked].filter((object) => !object.startsWith('Headroom_') && !openToAll.includes(object));
  };

  it('gives read on exactly the objects that the sync asks for', () => {
    expect(queries.length).toBeGreaterThan(20);
    const wanted = new Set(objectsAsked().flatMap((object) => openedBy[object] ?? [object]));
    expect(given.objects.toSorted()).toEqual([...wanted].toSorted());
  });

  it('gives read on exactly the fields that the sync asks for and that a permission can be given for', async () => {
    const asked = new Set((await Promise.all(queries.map(fieldsAsked))).flat());
    const permissionable = new Map(
      await Promise.all(
        objectsAsked().map(async (object) => {
          const { fields } = await org.describe$(object);
          return [object, new Set(fields.filter((field) => field.permissionable).map(({ name }) => name))] as const;
        })
      )
    );
    const wanted = [...asked].filter((name) => {
      const [object = '', field = ''] = name.split('.');
      return !field.startsWith('Headroom_') && permissionable.get(object)?.has(field) === true;
    });
    expect(given.fields.toSorted()).toEqual(wanted.toSorted());
  });
});

/** Objects that may be read and fields that may be read, with a check that nothing else is given. */
function grantsIn(xml: string): { readonly objects: string[]; readonly fields: string[] } {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  const { children } = parsed.root;
  expect([...new Set(children.map(({ name }) => name))].toSorted()).toEqual(
    ['description', 'fieldPermissions', 'hasActivationRequired', 'label', 'objectPermissions'].toSorted()
  );
  const valuesOf = (kind: string): readonly Readonly<Record<string, string>>[] =>
    children.filter(({ name }) => name === kind).map((child) => Object.fromEntries(child.children.map(({ name, text }) => [name, text])));
  const objects = valuesOf('objectPermissions');
  const fields = valuesOf('fieldPermissions');
  for (const { object, ...rights } of objects)
    expect([object, rights]).toEqual([
      object,
      {
        allowCreate: 'false',
        allowDelete: 'false',
        allowEdit: 'false',
        allowRead: 'true',
        modifyAllRecords: 'false',
        viewAllRecords: 'true'
      }
    ]);
  for (const { field, ...rights } of fields) expect([field, rights]).toEqual([field, { editable: 'false', readable: 'true' }]);
  return { objects: objects.map(({ object }) => object ?? ''), fields: fields.map(({ field }) => field ?? '') };
}
