/**
 * Keeps who works by keyboard where they are: what they pressed may be gone with what it did, and the focus with it.
 * Call it once the page shows what has become.
 */
export function keepFocus(host: HTMLElement, selector: string): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    host.querySelector<HTMLElement>(selector)?.focus();
  }
}
