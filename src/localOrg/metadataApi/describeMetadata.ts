import type { SoapValue } from '../soap/soapXml.ts';
import { heldTypes } from '../deploy/heldTypes.ts';

/** The types of metadata of this org. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describemeta_result.htm */
export function describeMetadata(): SoapValue {
  return {
    metadataObjects: heldTypes(),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false
  };
}
