/** Types whose components change what the org does; each has a file of its own in this folder. */
const appliedTypes: readonly string[] = [
  'CompactLayout',
  'CustomField',
  'CustomMetadata',
  'CustomObject',
  'ListView',
  'GlobalValueSet',
  'PermissionSet',
  'Profile',
  'RecordType',
  'ValidationRule'
];

/**
 * Types that the org keeps as they came, and lists: it checks what they name, but nothing in it reads them. Whoever asks for what they
 * bring (a site, change events, a page) is refused where he asks.
 */
const keptTypes: readonly string[] = [
  'AnimationRule',
  'ApexTestSuite',
  'AppMenu',
  'Audience',
  'AuraDefinitionBundle',
  'BrandingSet',
  'BusinessProcess',
  'ConnectedApp',
  'ContentAsset',
  'CorsWhitelistOrigin',
  'CspTrustedSite',
  'CustomApplication',
  'CustomIndex',
  'CustomLabel',
  'CustomLabels',
  'CustomNotificationType',
  'CustomObjectTranslation',
  'CustomPageWebLink',
  'CustomPermission',
  'CustomSite',
  'CustomTab',
  'Dashboard',
  'DashboardFolder',
  'DataWeaveResource',
  'DigitalExperienceBundle',
  'Document',
  'DocumentFolder',
  'EmailFolder',
  'EmailTemplate',
  'ExperienceBundle',
  'ExternalClientApplication',
  'ExternalCredential',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'FieldSet',
  'FlexiPage',
  'GlobalValueSetTranslation',
  'Group',
  'HomePageLayout',
  'Index',
  'InvocableActionExtension',
  'Layout',
  'LightningComponentBundle',
  'LightningExperienceTheme',
  'LightningMessageChannel',
  'NamedCredential',
  'NavigationMenu',
  'Network',
  'NetworkBranding',
  'PathAssistant',
  'PermissionSetGroup',
  'PlatformCachePartition',
  'PlatformEventChannel',
  'PlatformEventChannelMember',
  'Prompt',
  'Queue',
  'QuickAction',
  'RemoteSiteSetting',
  'Report',
  'ReportFolder',
  'ReportType',
  'Role',
  'SharingReason',
  'StandardValueSet',
  'StandardValueSetTranslation',
  'StaticResource',
  'Translations',
  'WebLink'
];

/** What to do about types that a real org runs and the local org cannot. */
const runTypes: Readonly<Record<string, string>> = {
  ApexClass: 'it runs no Apex',
  ApexComponent: 'it renders no Visualforce',
  ApexPage: 'it renders no Visualforce',
  ApexTrigger: 'it runs no Apex',
  ApprovalProcess: 'it runs no approvals',
  AssignmentRules: 'it evaluates no assignment rules',
  AutoResponseRules: 'it sends no mail',
  DuplicateRule: 'it looks for no duplicates',
  EscalationRules: 'it escalates nothing',
  Flow: 'it runs no flows',
  FlowDefinition: 'it runs no flows',
  MatchingRules: 'it looks for no duplicates',
  SharingRules: 'it evaluates no sharing rules',
  Workflow: 'it runs no workflows',
  WorkflowAlert: 'it runs no workflows',
  WorkflowFieldUpdate: 'it runs no workflows',
  WorkflowRule: 'it runs no workflows',
  WorkflowTask: 'it runs no workflows'
};

/**
 * Why the local org refuses components of a type; undefined where it takes them.
 *
 * @example  refusalOfType('ApexTrigger') // 'The local org cannot run components of type ApexTrigger: it runs no Apex. Leave ...'
 */
export function refusalOfType(type: string): string | undefined {
  if (appliedTypes.includes(type) || keptTypes.includes(type)) return undefined;
  const cure = 'Leave it out of the deploy (.forceignore)';
  const reason = Object.hasOwn(runTypes, type) ? runTypes[type] : undefined;
  if (reason !== undefined) return `The local org cannot run components of type ${type}: ${reason}. ${cure}`;
  return `The local org cannot hold components of type ${type}. ${cure}, or add the type in src/localOrg/deploy/componentTypes.ts`;
}
