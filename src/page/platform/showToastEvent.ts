type Toast = { title?: string; message?: string; messageData?: readonly unknown[]; variant?: string; mode?: string };

/** Asks the page to show a toast. */
export class ShowToastEvent extends CustomEvent<Toast> {
  constructor(toast: Toast) {
    super('lightning__showtoast', { bubbles: true, composed: true, cancelable: true, detail: toast });
  }
}
