/**
 * An element whose content is shown by the admin instead of here. It only reads: an attribute or a child
 * set before the app's own script has run would break React's hydration.
 */
export abstract class ObservedElement extends HTMLElement {
  #observer: MutationObserver | null = null;

  connectedCallback(): void {
    this.#observer = new MutationObserver(() => {
      this.contentChanged();
    });
    this.#observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    queueMicrotask(() => {
      if (this.isConnected) this.contentChanged();
    });
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.contentGone();
  }

  protected abstract contentChanged(): void;
  protected abstract contentGone(): void;
}
