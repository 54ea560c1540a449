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
      this.key = crypto.randomUUID();
      this.content = text;
    }
    return this.key;
  }

  /** The server has answered for good: the next press means something new. */
  settle(): void {
    this.key = '';
  }
}
