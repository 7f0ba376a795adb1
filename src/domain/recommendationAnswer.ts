/** An answer to the question about recommendation. Days are counted from 1970-01-01 in the org's zone. */
export type RecommendationAnswer = {
  readonly id: string;
  readonly accountId: string;
  readonly contactId?: string;
  /** 0-10. */
  readonly score: number;
  readonly on: number;
};
