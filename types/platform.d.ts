/** What the components import from the platform, as far as they use it. */

declare module 'lwc' {
  export class LightningElement {
    readonly template: Omit<ShadowRoot, 'querySelector'> & {
      querySelector(selector: 'c-headroom-scorecard-detail'): (HTMLElement & { showMeasure(key: string): void }) | null;
      querySelector(selector: 'c-headroom-said-list'): (HTMLElement & { focusOn(key: string): boolean }) | null;
      querySelector(selector: 'c-headroom-book-view' | 'c-headroom-departments'): (HTMLElement & { refresh(): Promise<void> }) | null;
      querySelector(selector: 'c-headroom-matrix-view'): (HTMLElement & { refresh(): Promise<void> }) | null;
      querySelector(selector: 'c-headroom-matrix-grid'): (HTMLElement & { focusAgain(): void }) | null;
      querySelector(selector: 'c-headroom-matrix-next'): (HTMLElement & { refresh(): Promise<void>; focusAgain(): void }) | null;
      querySelector(selector: string): HTMLElement | null;
    };
    dispatchEvent(event: Event): boolean;
    renderedCallback(): void;
  }
  export const api: (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void;
  export function wire(adapter: unknown, config?: object): (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void;
}

declare module 'lightning/graphql' {
  export function gql(parts: TemplateStringsArray, ...documents: unknown[]): unknown;
  export const graphql: unknown;
  /** Resolves, with `errors` where the org refused. */
  export function executeMutation(config: { query: unknown; variables?: Record<string, unknown> }): Promise<{ data?: any; errors?: any[] }>;
}

declare module 'lightning/uiRecordApi' {
  type RecordInput = { apiName: string; fields: Record<string, unknown> };
  type FieldId = { objectApiName: string; fieldApiName: string };
  export const getRecord: unknown;
  export const getRecords: unknown;
  /** Value, and formatted value, of a field of a record; undefined where the record does not hold it. */
  export function getFieldValue(record: unknown, field: FieldId): any;
  export function getFieldDisplayValue(record: unknown, field: FieldId): string | null | undefined;
  export function createRecord(input: RecordInput): Promise<{ id: string }>;
  export function updateRecord(input: { fields: Record<string, unknown> }): Promise<unknown>;
  /** Every part of the page that shows one of the records reads it anew. */
  export function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: { title: string; message?: string; variant?: 'info' | 'success' | 'warning' | 'error' });
  }
}

declare module 'lightning/uiObjectInfoApi' {
  export const getObjectInfo: unknown;
  export const getObjectInfos: unknown;
  export const getPicklistValues: unknown;
}

declare module 'lightning/pageReferenceUtils' {
  /** Field values as one text for `state.defaultFieldValues` of a page reference to a new record. */
  export function encodeDefaultFieldValues(values: Record<string, unknown>): string;
  export function decodeDefaultFieldValues(encoded: string): Record<string, string>;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  export const CurrentPageReference: unknown;
  type PageReference = { type: string; attributes: Record<string, unknown>; state?: Record<string, string> };
  const navigate: unique symbol;
  const generateUrl: unique symbol;
  interface Navigating {
    [navigate](page: PageReference): void;
    [generateUrl](page: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    <Base extends new (...args: any[]) => LightningElement>(base: Base): Base & (new (...args: any[]) => Navigating);
    readonly Navigate: typeof navigate;
    readonly GenerateUrl: typeof generateUrl;
  };
}

declare module '@salesforce/label/*' {
  const words: string;
  export default words;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}

declare module '@salesforce/client/formFactor' {
  const formFactor: 'Small' | 'Medium' | 'Large';
  export default formFactor;
}

declare module '@salesforce/user/Id' {
  const id: string;
  export default id;
}

declare module '@salesforce/userPermission/*' {
  const isGranted: boolean | undefined;
  export default isGranted;
}

/** An object has only the first name; a field has both. */
declare module '@salesforce/schema/*' {
  const name: { readonly objectApiName: string; readonly fieldApiName: string };
  export default name;
}
