/** A product line that was put forward on an account, and the calendar day on which it first was. */
export type ShownSuggestion = { readonly accountId: string; readonly productLine: string; readonly shownOn: string };
