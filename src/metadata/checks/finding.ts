/** One fault of the package: where it stands, what is wrong, what to do. */
export type Finding = {
  readonly file: string;
  readonly element: string;
  readonly what: string;
  readonly fix: string;
  /** Where in the file, from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The component that a deploy would refuse. */
  readonly component?: { readonly type: string; readonly fullName: string };
  /** What the platform says when it refuses the component, where its words are public. */
  readonly problem?: string;
  /** True where the check cannot know: a name of the platform, or of another package, that no list here holds. */
  readonly isUnknown?: true;
};

/** A finding as one line for people. */
export function findingLine({ file, line, element, what, fix }: Finding): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${element} ${what}. ${fix}.`;
}

/** Where findings about an element of a component stand. */
export function placeOf(
  component: { readonly type: string; readonly fullName: string; readonly file: string },
  element?: { readonly line: number; readonly column: number }
): Pick<Finding, 'file' | 'element' | 'component' | 'line' | 'column'> {
  const { type, fullName, file } = component;
  const at = element === undefined ? {} : { line: element.line, column: element.column };
  return { file, element: fullName, component: { type, fullName }, ...at };
}
