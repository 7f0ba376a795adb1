/** What uninstalling would mean in an org: nothing of it was done. */
export type UninstallPlan = {
  /** Components of this package in the org, by metadata type. */
  readonly goes: readonly { readonly type: string; readonly names: readonly string[] }[];
  /** Components with Headroom's prefix that this version does not know: settings of the org's own, or of another version. */
  readonly alsoNamedSo: readonly { readonly type: string; readonly names: readonly string[] }[];
  /** Records that are deleted with their objects. */
  readonly records: readonly { readonly object: string; readonly count: number }[];
  /** Records of the platform's objects that stay and lose the value of a field of ours. */
  readonly values: readonly { readonly field: string; readonly count: number }[];
  /** Pages of the org's own that hold components of ours: the platform refuses to delete a component that a page holds. */
  readonly pages: readonly { readonly name: string; readonly components: readonly string[] }[];
  /** Users who hold a permission set of ours: the platform refuses to delete a set that somebody holds. */
  readonly assignments: readonly { readonly permissionSet: string; readonly users: number }[];
};
