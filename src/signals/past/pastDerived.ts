import { fieldOf } from '../../soql/schema.ts';
import type { SoqlObject } from '../../soql/schema.ts';
import { stageHistory } from './pastFields.ts';
import { daySql, instantSql, textSql } from './pastView.ts';
import type { ColumnSql, PastView } from './pastView.ts';

/** Fields that follow from others, and the joins that they read. */
type Derived = { readonly joins: readonly string[]; readonly values: ColumnSql };

const none: Derived = { joins: [], values: new Map() };

/**
 * Fields that the org works out from others: closed from the status, closed and won from the stage, responded from the
 * day of the first response.
 *
 * @param kept  values of the object's fields from its field history
 */
export function derivedColumns(object: SoqlObject, past: PastView, kept: ColumnSql): Derived {
  switch (object.name) {
    case 'Case':
      return caseColumns(object, past, kept);
    case 'Opportunity':
      return opportunityColumns(object, past, kept);
    case 'CampaignMember':
      return memberColumns(object, past);
    default:
      return none;
  }
}

/**
 * A case whose status changed later was closed then if its status of then is a closed one, since the last change into
 * one; a case that was made closed, since it was made. Without status history a later close is undone, and of a case that
 * was reopened only the last close is known.
 */
function caseColumns(object: SoqlObject, past: PastView, kept: ColumnSql): Derived {
  if (!fieldOf(object, 'ClosedDate')) return none;
  const at = instantSql(past.knownAt.instant);
  const values: ColumnSql = new Map();
  const before = `case when t."ClosedDate" <= ${at} then t."ClosedDate" end`;
  const status = kept.get('Status');
  const closed = past.fields.closedStatuses.map(textSql).join(', ');
  if (status === undefined || closed === '') {
    values.set('ClosedDate', before);
    if (fieldOf(object, 'IsClosed')) values.set('IsClosed', `(t."IsClosed" and (t."ClosedDate" is null or t."ClosedDate" <= ${at}))`);
    return { joins: [], values };
  }
  const wasClosed = `coalesce(${status} in (${closed}), false)`;
  const closing = `"Field" = 'Status' and "NewValue" in (${closed}) and coalesce("OldValue" not in (${closed}), true) and "CreatedDate" <= ${at}`;
  const join = `(select "CaseId" as id, max("CreatedDate") as at from "CaseHistory" where ${closing} group by 1) as closing on closing.id = t."Id"`;
  values.set(
    'ClosedDate',
    `case when not ${wasClosed} then null when t."ClosedDate" <= ${at} then t."ClosedDate" else coalesce(closing.at, t."CreatedDate") end`
  );
  if (fieldOf(object, 'IsClosed')) values.set('IsClosed', wasClosed);
  return { joins: [join], values };
}

const snapshotFields = ['StageName', 'Amount', 'CloseDate'];

/** The newest snapshot of then, for opportunities that have a later one; else, where they are tracked, from field history. */
function opportunityColumns(object: SoqlObject, past: PastView, kept: ColumnSql): Derived {
  const columns = past.fields.columns.get(stageHistory)?.map(({ name }) => name) ?? [];
  const fields = snapshotFields.filter((name) => columns.includes(name) && fieldOf(object, name));
  const values: ColumnSql = new Map();
  const joins: string[] = [];
  if (columns.includes('OpportunityId') && fields.length > 0) {
    const at = instantSql(past.knownAt.instant);
    const row = `{${fields.map((name) => `'${name}': "${name}"`).join(', ')}}`;
    const newest = `last(${row} order by "CreatedDate", "Id") filter (where "CreatedDate" <= ${at})`;
    const rows = `(select "OpportunityId" as id, ${newest} as v from "${stageHistory}" group by 1 having max("CreatedDate") > ${at})`;
    joins.push(`${rows} as stage on stage.id = t."Id"`);
    for (const name of fields) values.set(name, `case when stage.v is null then t."${name}" else stage.v."${name}" end`);
  }
  const stage = values.get('StageName') ?? kept.get('StageName');
  if (stage === undefined) return { joins, values };
  for (const [flag, stages] of [
    ['IsClosed', past.fields.closedStages],
    ['IsWon', past.fields.wonStages]
  ] as const) {
    // A stage that no opportunity is in today is an open one.
    const list = stages.length > 0 ? stages.map(textSql).join(', ') : 'null';
    if (fieldOf(object, flag)) {
      values.set(
        flag,
        `case when ${stage} is not distinct from t."StageName" then t."${flag}" else coalesce(${stage} in (${list}), false) end`
      );
    }
  }
  return { joins, values };
}

/** Who responded only later had not responded. The day of the moment itself counts where the row was not written to since. */
function memberColumns(object: SoqlObject, past: PastView): Derived {
  if (!fieldOf(object, 'FirstRespondedDate') || !fieldOf(object, 'HasResponded')) return none;
  const today = daySql(past.knownAt.today);
  const written = fieldOf(object, 'SystemModstamp') ? `t."SystemModstamp" > ${instantSql(past.knownAt.instant)}` : 'true';
  const known = `(t."FirstRespondedDate" < ${today} or (t."FirstRespondedDate" = ${today} and not ${written}))`;
  return {
    joins: [],
    values: new Map([
      ['HasResponded', `(t."HasResponded" and coalesce(${known}, true))`],
      ['FirstRespondedDate', `case when ${known} then t."FirstRespondedDate" end`]
    ])
  };
}
