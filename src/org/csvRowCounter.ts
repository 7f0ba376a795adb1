const quote = 0x22;
const lineFeed = 0x0a;

/**
 * Counts the records of a CSV stream (RFC 4180) byte by byte, without parsing fields.
 *
 * A line feed ends a record unless it stands inside quotes; a doubled quote leaves and enters again, so it needs no case
 * of its own.
 */
export class CsvRowCounter {
  private ended = 0;
  private insideQuotes = false;
  private openBytes = 0;

  add(bytes: Uint8Array): void {
    let { insideQuotes } = this;
    let lastEnd = -1;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (byte === quote) insideQuotes = !insideQuotes;
      else if (byte === lineFeed && !insideQuotes) {
        this.ended += 1;
        lastEnd = index;
      }
    }
    this.insideQuotes = insideQuotes;
    this.openBytes = lastEnd < 0 ? this.openBytes + bytes.length : bytes.length - 1 - lastEnd;
  }

  /** Records so far without the header; a last record without its line feed counts. */
  get rows(): number {
    const lines = this.ended + (this.openBytes > 0 ? 1 : 0);
    return Math.max(0, lines - 1);
  }

  /** False where the stream ended inside a quoted field. */
  get isWhole(): boolean {
    return !this.insideQuotes;
  }
}
