/** Figures by kind or country, read from a list of cells or from an object; a suppressed cell has no count. Pure. */

export interface Cell {
  readonly name: string;
  readonly count: number | null;
}

export function tally(figures: Readonly<Record<string, unknown>> | null, by: 'kind' | 'country'): readonly Cell[] {
  const plural = by === 'kind' ? 'kinds' : 'countries';
  const capital = by === 'kind' ? 'byKind' : 'byCountry';
  const found = figures?.[plural] ?? figures?.[capital];
  const cells = Array.isArray(found)
    ? found.flatMap((entry: unknown) => {
        if (!entry || typeof entry !== 'object') return [];
        const cell = entry as Record<string, unknown>;
        return [{ name: String(cell[by] ?? ''), count: count(cell['people'] ?? cell['count']) }];
      })
    : found && typeof found === 'object'
      ? Object.entries(found).map(([name, value]) => ({ name, count: count(value) }))
      : [];
  return cells.sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.name.localeCompare(b.name));
}

const count = (value: unknown) => (typeof value === 'number' ? value : null);
