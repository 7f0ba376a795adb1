import type { Behaviour, Conformance, Refusal } from './behaviour.ts';

const guide = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta';
const soap = 'localOrg/metadataSoap.test.ts';
const rest = 'localOrg/metadataRest.test.ts';
const destructive = 'localOrg/metadataDestructive.test.ts';
const folders = 'localOrg/metadataFolders.test.ts';

const deploys: readonly Behaviour[] = [
  {
    says: 'a deploy by REST is Pending, InProgress and then Succeeded or Failed, and its status is polled',
    source: `${guide}/meta_rest_deploy_checkstatus.htm`,
    standing: 'documented',
    test: [rest, 'is Pending, then InProgress, then Succeeded']
  },
  {
    says: 'a deploy by SOAP answers with an id first; checkDeployStatus gives a message for each component and for package.xml',
    source: `${guide}/meta_deployresult.htm`,
    standing: 'documented',
    test: [soap, 'is queued first and polled to its end, with a message for each component']
  },
  {
    says: 'the JSON part of a deploy may be named json or entity_content',
    source: 'https://github.com/jsforce/jsforce/blob/main/src/api/metadata.ts',
    standing: 'observed',
    test: [rest, 'is taken from jsforce, which names its options entity_content']
  },
  {
    says: 'messages tell created, changed and unchanged components apart and give paths as the zip has them',
    source: `${guide}/meta_deployresult.htm`,
    standing: 'documented',
    test: [soap, 'tells created components from changed and unchanged ones']
  },
  {
    says: 'package.xml decides what is deployed: what it does not name, or names in vain, fails',
    source:
      'https://salesforce.stackexchange.com/questions/22240/why-am-i-getting-a-not-in-package-xml-error-on-custom-fields-when-the-custom-obj',
    standing: 'observed',
    test: [soap, 'fails a component that package.xml does not name, or names in vain, in the words of the platform']
  },
  {
    says: 'with singlePackage false each folder is a package of its own and needs a package.xml',
    source: 'https://salesforce.stackexchange.com/questions/252340/metadata-api-deployments-are-failing-in-spring-19',
    standing: 'observed',
    test: [soap, 'fails without a package.xml at the place where singlePackage looks for it']
  },
  {
    says: 'without rollbackOnError a deploy keeps what succeeds and ends as SucceededPartial',
    source: `${guide}/meta_deploy.htm`,
    standing: 'documented',
    test: [rest, 'keeps what succeeds']
  },
  {
    says: 'a deploy is canceled at once while it waits, asynchronously while it runs, and not when it has ended',
    source: `${guide}/meta_rest_deploy_cancel.htm`,
    standing: 'documented',
    test: [rest, 'is canceled while it waits and while it runs, and not afterwards']
  },
  {
    says: 'a quick deploy repeats a validation of the last ten days that ran with tests',
    source: `${guide}/meta_deployRecentValidation.htm`,
    standing: 'documented',
    test: [rest, 'repeats a validation that ran with tests, and no other']
  },
  {
    says: 'unknown deploy options, test levels and ids are refused, and users without Modify Metadata',
    source: `${guide}/meta_deploy.htm`,
    standing: 'documented',
    test: [rest, 'refuses unknown options, test levels, ids and users without the permission']
  }
];

const deletions: readonly Behaviour[] = [
  {
    says: 'destructiveChanges.xml deletes fields, objects and permission sets with what hung on them',
    source: `${guide}/meta_deploy_deleting_files.htm`,
    standing: 'documented',
    test: [destructive, 'delete fields, permission sets and objects with everything that hung on them']
  },
  {
    says: 'deleting what is not there is a warning, an error unless ignoreWarnings is set',
    source: `${guide}/meta_deployresult.htm`,
    standing: 'documented',
    test: [destructive, 'warn about what is not there, which fails the deploy unless warnings are ignored']
  },
  {
    says: 'destructive manifests know no wildcards, and delete nothing of the platform',
    source: `${guide}/meta_deploy_deleting_files.htm`,
    standing: 'documented',
    test: [destructive, 'refuse standard fields, objects that others point to and wildcards']
  },
  {
    says: 'a deleted validation rule no longer runs, and a field that a rule reads cannot be deleted',
    source: `${guide}/meta_deploy_deleting_files.htm`,
    standing: 'documented',
    test: [destructive, 'stop a validation rule from running, and refuse a field that a rule reads']
  },
  {
    says: 'a failed deploy with rollbackOnError undoes its deletions too',
    source: `${guide}/meta_deploy.htm`,
    standing: 'documented',
    test: [destructive, 'leave everything in place when the deploy fails']
  },
  {
    says: 'a report that a dashboard shows is not deleted, nor a folder that holds something',
    source: 'https://help.salesforce.com/s/articleView?id=sf.reports_deleting.htm&type=5',
    standing: 'unconfirmed',
    test: [folders, 'go in the order dashboard, report, folder: what is used or holds something stays']
  }
];

const calls: readonly Behaviour[] = [
  {
    says: 'describeMetadata lists the types of the org with folder, suffix and parts',
    source: `${guide}/meta_describemeta_result.htm`,
    standing: 'documented',
    test: [soap, 'describes the types that the org can hold']
  },
  {
    says: 'listMetadata gives file properties; what the platform brings is dated 1970-01-01',
    source: `${guide}/meta_listmetadata.htm`,
    standing: 'documented',
    test: [soap, 'lists what was deployed and the objects of the platform']
  },
  {
    says: 'listMetadata gives reports and dashboards of the folder that a query names, and none without; folders by ReportFolder and DashboardFolder',
    source: `${guide}/meta_listmetadata.htm`,
    standing: 'documented',
    test: [folders, 'are listed folder by folder, and folders by their own type']
  },
  {
    says: 'describeMetadata names Dashboard and Report as types with folders, and no type for the folders',
    source: `${guide}/meta_dashboard.htm`,
    standing: 'documented',
    test: [folders, 'are described as types with folders, and the folders not at all']
  },
  {
    says: 'readMetadata gives the definition of what was deployed',
    source: `${guide}/meta_readMetadata.htm`,
    standing: 'documented',
    test: [soap, 'reads back what was deployed and refuses what it has no definition of']
  },
  {
    says: 'an invalid session is the fault sf:INVALID_SESSION_ID with HTTP 500, on which clients renew the session',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
    standing: 'observed',
    test: [soap, 'refuse a wrong session as the platform does, so that clients renew it']
  },
  {
    says: 'SOAP addresses hold the version with or without its decimal, and may hold the id of the org',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login_loginresult.htm',
    standing: 'observed',
    test: [soap, 'answer the address with and without org id and decimal']
  }
];

const crud = 'refuse retrieve, CRUD calls, unknown operations and what is no envelope';
const refusals: readonly Refusal[] = [
  {
    asks: 'retrieve, createMetadata, updateMetadata, upsertMetadata, deleteMetadata, renameMetadata',
    gets: 'fault FUNCTIONALITY_NOT_ENABLED',
    test: [soap, crud]
  },
  { asks: 'a SOAP operation that is not in the WSDL', gets: 'fault soapenv:Client', test: [soap, crud] },
  {
    asks: 'readMetadata of a standard object',
    gets: 'fault FUNCTIONALITY_NOT_ENABLED',
    test: [soap, 'reads back what was deployed and refuses what it has no definition of']
  },
  {
    asks: 'a deploy of Apex, flows or another type that the local org cannot run or hold',
    gets: 'a component failure that names the type',
    test: [soap, 'fails a component that package.xml does not name, or names in vain, in the words of the platform']
  }
];

/** The Metadata API by SOAP and REST. */
export const metadataApiConformance: Conformance = {
  area: 'Metadata API',
  behaviours: [...deploys, ...deletions, ...calls],
  refusals,
  notThere: [
    'No Apex tests run: RunLocalTests runs none and succeeds, named tests fail the deploy.',
    'Deleted fields and objects are gone at once; the platform keeps them fifteen days.'
  ]
};
