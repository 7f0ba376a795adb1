import type { OrgReply, SessionRequest } from '../http/route.ts';
import { listOf } from './batch.ts';
import { withChildren } from './childRecords.ts';
import { addFields, emptyTree } from './fieldTree.ts';
import { checkFormFactor, readLayoutTypes, readModes } from './layouts.ts';
import type { LayoutMode, LayoutType } from './layouts.ts';
import { objectInfo } from './objectInfo.ts';
import { addLayout, recordId, representOne } from './oneRecord.ts';
import { recordLayout } from './recordLayout.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObjectOfId } from './supportedObjects.ts';

/** What all records of one request are read with. */
type Wish = {
  readonly layoutTypes: readonly LayoutType[];
  readonly modes: readonly LayoutMode[];
  readonly optionalFields: readonly string[];
};

/**
 * GET /ui-api/record-ui/{ids} with `layoutTypes`, `modes`, `optionalFields`, `childRelationships`: records, their layouts and object infos.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_ui.htm
 */
export function readRecordUi(request: SessionRequest): OrgReply {
  const { query, params } = request;
  checkFormFactor(query);
  const layoutTypes = readLayoutTypes(listOf(query.getAll('layoutTypes')));
  const modes = readModes(listOf(query.getAll('modes')));
  const wish: Wish = {
    layoutTypes: layoutTypes.length === 0 ? ['Full'] : layoutTypes,
    modes: modes.length === 0 ? ['View'] : modes,
    optionalFields: listOf(query.getAll('optionalFields'))
  };
  const records = listOf([params['ids'] ?? '']).map((text) => readRecord(request, recordId(text), wish));
  const layouts = layoutsOf(request, records, wish);
  const states = Object.values(layouts).flatMap((byType) =>
    Object.values(byType).flatMap((byKind) => Object.values(byKind).flatMap(Object.values))
  );
  return {
    status: 200,
    json: {
      layoutUserStates: Object.fromEntries(states.map(({ id }) => [id, { id, sectionUserStates: {} }])) as Record<string, unknown>,
      layouts,
      objectInfos: Object.fromEntries(records.map(({ apiName }) => [apiName, objectInfo(request.context, apiName)])),
      records: Object.fromEntries(records.map((record) => [record.id, record]))
    }
  };
}

function readRecord(request: SessionRequest, id: string, { layoutTypes, modes, optionalFields }: Wish): UiRecord {
  const { context, query } = request;
  const tree = emptyTree(uiObjectOfId(context, id));
  for (const type of layoutTypes) for (const mode of modes) addLayout(context, tree, type, mode);
  addFields(context, tree, optionalFields, true);
  const record = representOne(context, tree, id);
  const children = listOf(query.getAll('childRelationships'));
  return children.length === 0 ? record : withChildren(request, record, children);
}

/** Layouts by object, record type, type and mode. */
type Layouts = Record<string, Record<string, Record<string, Record<string, { readonly id: string }>>>>;

function layoutsOf({ context }: SessionRequest, records: readonly UiRecord[], { layoutTypes, modes }: Wish): Layouts {
  const layouts: Layouts = {};
  for (const { apiName, recordTypeId } of records) {
    const object = context.schema.known(apiName);
    const typeId = String(recordTypeId);
    const entries = layoutTypes.map((type) => {
      const ofType = modes.map((mode) => [mode, recordLayout(context, object, { type, mode, recordTypeId: typeId })] as const);
      return [type, Object.fromEntries(ofType)] as const;
    });
    layouts[apiName] = { ...layouts[apiName], [typeId]: Object.fromEntries(entries) };
  }
  return layouts;
}
