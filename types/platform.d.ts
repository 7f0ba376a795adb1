/** What the components import from the platform, as far as they use it. */

declare module 'lwc' {
  export class LightningElement {
    readonly template: ShadowRoot & {
      querySelector(selector: 'c-headroom-scorecard-detail'): (HTMLElement & { showMeasure(key: string): void }) | null;
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
}

declare module 'lightning/uiRecordApi' {
  export const getRecords: unknown;
}

declare module 'lightning/uiObjectInfoApi' {
  export const getObjectInfos: unknown;
}

declare module 'lightning/pageReferenceUtils' {
  /** Field values as one text for `state.defaultFieldValues` of a page reference to a new record. */
  export function encodeDefaultFieldValues(values: Record<string, unknown>): string;
  export function decodeDefaultFieldValues(encoded: string): Record<string, string>;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  type PageReference = { type: string; attributes: Record<string, unknown> };
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

declare module '@salesforce/userPermission/*' {
  const isGranted: boolean | undefined;
  export default isGranted;
}

declare module '@salesforce/schema/*' {
  const name: { readonly objectApiName: string };
  export default name;
}
