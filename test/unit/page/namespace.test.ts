import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageNames } from '../../../src/page/build/packageNames.ts';
import { addNamespace, removeNamespace } from '../../../src/page/platform/ownNames.ts';
import { namespaceGateway } from '../../../src/page/server/namespaceGateway.ts';

const namespace = { prefix: 'hdrm', names: ['Pulse__c', 'Score__c', 'Account__c', 'Account__r', 'Pulses__r', 'Setting__mdt'] };
const add = addNamespace(namespace);

describe('names of a package', () => {
  it('get its namespace wherever they stand, once', () => {
    expect(add('Pulse__c.Account__r.Name')).toBe('hdrm__Pulse__c.hdrm__Account__r.Name');
    expect(add('Pulse__cCreate Pulse__c_Filter Pulse__cCreateInput')).toBe(
      'hdrm__Pulse__cCreate hdrm__Pulse__c_Filter hdrm__Pulse__cCreateInput'
    );
    expect(add(add('Setting__mdt'))).toBe('hdrm__Setting__mdt');
  });

  it('are not those of others, however alike', () => {
    expect(add('Other__c My_Score__c Score__country other__Score__c Account.Name')).toBe(
      'Other__c My_Score__c Score__country other__Score__c Account.Name'
    );
  });

  it('lose it again, and are marked where they had none', () => {
    const remove = removeNamespace(namespace, (name) => `?${name}`);
    expect(remove('hdrm__Pulse__cCreate, Score__c, hdrm__Other__c')).toBe('Pulse__cCreate, ?Score__c, hdrm__Other__c');
  });

  it('are the objects, fields and relationships of its source', () => {
    const names = packageNames(join(import.meta.dirname, '../../../force-app'));
    const some = ['Headroom_Pulse__c', 'Headroom_Score__c', 'Account__c', 'Account__r', 'Headroom_Pulses__r', 'Headroom_Scorecard__mdt'];
    expect(names).toEqual(expect.arrayContaining(some));
    expect(names.filter((name) => !/__(c|r|mdt)$/.test(name))).toEqual([]);
  });
});

describe('the gateway of a namespace', () => {
  const gateway = namespaceGateway(namespace);
  const graphql = '/services/data/v66.0/graphql';

  function query(text: string, variables?: object): { query: string; variables?: object } {
    return JSON.parse(gateway.requestBody(graphql, JSON.stringify({ query: text, variables }))) as { query: string };
  }

  it('stands before UI API and GraphQL only', () => {
    const paths = [graphql, '/services/data/v66.0/ui-api/records/001', '/services/data/v66.0/query', '/services/data'];
    expect(paths.map(gateway.concerns)).toEqual([true, true, false, false]);
  });

  it('keeps the keys of a GraphQL answer as they were asked for', () => {
    const { query: text } = query(
      'query q { uiapi { query { hdrm__Pulse__c(where: { hdrm__Score__c: { eq: 1 } }) { edges { node { mine: hdrm__Score__c { value } hdrm__Account__r { Name { value } } } } } } } }'
    );
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('hdrm__Pulse__c: Pulse__c(where: { Score__c: { eq: 1 } })');
    expect(words).toContain('mine: Score__c { value } hdrm__Account__r: Account__r { Name { value } }');
  });

  it('takes it off variables and input, but not off values', () => {
    const { variables } = query(
      'mutation m($input: hdrm__Pulse__cCreateInput!) { uiapi { hdrm__Pulse__cCreate(input: $input) { Record { Id } } } }',
      {
        input: { hdrm__Pulse__c: { hdrm__Score__c: 'hdrm__Score__c' } }
      }
    );
    expect(variables).toEqual({ input: { Pulse__c: { Score__c: 'hdrm__Score__c' } } });
  });

  it('lets the org refuse own names that came without it', () => {
    const asked = encodeURIComponent('Account.Score__c,Account.hdrm__Score__c');
    const passed = encodeURIComponent('Account.without_namespace__Score__c,Account.Score__c');
    const path = '/services/data/v66.0/ui-api/records/001?fields=';
    expect(gateway.url(path + asked)).toBe(path + passed);
    expect(gateway.url('/services/data/v66.0/ui-api/object-info/batch/Case,hdrm__Pulse__c')).toBe(
      '/services/data/v66.0/ui-api/object-info/batch/Case%2CPulse__c'
    );
    const refused = [{ errorCode: 'INVALID_FIELD', message: "No such column 'without_namespace__Score__c' on entity 'Account'." }];
    expect(JSON.parse(gateway.answer(JSON.stringify(refused)))).toEqual([
      { ...refused[0], message: "No such column 'Score__c' on entity 'Account'." }
    ]);
  });

  it('puts it on the names in an answer, but not on values', () => {
    const record = { apiName: 'Pulse__c', fields: { Score__c: { displayValue: null, value: 'Score__c' } }, childRelationships: {} };
    expect(JSON.parse(gateway.answer(JSON.stringify(record)))).toEqual({
      apiName: 'hdrm__Pulse__c',
      fields: { hdrm__Score__c: { displayValue: null, value: 'Score__c' } },
      childRelationships: {}
    });
    expect(gateway.answer('')).toBe('');
  });

  it('leaves a document that cannot be read to the org', () => {
    expect(query('query {').query).toBe('query {');
  });
});
