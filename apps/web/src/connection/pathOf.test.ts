import { expect, it } from 'vitest';
import { pathOf } from './pathOf.ts';

it('R289: paths of the default engine have no name, those of another one begin with it', () => {
  expect(pathOf(null, '/networks')).toBe('/api/v1/networks');
  expect(pathOf('nas', '/networks?unused=true')).toBe('/api/v1/engines/nas/networks?unused=true');
  expect(pathOf('a/b?c', '/topology')).toBe('/api/v1/engines/a%2Fb%3Fc/topology');
});
