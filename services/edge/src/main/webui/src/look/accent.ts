/** A conference brings its own colour; here it is moved in lightness until text in it can be read. */

type Rgb = readonly [number, number, number];

export function parseHex(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  return match ? [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)] : null;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(parseHex(one) ?? [0, 0, 0]);
  const b = luminance(parseHex(other) ?? [0, 0, 0]);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): string {
  return (
    '#' +
    from
      .map((channel, i) => Math.round(channel + (to[i]! - channel) * share))
      .map((channel) => channel.toString(16).padStart(2, '0'))
      .join('')
  );
}

/** The colour nearest to `hex`, towards black or white, that reaches `ratio` against every one of `others`. */
export function readable(hex: string, others: readonly string[], towards: 'black' | 'white', ratio = 4.6): string | null {
  const from = parseHex(hex);
  if (!from) return null;
  const to: Rgb = towards === 'black' ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(from, to, share);
    if (others.every((other) => contrast(candidate, other) >= ratio)) return candidate;
  }
  return mix(from, to, 1);
}

/** The accent for both schemes: against the paper, and under the ink that buttons put on it. */
export function accents(hex: string): { light: string; dark: string } | null {
  const light = readable(hex, ['#ffffff', '#f3f5f6'], 'black');
  const dark = readable(hex, ['#14181b', '#1c2226', '#10191a'], 'white');
  return light && dark ? { light, dark } : null;
}

export function applyAccent(hex: string | null | undefined): void {
  const found = hex ? accents(hex) : null;
  const style = document.documentElement.style;
  if (!found) return;
  style.setProperty('--accent-light-scheme', found.light);
  style.setProperty('--accent-dark-scheme', found.dark);
}
