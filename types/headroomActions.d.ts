/** Values of the actions of a whitespace row: what an opportunity begins with, prices, answers. */
declare namespace Headroom {
  /** A field as object info tells it. */
  type FieldInfo = { label: string; createable: boolean };

  /** What the values of a new opportunity follow from. */
  type OpeningFacts = {
    account: WhitespaceAccount;
    /** YYYY-MM-DD by the org's clock; without it no close date is known. */
    today?: string;
    /** As they were published. */
    settings?: LineSettings['opportunity'];
    /** The platform's answer about Opportunity. */
    info: { fields: Record<string, FieldInfo> };
    /** The platform's answer about the stages of its default record type. */
    picklist?: { values: readonly { value: string; label: string; attributes: { closed?: boolean } | null }[] };
    priceBookId?: string;
  };

  /** A price book entry. `CurrencyIsoCode` is absent in orgs with one currency. */
  type Price = { Id: string; UnitPrice: number; IsActive: boolean; Pricebook2Id: string; CurrencyIsoCode?: string | null };

  type PriceBook = { id: string; name: string };

  /** Which price is looked for. */
  type PriceWish = { code?: string; book?: PriceBook; currency?: string };

  /** What a new opportunity begins with, once all of it is known. */
  type Opening = {
    values: Record<string, string>;
    /** Names of the fields in the viewer's language. */
    labels: Record<string, string>;
    stages: { value: string; label: string }[];
    /** The line item that goes with it, or why none does. */
    product: { price?: Price; problem?: string };
  };

  /** An entry of `errors` that `executeMutation` resolves with. */
  type MutationError = {
    message?: string;
    extensions?: { errorCode?: string; fields?: readonly string[] };
    /** Where the org could not be reached or refused the whole request. */
    error?: { status?: number };
  };

  /** One entry of a menu. */
  type MenuItem = { key: string; label: string };

  /** What the viewer may do with the objects that actions write. */
  type ActionRights = { canCreateOpportunity: boolean; canAddProduct: boolean; canAnswer: boolean; canEditAnswer: boolean };

  /** What a row offers, in words. */
  type RowActions = {
    /** Said in place of a button, or beside it; empty for nothing. */
    note: string;
    /** The one button. */
    primary?: { key: string; label: string; isLink?: boolean };
    items: MenuItem[];
  };

  /** An answer as the form holds it. */
  type AnswerInput = { answer: string; until: string; reason: string };
}
