import { partsInFolder } from '../../metadata/structure/typeFolder.ts';
import { refusalOfType } from '../deploy/componentTypes.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { escapeXml, RawXml, type SoapValue } from '../soap/soapXml.ts';
import { storedComponent, storedComponents } from '../deploy/componentStore.ts';
import { unknownType } from './listMetadata.ts';
import { ownName } from './ownName.ts';

const mostNames = 10;
/** Types whose definition is XML that can be given back as it was deployed. */
const unreadable = new Set(['AuraDefinitionBundle', 'CustomLabels', 'LightningComponentBundle', 'StaticResource']);

/**
 * Definitions of components as they were deployed; a name that the org lacks gives an empty record. What the platform itself brings
 * (standard objects without deployed parts) is refused: the local org has no definition of it.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm
 */
export function readMetadata(context: OrgContext, type: string, fullNames: readonly string[]): SoapValue {
  if (refusalOfType(type) !== undefined) throw unknownType(type);
  if (unreadable.has(type)) throw refused(`components of type ${type}`);
  if (fullNames.length > mostNames) throw new OrgError(500, 'LIMIT_EXCEEDED', `At most ${mostNames} components can be read in one call`);
  return { records: fullNames.map((fullName) => recordOf(context, type, fullName.trim())) };
}

function recordOf(context: OrgContext, type: string, fullName: string): SoapValue {
  if (type === 'CustomObject' && context.schema.object(fullName)?.custom === false) throw refused(`the standard object ${fullName}`);
  const stored = storedComponent(context.org, type, fullName);
  if (!stored) return null;
  const own = withoutName(stored.definition);
  const inside = type === 'CustomObject' ? own + partsOf(context, fullName) : own;
  return new RawXml(`<fullName>${escapeXml(fullName)}</fullName>${inside}`, type);
}

function withoutName(definition: string): string {
  const own = ownName(definition);
  return own ? definition.slice(0, own.from) + definition.slice(own.to) : definition;
}

function partsOf({ org }: OrgContext, object: string): string {
  return [...partsInFolder('objects').values()]
    .flatMap(({ type, element }) =>
      storedComponents(org, type)
        .filter(({ fullName }) => fullName.startsWith(`${object}.`))
        .map(({ definition }) => `<${element}>${definition}</${element}>`)
    )
    .join('');
}

function refused(what: string): OrgError {
  process.stderr.write(`local org: readMetadata has no definition of ${what}.\n`);
  return new OrgError(
    500,
    'FUNCTIONALITY_NOT_ENABLED',
    `The local org cannot read ${what}: it keeps what was deployed as XML, nothing else`
  );
}
