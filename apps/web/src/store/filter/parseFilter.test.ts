import { describe, expect, it } from 'vitest';
import { flagsIn, parseFilter, quoteValue, setFlag, splitFilter } from './parseFilter.ts';

describe('R174: parsing a filter', () => {
  it('reads plain text, terms with a value, and flags', () => {
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
      engines: [],
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
    expect(parseFilter(text)).toEqual({ text: [], network, engines: [], unknown: [], faults: [] });
  });

  it.each(['driver:', 'project:', 'id:""', ' '])('%j is not a term yet', (text) => {
    expect(parseFilter(text)).toEqual({ text: [], network: {}, engines: [], unknown: [], faults: [] });
  });

  it.each([
    ['"unused"', ['unused'], []],
    ['"driver:bridge"', ['driver:bridge'], []],
    ['nginx:1.27', ['nginx:1.27'], ['nginx']],
    ['02:42:ac', ['02:42:ac'], []],
    ['__proto__:x constructor:y', ['__proto__:x', 'constructor:y'], ['constructor']],
    ['tostring', ['tostring'], []],
  ])('%s is plain text', (text, terms, unknown) => {
    expect(parseFilter(text)).toEqual({ text: terms, network: {}, engines: [], unknown, faults: [] });
  });

  it.each([
    ['scope:loc', 'scope must be local, swarm or global.'],
    ['type:mine', 'type must be builtin or custom.'],
    ['unused:maybe', 'unused must be true or false.'],
  ])('%s is ignored and reported', (text, fault) => {
    expect(parseFilter(text)).toEqual({ text: [], network: {}, engines: [], unknown: [], faults: [fault] });
  });

  it('R308: reads the names of engines', () => {
    expect(parseFilter('web engine:nas ENGINE:vps engine:')).toEqual({
      ...{ text: ['web'], network: {}, unknown: [], faults: [] },
      engines: ['nas', 'vps'],
    });
  });

  it('returns the position of each term', () => {
    const text = ' web  label:"a b"';
    expect(splitFilter(text).map(({ from, to }) => text.slice(from, to))).toEqual(['web', 'label:"a b"']);
  });

  it('adds and removes a flag, and leaves the rest of the text unchanged', () => {
    expect(setFlag('web label:"a b"', 'unused', true)).toBe('web label:"a b" unused');
    expect(setFlag('unused:false web unused', 'unused', false)).toBe('web');
    expect(flagsIn('web unused internal:false "internal" stopped-members:true')).toEqual([
      'unused',
      'stopped-members',
    ]);
  });

  it.each(['a b', 'a"b', 'a\\b', '', 'plain'])('reads the same value that was quoted: %j', (value) => {
    expect(splitFilter(`name:${quoteValue(value)}`)[0]?.value).toBe(value);
  });
});
