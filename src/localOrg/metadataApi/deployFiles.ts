import { unzipSync } from 'fflate';
import type { ComponentName, PackageFiles, PackageModel } from '../../metadata/model.ts';
import { unzipPackage } from '../../metadata/packageZip.ts';
import type { Attempt } from '../database.ts';
import type { ComponentFailure } from '../deploy/deployment.ts';
import { attemptDeploy } from '../deploy/attemptDeploy.ts';
import { deployPackage } from '../deploy/deployPackage.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { refreshEntityDefinitions } from '../seed/entityDefinitions.ts';
import { storeComponent, storedComponent } from '../deploy/componentStore.ts';
import { definitionKey, definitionsOf, type Definitions } from './definitions.ts';
import { deleteComponent } from './deleteComponent.ts';
import type { DeployOptions } from './deployOptions.ts';
import type { DeployMessage } from './deployRecord.ts';
import { type Deletion, type PackageContents, readContents } from './packageContents.ts';
import { withoutFailed } from './withoutFailed.ts';

const mostFiles = 10_000;
const mostBytes = 600 * 1024 * 1024;

/**
 * Opens the zip of a deploy. Throws for what is no zip or exceeds the platform's size.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm (10,000 files, 600 MB unzipped)
 */
export function openZip(zip: Uint8Array): PackageFiles {
  let count = 0;
  let bytes = 0;
  try {
    unzipSync(zip, {
      filter: ({ originalSize }) => {
        count++;
        bytes += originalSize;
        return false;
      }
    });
    if (count <= mostFiles && bytes <= mostBytes) return unzipPackage(zip);
  } catch (error) {
    throw new OrgError(400, 'INVALID_INPUT', `The file is no zip: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new OrgError(400, 'LIMIT_EXCEEDED', `The zip holds ${count} files and ${bytes} bytes: ${mostFiles} files and 600 MB are the most`);
}

/** What a deploy did: a message for each component. */
export type DeployOutcome = { readonly successes: readonly DeployMessage[]; readonly failures: readonly DeployMessage[] };

type Work = PackageContents & { readonly definitions: Definitions };

/**
 * Deploys the files of a zip. With `rollbackOnError` all or nothing, else whatever succeeds; with `checkOnly` nothing stays.
 * Deletions come first, those of destructiveChangesPost.xml last.
 */
export function deployFiles(context: OrgContext, files: PackageFiles, options: DeployOptions): DeployOutcome {
  const contents = rootsOf(files, options).map((root) => readContents(files, root, options));
  const components = contents.flatMap((each) => each.components);
  const work: Work = {
    model: contents.map((each) => each.model).reduce(joined),
    components,
    deletions: contents.flatMap((each) => each.deletions),
    failures: [...contents.flatMap((each) => each.failures), ...testFailures(options)],
    definitions: definitionsOf(components, files)
  };
  return attemptDeploy(context, () => runAll(context, work, options));
}

/** Folders that hold a package: the one of package.xml, or with several packages each folder of the first level. */
function rootsOf(files: PackageFiles, { singlePackage }: DeployOptions): readonly string[] {
  const paths = [...files.keys()];
  if (singlePackage) {
    const manifest = paths.find((path) => /^(?:[^/]+\/)?package\.xml$/.test(path));
    return [(manifest ?? 'package.xml').slice(0, -'package.xml'.length)];
  }
  const folders = new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)).filter((folder) => folder !== ''));
  return folders.size > 0 ? [...folders] : [''];
}

function joined(first: PackageModel, second: PackageModel): PackageModel {
  const lists = Object.entries(first).map(([name, list]) => [name, [...list, ...second[name as keyof PackageModel]]]);
  return Object.fromEntries(lists) as PackageModel;
}

/** Named tests cannot run: there is no Apex here. All tests of an org without Apex are none. */
function testFailures({ runTests }: DeployOptions): readonly ComponentFailure[] {
  return runTests.map((name) => ({
    componentType: 'ApexClass',
    fullName: name,
    fileName: '',
    problem: `The local org runs no Apex: the test class ${name} is not there`
  }));
}

function runAll(context: OrgContext, work: Work, options: DeployOptions): Attempt<DeployOutcome> {
  const stamp = context.org.clock.stamp();
  const run = new Messages(stamp, options.ignoreWarnings);
  work.deletions.filter(({ isPre }) => isPre).forEach((deletion) => run.delete(context, deletion));
  const failures = deployModel(context, work, options);
  for (const failure of failures) run.fail(failure);
  work.deletions.filter(({ isPre }) => !isPre).forEach((deletion) => run.delete(context, deletion));
  const failed = new Set(failures.map(({ componentType, fullName }) => `${componentType} ${fullName}`));
  for (const component of work.components) {
    if (!failed.has(definitionKey(component))) run.succeed(context, component, work.definitions.get(definitionKey(component)) ?? '');
  }
  refreshEntityDefinitions(context.org);
  const isKept = !options.checkOnly && (run.failures.length === 0 || !options.rollbackOnError);
  return { value: { successes: isKept ? run.successes : run.successes.map(withoutId), failures: run.failures }, isKept };
}

/** What was undone has no id. */
function withoutId({ id: _id, ...message }: DeployMessage): DeployMessage {
  return message;
}

/** Deploys the model; without rollback again and again without what failed, until the rest succeeds. */
function deployModel(context: OrgContext, work: Work, { rollbackOnError }: DeployOptions): readonly ComponentFailure[] {
  const failures: ComponentFailure[] = [...work.failures];
  let model = withoutFailed(work.model, work.failures);
  model = { ...model, problems: work.model.problems };
  for (;;) {
    const found = deployPackage(context, model);
    failures.push(...found);
    if (found.length === 0 || rollbackOnError) return failures;
    model = withoutFailed(model, found);
  }
}

/** Collects the messages of a deploy. */
class Messages {
  readonly successes: DeployMessage[] = [];
  readonly failures: DeployMessage[] = [];
  readonly #stamp: string;
  readonly #ignoresWarnings: boolean;

  constructor(stamp: string, ignoresWarnings: boolean) {
    this.#stamp = stamp;
    this.#ignoresWarnings = ignoresWarnings;
  }

  #plain(): Pick<DeployMessage, 'changed' | 'created' | 'deleted' | 'createdDate'> {
    return { changed: false, created: false, deleted: false, createdDate: this.#stamp };
  }

  fail(failure: ComponentFailure): void {
    this.failures.push({ ...this.#plain(), problemType: 'Error', ...failure, success: false });
  }

  succeed(context: OrgContext, component: ComponentName, definition: string): void {
    const { type, fullName, file } = component;
    const outcome = storeComponent(context, component, definition);
    this.successes.push({ ...this.#plain(), ...outcome, componentType: type, fileName: file, fullName, success: true });
  }

  /** A component that is not there is a warning, which fails the deploy unless warnings are ignored. */
  delete(context: OrgContext, { type, fullName, file }: Deletion): void {
    const fileName = storedComponent(context.org, type, fullName)?.fileName ?? file;
    const outcome = deleteComponent(context, type, fullName);
    const base = { ...this.#plain(), componentType: type, fileName: file };
    if (outcome.kind === 'deleted') this.successes.push({ ...base, fileName, deleted: true, fullName, success: true });
    else if (outcome.kind === 'refused')
      this.failures.push({ ...base, fullName, problem: outcome.problem, problemType: 'Error', success: false });
    else {
      const problem = `No ${type} named: ${fullName} found`;
      const warning: DeployMessage = {
        ...base,
        fullName: file.split('/').at(-1) ?? file,
        problem,
        problemType: 'Warning',
        success: this.#ignoresWarnings
      };
      (this.#ignoresWarnings ? this.successes : this.failures).push(warning);
    }
  }
}
