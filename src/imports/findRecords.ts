import type { ImportFinding } from '../domain/importResult.ts';
import type { Answer, Checked } from './answer.ts';
import { findingAt } from './answer.ts';
import type { ColumnMap } from './columnMap.ts';
import { referenceFields, references } from './surveyFields.ts';
import type { ReferenceField } from './surveyFields.ts';

/** A record of the org that a file may mean. */
export type FoundRecord = {
  readonly id: string;
  /** Contacts and cases: the account they belong to. */
  readonly accountId?: string;
};

/** What the org holds, by reference and then by `referenceKey`. */
export type FoundRecords = Readonly<Record<ReferenceField, ReadonlyMap<string, readonly FoundRecord[]>>>;

/** Ids of an answer's records; the account is that of the contact or case where the file names none. */
export type AnswerRecords = { readonly accountId: string; readonly contactId?: string; readonly caseId?: string };

/** The field by which the records of a reference are looked up. */
export function lookupField(map: ColumnMap, field: ReferenceField): string {
  const source = map.get(field);
  const how = (source?.kind === 'column' ? source.how : undefined) ?? 'id';
  const ways: Readonly<Record<string, string>> = references[field].ways;
  return ways[how] ?? how;
}

/** Under which a text of the file and a value of the org meet: ids by their 15 characters, everything else without letter case. */
export function referenceKey(lookup: string, text: string): string {
  return lookup === 'Id' ? text.trim().slice(0, 15) : text.trim().toLowerCase();
}

/**
 * Finds the records that an answer names.
 *
 * Where a name or an e-mail address stands for several contacts or cases, the one of the named account is meant.
 *
 * @returns  the ids, or what cannot be found or told apart
 */
export function findRecords(answer: Answer, map: ColumnMap, found: FoundRecords): Checked<AnswerRecords> {
  const findings: ImportFinding[] = [];
  const ids: Partial<Record<ReferenceField, FoundRecord>> = {};
  for (const field of referenceFields) {
    const text = answer.references[field];
    if (text === undefined) continue;
    const lookup = lookupField(map, field);
    const meant = meantRecords(found[field].get(referenceKey(lookup, text)) ?? [], ids.Account__c?.id);
    const [record] = meant;
    if (meant.length === 1 && record !== undefined) {
      ids[field] = record;
      continue;
    }
    const code = record === undefined ? 'notFound' : 'several';
    const count = record === undefined ? [] : [String(meant.length)];
    findings.push(notOne({ answer, map, field, code, details: [...count, references[field].object, lookup] }));
  }
  if (findings.length > 0) return { ok: false, findings };
  const { Account__c: account, Contact__c: contact, Case__c: support } = ids;
  const accountId = account?.id ?? contact?.accountId ?? support?.accountId;
  if (accountId === undefined)
    return { ok: false, findings: [notOne({ answer, map, field: 'Contact__c', code: 'noAccount', details: [] })] };
  return { ok: true, value: { accountId, ...(contact ? { contactId: contact.id } : {}), ...(support ? { caseId: support.id } : {}) } };
}

function meantRecords(all: readonly FoundRecord[], account: string | undefined): readonly FoundRecord[] {
  const own = account === undefined ? [] : all.filter(({ accountId }) => accountId === account);
  return all.length > 1 && own.length > 0 ? own : all;
}

type NotOne = Pick<ImportFinding, 'code' | 'details'> & {
  readonly answer: Answer;
  readonly map: ColumnMap;
  readonly field: ReferenceField;
};

function notOne({ answer, map, field, code, details }: NotOne): ImportFinding {
  const source = map.get(field);
  const column = source?.kind === 'column' ? source.heading : field;
  return findingAt({ line: answer.line, column, value: answer.references[field] ?? '', code, details });
}
