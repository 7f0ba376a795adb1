import type { CheckedQuery } from '../../soql/checkedQuery.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';
import { refuseToTranslate } from './queryError.ts';

/** Condition on the rows of a query, for a table called `alias`; undefined = all rows. */
export type ScopeCondition = (alias: string) => string;

/** Objects with a team: who is on it stands in another object. */
const teams: Readonly<Record<string, { readonly members: string; readonly record: string; readonly member: string }>> = {
  Account: { members: 'AccountTeamMember', record: 'AccountId', member: 'UserId' },
  Opportunity: { members: 'OpportunityTeamMember', record: 'OpportunityId', member: 'UserId' },
  Case: { members: 'CaseTeamMember', record: 'ParentId', member: 'MemberId' }
};

/** Scopes that the local org knows. */
export type QueryScope = 'everything' | 'mine' | 'team';

/** Scopes that queries of an object may name. */
export function supportedScopes({ schema }: OrgContext, object: OrgObject): readonly QueryScope[] {
  const team = teams[object.name];
  return [
    'everything',
    ...(schema.field(object, 'OwnerId') ? (['mine'] as const) : []),
    ...(team && schema.object(team.members) ? (['team'] as const) : [])
  ];
}

const elsewhere = new Set(['delegated', 'mine_and_my_groups', 'mineandmygroups', 'my_territory', 'my_team_territory', 'scopingrule']);

/**
 * What `USING SCOPE` leaves of an object's rows: everything, mine (for objects with an owner) and team (for objects with one).
 * Source: SOQL and SOSL Reference, "USING SCOPE".
 */
export function scopeCondition(context: OrgContext, query: CheckedQuery): ScopeCondition | undefined {
  if (query.children.some((child) => child.query.scope !== undefined)) {
    throw refuseToTranslate('A scope in a child query is not supported', 'src/localOrg/query/filterScope.ts');
  }
  const scope = query.scope?.toLowerCase() ?? 'everything';
  const object = context.schema.known(query.object.name);
  if (scope === 'everything') return undefined;
  if (scope === 'mine' && supportedScopes(context, object).includes('mine')) return (alias) => `${alias}."OwnerId" = '${context.user.id}'`;
  if (scope === 'team') return teamCondition(context, object);
  if (elsewhere.has(scope)) throw refuseToTranslate(`The scope ${scope} is not supported`, 'src/localOrg/query/filterScope.ts');
  throw wrongScope(scope, object);
}

function teamCondition(context: OrgContext, object: OrgObject): ScopeCondition {
  const team = teams[object.name];
  if (!team) throw wrongScope('team', object);
  const { members, record, member } = team;
  if (!context.schema.object(members)) throw refuseToTranslate(`The object ${members} is not there`, 'src/localOrg/standardObjects');
  return (alias) =>
    `exists (select 1 from "${members}" team where team."${record}" = ${alias}."Id" and team."${member}" = '${context.user.id}')`;
}

function wrongScope(scope: string, object: OrgObject): OrgError {
  return new OrgError(400, 'INVALID_QUERY_SCOPE', `The scope '${scope}' is not supported for the sObject type ${object.name}.`);
}
