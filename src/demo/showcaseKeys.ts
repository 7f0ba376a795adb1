/** Keys and name of the account that the tour of the demo opens, and of those who look after it. */
export const SHOWCASE = 'account:showcase';
export const SHOWCASE_NAME = 'Quillhaven Software';
export const SHOWCASE_SELLER = 'user:seller:0';
export const SHOWCASE_MANAGER = 'user:csm:0';
export const SHOWCASE_OPEN_DEAL = 'deal:showcase:open';
