import { TopologyIndex } from '@portolan/topology';
import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { putWord, suggestWords } from './filterSuggestions.ts';

const index = new TopologyIndex(
  aTopology({
    networks: [
      aNetwork('a', { labels: { 'my env': '1' }, project: 'shop' }),
      aNetwork('b', { labels: { 'my env': '2', tier: '' } }),
      aNetwork('c', { driver: 'macvlan' }),
      aNetwork('host', { driver: 'host', predefined: true }),
    ],
  }),
);
const wordsFor = (text: string, caret = text.length) =>
  suggestWords(text, caret, index).map(({ word }) => word);

describe('R174: what could be typed', () => {
  it('is every word where none is begun', () => {
    expect(wordsFor('web ')).toEqual(wordsFor(''));
    expect(wordsFor('')).toHaveLength(11);
  });

  it.each([
    ['in', ['internal']],
    ['web d', ['driver:', 'dangling']],
    ['unused', []],
    ['driver:', ['driver:bridge', 'driver:host', 'driver:macvlan']],
    ['driver:m', ['driver:macvlan']],
    ['driver:macvlan', []],
    ['label:', ['label:"my env"', 'label:tier']],
    ['type:', ['type:custom', 'type:builtin']],
    ['project:', ['project:shop']],
    ['nowhere:', []],
  ])('%s', (text, words) => {
    expect(wordsFor(text)).toEqual(words);
  });

  it('takes the place of the word at the cursor', () => {
    expect(putWord('web dri unused', 7, 'driver:')).toEqual({ text: 'web driver: unused', caret: 11 });
    expect(putWord('', 0, 'unused')).toEqual({ text: 'unused ', caret: 7 });
    expect(putWord('scope:l', 7, 'scope:local')).toEqual({ text: 'scope:local ', caret: 12 });
  });
});
