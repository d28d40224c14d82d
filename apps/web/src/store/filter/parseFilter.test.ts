import { describe, expect, it } from 'vitest';
import { flagsIn, parseFilter, quoteValue, setFlag, splitFilter } from './parseFilter.ts';

describe('R174: a filter as typed', () => {
  it('takes plain words, words with a value, and flags', () => {
    expect(
      parseFilter(
        'Web driver:bridge label:env=prod label:tier scope:local type:custom unused internal:false id:3f2a',
      ),
    ).toEqual({
      text: ['web'],
      network: {
        driver: ['bridge'],
        label: ['env=prod', 'tier'],
        scope: ['local'],
        type: ['custom'],
        unused: true,
        internal: false,
        id: ['3f2a'],
      },
      unknown: [],
      faults: [],
    });
  });

  it.each([
    ['label:"a=b c"', { label: ['a=b c'] }],
    ['label:a="b c"', { label: ['a=b c'] }],
    [String.raw`name:"say \"hi\" \\"`, { name: ['say "hi" \\'] }],
    ['name:"not closed', { name: ['not closed'] }],
    ['project:""', { project: [''] }],
    ['stopped-members dangling:true', { stoppedMembers: true, dangling: true }],
    ['DRIVER:null driver:host', { driver: ['null', 'host'] }],
  ])('%s', (text, network) => {
    expect(parseFilter(text)).toEqual({ text: [], network, unknown: [], faults: [] });
  });

  it.each(['driver:', 'project:', 'id:""', ' '])('%j is not yet anything', (text) => {
    expect(parseFilter(text)).toEqual({ text: [], network: {}, unknown: [], faults: [] });
  });

  it.each([
    ['"unused"', ['unused'], []],
    ['"driver:bridge"', ['driver:bridge'], []],
    ['nginx:1.27', ['nginx:1.27'], ['nginx']],
    ['02:42:ac', ['02:42:ac'], []],
    ['__proto__:x constructor:y', ['__proto__:x', 'constructor:y'], ['constructor']],
    ['tostring', ['tostring'], []],
  ])('%s is plain text', (text, words, unknown) => {
    expect(parseFilter(text)).toEqual({ text: words, network: {}, unknown, faults: [] });
  });

  it.each([
    ['scope:loc', 'scope: is local, swarm or global.'],
    ['type:mine', 'type: is builtin or custom.'],
    ['unused:maybe', 'unused: is true or false.'],
  ])('%s is left out until it is right', (text, fault) => {
    expect(parseFilter(text)).toEqual({ text: [], network: {}, unknown: [], faults: [fault] });
  });

  it('tells where words stand', () => {
    const text = ' web  label:"a b"';
    expect(splitFilter(text).map(({ from, to }) => text.slice(from, to))).toEqual(['web', 'label:"a b"']);
  });

  it('adds and removes a flag, and leaves the rest as typed', () => {
    expect(setFlag('web label:"a b"', 'unused', true)).toBe('web label:"a b" unused');
    expect(setFlag('unused:false web unused', 'unused', false)).toBe('web');
    expect(flagsIn('web unused internal:false "internal" stopped-members:true')).toEqual([
      'unused',
      'stopped-members',
    ]);
  });

  it.each(['a b', 'a"b', 'a\\b', '', 'plain'])('reads back a quoted value: %j', (value) => {
    expect(splitFilter(`name:${quoteValue(value)}`)[0]?.value).toBe(value);
  });
});
