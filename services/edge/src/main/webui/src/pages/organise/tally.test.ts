import { expect, test } from 'vitest';
import { tally } from './tally';

test('figures are read from lists and from objects, suppressed cells stay without a count', () => {
  expect(tally({ kinds: [{ kind: 'press', people: null }, { kind: 'viewer', people: 9 }] }, 'kind')).toEqual([
    { name: 'viewer', count: 9 },
    { name: 'press', count: null },
  ]);
  expect(tally({ byCountry: { KE: 7, IS: null } }, 'country')).toEqual([
    { name: 'KE', count: 7 },
    { name: 'IS', count: null },
  ]);
  expect(tally(null, 'kind')).toEqual([]);
});
