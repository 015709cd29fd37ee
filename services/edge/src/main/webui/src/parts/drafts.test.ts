import { beforeEach, describe, expect, test } from 'vitest';
import { dropDraft, readDraft, writeDraft } from './drafts';

class Memory implements Storage {
  readonly #items = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

describe('drafts', () => {
  let storage: Storage;
  beforeEach(() => (storage = new Memory()));

  test('come back as they were written', () => {
    writeDraft('ask.1', { text: 'Why?', shownAs: 'name' }, storage);
    expect(readDraft('ask.1', storage)).toEqual({ text: 'Why?', shownAs: 'name' });
    expect(readDraft('ask.2', storage)).toEqual({});
  });

  test('leave nothing behind when emptied or sent', () => {
    writeDraft('ask.1', { text: 'Why?' }, storage);
    writeDraft('ask.1', { text: '' }, storage);
    expect(storage.length).toBe(0);
    writeDraft('ask.1', { text: 'Why?' }, storage);
    dropDraft('ask.1', storage);
    expect(storage.length).toBe(0);
  });

  test('survive foreign content and a storage that refuses', () => {
    storage.setItem('plenary.draft.ask.1', 'not json');
    expect(readDraft('ask.1', storage)).toEqual({});
    storage.setItem('plenary.draft.ask.1', '[1]');
    expect(readDraft('ask.1', storage)).toEqual({});
    const full = { setItem: () => { throw new Error('full'); } } as unknown as Storage;
    expect(() => writeDraft('ask.1', { text: 'Why?' }, full)).not.toThrow();
  });
});
