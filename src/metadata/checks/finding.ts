/** One fault of the package: where it stands, what is wrong, what to do. */
export type Finding = { readonly file: string; readonly element: string; readonly what: string; readonly fix: string };

/** A finding as one line for people. */
export function findingLine(finding: Finding): string {
  return `${finding.file}: ${finding.element} ${finding.what}. ${finding.fix}.`;
}
