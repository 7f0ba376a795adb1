import { localDate } from '../localDate.ts';
import { storedRow } from '../orgContext.ts';
import { badValue } from '../orgError.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

const minuteMs = 60_000;
const accountFields: Readonly<Record<string, string>> = { Account: 'Id', Opportunity: 'AccountId', Contract: 'AccountId' };

/**
 * Account of a task or event: that of WhatId for an account, opportunity, contract or a custom child of Account; else that of a
 * contact in WhoId; else none. Times of an event follow from each other; a task is closed by its status.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm (AccountId)
 * and sforce_api_objects_event.htm (StartDateTime, EndDateTime, DurationInMinutes, ActivityDateTime)
 */
export const activityBehaviour: Behaviour = {
  objects: ['Task', 'Event'],
  beforeSave: (save) => {
    save.row['AccountId'] = accountOf(save);
    if (save.object.name === 'Event') setTimes(save);
    else setTaskState(save);
  }
};

function accountOf(save: Save): string | null {
  const { row } = save;
  const related = row['WhatId'] ? accountOfWhat(save, String(row['WhatId'])) : undefined;
  if (related !== undefined) return related;
  const whoId = row['WhoId'];
  if (typeof whoId !== 'string' || !whoId.startsWith('003')) return null;
  const contact = storedRow(save.context.org, save.context.schema.known('Contact'), whoId);
  return (contact?.['AccountId'] as string | null | undefined) ?? null;
}

/** Undefined = this kind of record gives no account. */
function accountOfWhat({ context }: Save, whatId: string): string | null | undefined {
  const object = context.schema.objectOfId(whatId);
  if (!object) return undefined;
  const master = object.custom ? object.fields.find((field) => field.reference?.master && field.reference.to[0] === 'Account') : undefined;
  const column = accountFields[object.name] ?? master?.name;
  if (!column) return undefined;
  return (storedRow(context.org, object, whatId)?.[column] as string | null | undefined) ?? null;
}

function setTaskState({ context, row, old, stamp }: Save): void {
  const sql = 'select "IsClosed" as closed from "TaskStatus" where "ApiName" = ? collate nocase';
  row['IsClosed'] = context.org.database.statement(sql).get(row['Status'] ?? null)?.['closed'] === 1 ? 1 : 0;
  if (row['IsClosed'] === 0) row['CompletedDateTime'] = null;
  else if (old?.['IsClosed'] !== 1) row['CompletedDateTime'] = stamp;
  row['IsHighPriority'] = row['Priority'] === 'High' ? 1 : 0;
}

function setTimes(save: Save): void {
  const { row, given, context } = save;
  if (row['IsAllDayEvent'] === 1) return setAllDay(save);
  const start = given['StartDateTime'] ?? given['ActivityDateTime'] ?? row['StartDateTime'];
  if (typeof start !== 'string') throw missing('StartDateTime');
  const startMs = Date.parse(start);
  const minutes = durationOf(save, startMs);
  row['StartDateTime'] = row['ActivityDateTime'] = start;
  row['DurationInMinutes'] = minutes;
  row['EndDateTime'] = new Date(startMs + minutes * minuteMs).toISOString();
  row['ActivityDate'] = localDate(startMs, context.org.timeZone);
}

function durationOf(save: Save, startMs: number): number {
  const { row, given } = save;
  const end = given['EndDateTime'];
  if (typeof end === 'string') {
    const minutes = (Date.parse(end) - startMs) / minuteMs;
    if (minutes < 0) throw badValue('FIELD_INTEGRITY_EXCEPTION', 'Event duration cannot be negative', ['DurationInMinutes']);
    return minutes;
  }
  const minutes = given['DurationInMinutes'] ?? row['DurationInMinutes'];
  if (typeof minutes !== 'number') throw missing('DurationInMinutes');
  return minutes;
}

function setAllDay(save: Save): void {
  const { row } = save;
  const start = row['ActivityDate'] ?? (typeof row['StartDateTime'] === 'string' ? row['StartDateTime'].slice(0, 10) : null);
  if (typeof start !== 'string') throw missing('ActivityDate');
  row['ActivityDate'] = start;
  row['StartDateTime'] = `${start}T00:00:00.000Z`;
  row['ActivityDateTime'] = row['StartDateTime'];
  const end = isChanged(save, 'EndDateTime') && typeof row['EndDateTime'] === 'string' ? row['EndDateTime'].slice(0, 10) : start;
  row['EndDateTime'] = `${end}T00:00:00.000Z`;
  row['DurationInMinutes'] = ((Date.parse(end) - Date.parse(start)) / (24 * 60 * minuteMs) + 1) * 24 * 60;
}

function missing(field: string): Error {
  return badValue('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);
}
