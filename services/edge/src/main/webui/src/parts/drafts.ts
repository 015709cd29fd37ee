/** What somebody typed and has not sent: kept in this tab over reloads and over signing in, gone when sent. */

const prefix = 'plenary.draft.';

export function readDraft<T extends object>(name: string, storage: Storage = sessionStorage): Partial<T> {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(prefix + name) ?? '{}');
    return parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Partial<T>) : {};
  } catch {
    return {};
  }
}

export function writeDraft(name: string, draft: object, storage: Storage = sessionStorage): void {
  try {
    const kept = Object.values(draft).some((value) => value !== '' && value !== undefined && value !== null);
    if (kept) storage.setItem(prefix + name, JSON.stringify(draft));
    else storage.removeItem(prefix + name);
  } catch {
    // A full or forbidden storage costs the draft's second life, not the page.
  }
}

export function dropDraft(name: string, storage: Storage = sessionStorage): void {
  try {
    storage.removeItem(prefix + name);
  } catch {
    // Nothing was kept then.
  }
}
