import { OrgError } from '../orgError.ts';

const testLevels = ['NoTestRun', 'RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests'] as const;

/** Options of a deploy. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm (DeployOptions) */
export type DeployOptions = {
  readonly allowMissingFiles: boolean;
  readonly autoUpdatePackage: boolean;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly performRetrieve: boolean;
  readonly purgeOnDelete: boolean;
  readonly rollbackOnError: boolean;
  readonly runAllTests: boolean;
  readonly singlePackage: boolean;
  readonly testLevel: (typeof testLevels)[number] | null;
  readonly runTests: readonly string[];
};

const flags = [
  'allowMissingFiles',
  'autoUpdatePackage',
  'checkOnly',
  'ignoreWarnings',
  'performRetrieve',
  'purgeOnDelete',
  'rollbackOnError',
  'runAllTests',
  'singlePackage'
] as const;

/** Options as both doors give them, JSON or SOAP: names to values. Refuses names and values that do not exist. */
export function readOptions(given: Readonly<Record<string, unknown>>): DeployOptions {
  const known: readonly string[] = [...flags, 'testLevel', 'runTests'];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OrgError(400, 'JSON_PARSER_ERROR', `Unrecognized field "${unknown}" in DeployOptions`);
  const values = Object.fromEntries(flags.map((name) => [name, readFlag(name, given[name])])) as Record<(typeof flags)[number], boolean>;
  const testLevel = given['testLevel'] ?? null;
  if (testLevel !== null && !testLevels.some((level) => level === testLevel)) {
    throw new OrgError(400, 'INVALID_OPERATION', `Unknown test level: ${String(testLevel)}`);
  }
  const runTests = [given['runTests'] ?? []].flat().map(String);
  const options: DeployOptions = { ...values, testLevel: testLevel as DeployOptions['testLevel'], runTests };
  if (testLevel === 'RunSpecifiedTests' && runTests.length === 0)
    throw new OrgError(400, 'INVALID_OPERATION', 'testLevel of RunSpecifiedTests requires runTests to be specified');
  if (testLevel !== null && testLevel !== 'RunSpecifiedTests' && runTests.length > 0)
    throw new OrgError(400, 'INVALID_OPERATION', 'runTests can be used only with a testLevel of RunSpecifiedTests');
  return options;
}

function readFlag(name: string, value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw new OrgError(400, 'JSON_PARSER_ERROR', `Cannot read the value of ${name} as a boolean: ${String(value)}`);
}

/** Whether a deploy with these options runs tests, so that its validation can be deployed later without them. */
export function runsTests({ testLevel, runTests, runAllTests }: DeployOptions): boolean {
  return runAllTests || runTests.length > 0 || (testLevel !== null && testLevel !== 'NoTestRun');
}
