import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMakeCertificates, makeCertificate } from '../docker/discovery/testing/makeCertificate.ts';
import { readEnginesFile } from './readEnginesFile.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-engines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(...lines: string[]) {
  const file = join(folder, 'engines.yml');
  writeFileSync(file, lines.join('\n'));
  return readEnginesFile(file);
}

describe('R281: a file of engines', () => {
  it('gives each a name and an address; one can be the default', async () => {
    const source = join(folder, 'engines.yml');
    expect(
      await read(
        '# Ours',
        'engines:',
        '- name: nas',
        '  url: ssh://me@nas',
        '- {name: b, url: "b:1", default: true}',
      ),
    ).toEqual([
      { name: 'nas', address: { url: 'ssh://me@nas', source }, isDefault: false },
      { name: 'b', address: { url: 'tcp://b:1', source }, isDefault: true },
    ]);
    expect(
      await read('{"engines": [{"name": "a", "url": "unix:///a.sock", "default": false}]}'),
    ).toHaveLength(1);
  });

  it.runIf(canMakeCertificates)('has TLS files beside it, which an anchor can share', async () => {
    const { cert, key } = makeCertificate(folder, 'ours');
    const engines = await read(
      'engines:',
      '- name: a',
      '  url: tcp://a:2376',
      `  tls: &tls { ca: ours.pem, cert: ./ours.pem, key: ${key} }`,
      '- { name: b, url: tcp://b:2376, tls: *tls }',
      '- { name: c, url: tcp://c:2376, tls: { skipVerify: true } }',
    );
    const text = readFileSync(cert, 'utf8');
    const tls = { ca: text, cert: text, key: readFileSync(key, 'utf8'), skipVerify: false };
    expect(engines.map(({ address }) => address.tls)).toEqual([
      tls,
      tls,
      { ca: undefined, skipVerify: true },
    ]);
  });

  const engine = (...rest: string[]) => ['engines:', '- name: a', '  url: tcp://a:1', ...rest];
  const bomb = Array.from(
    { length: 8 },
    (_, at) => `x${at}: &x${at} [${`*x${at - 1}, `.repeat(at ? 9 : 0)}0]`,
  );
  it.each<[string, string[], string]>([
    ['nothing', [''], ', line 1: engines is missing.'],
    ['no list', ['engines: 3'], ', line 1: engines must be a list.'],
    ['an empty list', ['', 'engines: []'], ', line 2: engines must list at least one engine.'],
    ['another field', ['engins: []'], ', line 1: engines is missing.'],
    [
      'an unknown field',
      engine('  host: b'),
      ', line 4: engines[0].host is not a field that Portolan knows.',
    ],
    ['an unknown field at the top', [...engine(), 'x: 1'], ', line 4: x is not a field that Portolan knows.'],
    ['an unknown TLS field', engine('  tls:', '    pem: b'), ', line 5: engines[0].tls.pem is not a field'],
    ['a missing name', ['engines:', '- url: tcp://a:1'], ', line 2: engines[0].name is missing.'],
    ['a missing address', [...engine(), '- name: b'], ', line 4: engines[1].url is missing.'],
    [
      'a number as name',
      ['engines:', '- url: a:1', '  name: 12'],
      ', line 3: engines[0].name must be text; write it',
    ],
    [
      'a name with a slash',
      ['engines: [{name: a/b, url: a:1}]'],
      'engines[0].name: "a/b" is not a name of an engine.',
    ],
    ['a word as switch', engine('  default: maybe'), ', line 4: engines[0].default must be true or false.'],
    [
      'not an address',
      ['engines:', '- name: a', '  url: ftp://a'],
      ', line 3: engines[0].url: "ftp://a" is not an',
    ],
    [
      'TLS without tcp',
      engine('- name: b', '  url: unix:///b', '  tls: {}'),
      ', line 6: engines[1].tls is only for',
    ],
    [
      'no such TLS file',
      engine('  tls: { ca: none.pem }'),
      ', line 4: engines[0].tls: The CA certificate $/none.pem does',
    ],
    ['cert without key', engine('  tls: { cert: a }'), 'engines[0].tls: tls.cert is given without tls.key.'],
    [
      'the same name twice',
      engine('- name: a', '  url: b:1'),
      ', line 4: engines[1].name is that of the engine in line 2.',
    ],
    [
      'two defaults',
      engine('  default: true', '- {name: b, url: b:1, default: true}'),
      ', line 5: engines[1].default is already',
    ],
    ['a field twice', engine('  name: b'), ', line 4: Map keys must be unique.'],
    ['what is no YAML', ['engines:', '  - [', 'x'], ', line 3: '],
    ['two documents', [...engine(), '---', 'x: 1'], ', line 4: '],
    ['very deep lists', ['engines:', ' ' + '['.repeat(100_000)], 'engines.yml'],
    [
      'an alias without anchor',
      ['engines: *none'],
      ': an alias has no anchor, or there are too many of them.',
    ],
    [
      'very many aliases',
      [...bomb, 'engines: *x7'],
      ': an alias has no anchor, or there are too many of them.',
    ],
    [
      'too much',
      ['engines: []', '#'.repeat(256 * 1024)],
      'The file of engines $/engines.yml is larger than 256 KB.',
    ],
  ])('with %s is refused in one sentence', async (_, lines, message) => {
    const reading = read(...lines);
    await expect(reading).rejects.toMatchObject({ name: 'ConfigError' });
    await expect(reading).rejects.toThrow(message.replaceAll('$', folder));
    await expect(reading).rejects.toThrow(/^[^\n]*\.$/);
  });

  it('that does not exist is refused', async () => {
    await expect(readEnginesFile('/nowhere/e.yml')).rejects.toThrow(
      'The file of engines /nowhere/e.yml does not exist.',
    );
  });
});
