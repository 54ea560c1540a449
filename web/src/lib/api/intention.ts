/** A key that nobody else has; `crypto.randomUUID` exists on secure pages alone. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The key of one thing that somebody means to do. Pressing again, or trying again after the network broke, sends
 * the same key, so that the server answers with the first outcome; other content is another intention.
 */
export class Intention {
  private key = '';
  private content = '';

  keyFor(content: unknown): string {
    const text = JSON.stringify(content) ?? '';
    if (!this.key || text !== this.content) {
      this.key = newKey();
      this.content = text;
    }
    return this.key;
  }

  /** The server has answered for good: the next press means something new. */
  settle(): void {
    this.key = '';
  }
}
