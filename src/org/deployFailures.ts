/** A component failure of a deploy, as far as people are told of it. */
export type ComponentFailure = {
  readonly fullName?: string | null | undefined;
  readonly componentType?: string | null | undefined;
  readonly fileName?: string | null | undefined;
  readonly problem?: string | null | undefined;
  /** From 1; null or left out where the org does not know the place. */
  readonly lineNumber?: number | null | undefined;
};

/** Names given of many components that fail for one reason. */
const namedOfMany = 3;

/**
 * One line for each failure, with file and line of the file; one line for components of a type that all fail for one reason.
 *
 * @example  failureLines([{ componentType: 'Flow', fullName: 'A', fileName: 'flows/A.flow', lineNumber: 3, problem: 'No' }])
 *           // ['Flow A (flows/A.flow:3): No']
 */
export function failureLines(failures: readonly ComponentFailure[]): readonly string[] {
  const alike = Map.groupBy(failures, ({ componentType, problem }) => `${componentType ?? ''}: ${problem ?? ''}`);
  return [...alike.values()].flatMap((group) => (group.length > namedOfMany ? [groupLine(group)] : group.map(failureLine)));
}

function groupLine(group: readonly ComponentFailure[]): string {
  const [first = {}] = group;
  const names = group.slice(0, namedOfMany).map(({ fullName }) => fullName ?? '');
  return `${group.length} x ${first.componentType ?? ''} (${names.join(', ')}, ...): ${first.problem ?? ''}`;
}

function failureLine({ componentType, fullName, fileName, lineNumber, problem }: ComponentFailure): string {
  const place = `${fileName ?? ''}${typeof lineNumber !== 'number' ? '' : `:${lineNumber}`}`;
  return `${componentType ?? ''} ${fullName ?? ''} (${place}): ${problem ?? ''}`;
}
