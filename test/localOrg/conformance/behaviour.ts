/**
 * One entry of the conformance list: something that the local org does because the platform does it. `scripts/generateLocalOrgDoc.ts`
 * writes the list into docs/LOCAL_ORG.md and fails when a test is not there under its title.
 */
export type Behaviour = {
  /** The fact, in the present tense. */
  readonly says: string;
  /** Address of the public page, thread or file that says so. */
  readonly source: string;
  /**
   * `documented`: the source says it in so many words. `observed`: the source shows a reply of a real org, or a client that depends on
   * it. `unconfirmed`: nothing public settles it; the source is the nearest there is.
   */
  readonly standing: 'documented' | 'observed' | 'unconfirmed';
  /** File below `test/` and the title of the test in it that fails when the behaviour is lost. */
  readonly test: readonly [file: string, title: string];
};

/** Something that the platform does and the local org refuses loudly, with the test that sees the refusal. */
export type Refusal = {
  /** What a client would ask for. */
  readonly asks: string;
  /** What it gets instead: status and code. */
  readonly gets: string;
  readonly test: readonly [file: string, title: string];
};

/** The list of one area, exported by `<area>.ts` beside this file. */
export type Conformance = {
  /** Heading in docs/LOCAL_ORG.md. */
  readonly area: string;
  readonly behaviours: readonly Behaviour[];
  readonly refusals: readonly Refusal[];
  /** What the platform has and the local org lacks without a refusal that could be loud, one sentence each. */
  readonly notThere: readonly string[];
};
