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

/** Hue and saturation stay, so that the colour is still the conference's own; only the lightness moves. */
function toHsl([red, green, blue]: Rgb): Rgb {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const chroma = max - min;
  const lightness = (max + min) / 2;
  if (chroma === 0) return [0, 0, lightness];
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  const sector = max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return [sector * 60, saturation, lightness];
}

function hexOf([hue, saturation, lightness]: Rgb): string {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** The colour nearest to `hex`, darker or lighter, that reaches `ratio` against every one of `others`. */
export function readable(hex: string, others: readonly string[], towards: 'black' | 'white', ratio = 4.6): string | null {
  const from = parseHex(hex);
  if (!from) return null;
  if (others.every((other) => contrast(hex, other) >= ratio)) return hex.trim().toLowerCase();
  const [hue, saturation, lightness] = toHsl(from);
  const end = towards === 'black' ? 0 : 1;
  for (let share = 0.02; share < 1; share += 0.02) {
    const candidate = hexOf([hue, saturation, lightness + (end - lightness) * share]);
    if (others.every((other) => contrast(candidate, other) >= ratio)) return candidate;
  }
  return towards === 'black' ? '#000000' : '#ffffff';
}

/** The accent for both schemes: against the paper, and under the ink that buttons put on it. */
export function accents(hex: string): { light: string; dark: string } | null {
  const light = readable(hex, ['#ffffff', '#f3f5f6'], 'black');
  const dark = readable(hex, ['#14181b', '#1c2226', '#10191a'], 'white', 5.5);
  return light && dark ? { light, dark } : null;
}

export function applyAccent(hex: string | null | undefined): void {
  const found = hex ? accents(hex) : null;
  const style = document.documentElement.style;
  if (!found) return;
  style.setProperty('--accent-light-scheme', found.light);
  style.setProperty('--accent-dark-scheme', found.dark);
}
