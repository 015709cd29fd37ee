import { describe, expect, test } from 'vitest';
import { accents, contrast, parseHex } from './accent';

describe('a conference’s colour', () => {
  test('can be read in both schemes, whatever it is', () => {
    for (const hex of ['#000000', '#ffffff', '#ffff00', '#1f3d7a', '#e4002b', '#7fdbff', '#808080']) {
      const found = accents(hex)!;
      expect(contrast(found.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(found.light, '#f3f5f6')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(found.dark, '#14181b')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(found.dark, '#1c2226')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(found.dark, '#10191a')).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('stays as it is where it can be read', () => {
    expect(accents('#1f3d7a')?.light).toBe('#1f3d7a');
  });

  test('is refused when it is none', () => {
    expect(parseHex('red')).toBeNull();
    expect(accents('url(#)')).toBeNull();
  });
});
