import { TopologyIndex } from '@portolan/topology';
import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { insertTerm, suggestTerms } from './filterSuggestions.ts';

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
const termsFor = (text: string, caret = text.length) =>
  suggestTerms(text, caret, new Map([['nas', index]])).map((each) => each.text);

describe('R174: suggestions in the filter field', () => {
  it('are all terms if none is started', () => {
    expect(termsFor('web ')).toEqual(termsFor(''));
    expect(termsFor('')).toHaveLength(11);
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
  ])('%s', (text, terms) => {
    expect(termsFor(text)).toEqual(terms);
  });

  it('R308: count over all engines that are shown, of which the terms can name some', () => {
    const vps = new TopologyIndex(aTopology({ networks: [aNetwork('c', { driver: 'macvlan' })] }));
    const suggested = (text: string) =>
      suggestTerms(
        text,
        text.length,
        new Map([
          ['nas', index],
          ['vps', vps],
        ]),
      );
    expect(suggested('driver:m')).toEqual([{ text: 'driver:macvlan', help: '2' }]);
    expect(suggested('engine:').map(({ text }) => text)).toEqual(['engine:nas', 'engine:vps']);
    expect(suggested('en').map(({ text }) => text)).toEqual(['engine:']);
    expect([termsFor('en'), termsFor('engine:')]).toEqual([[], []]);
  });

  it('replace the term at the caret', () => {
    expect(insertTerm('web dri unused', 7, 'driver:')).toEqual({ text: 'web driver: unused', caret: 11 });
    expect(insertTerm('', 0, 'unused')).toEqual({ text: 'unused ', caret: 7 });
    expect(insertTerm('scope:l', 7, 'scope:local')).toEqual({ text: 'scope:local ', caret: 12 });
  });
});
