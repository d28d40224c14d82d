import { toShell } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { toFieldCommand, toTargetName, toFormatTemplate } from './toFieldCommand.ts';
import type { Json, Path } from './jsonFields.ts';

describe('R172: the format that prints a field', () => {
  it.each<[Path, Json, string]>([
    [['Name'], 'web', '{{.Name}}'],
    [['Internal'], false, '{{.Internal}}'],
    [['GwPriority'], 0, '{{json .GwPriority}}'],
    [['ConfigFrom', 'Network'], '', '{{json .ConfigFrom.Network}}'],
    [['Created'], '2026-11-21T14:52:55.1Z', '{{json .Created}}'],
    [['Labels'], null, '{{json .Labels}}'],
    [['IPAM', 'Config', 0, 'Subnet'], '10.0.0.0/8', '{{(index .IPAM.Config 0).Subnet}}'],
    [['IPAM', 'Config', 0], {}, '{{json (index .IPAM.Config 0)}}'],
    [
      ['Options', 'com.docker.network.driver.mtu'],
      '1500',
      '{{index .Options "com.docker.network.driver.mtu"}}',
    ],
    [
      ['NetworkSettings', 'Ports', '80/tcp', 0, 'HostPort'],
      '8080',
      '{{(index (index .NetworkSettings.Ports "80/tcp") 0).HostPort}}',
    ],
    [
      ['Labels', 'a"b\\c\n\u202e\u{e0001}'],
      'x',
      String.raw`{{index .Labels "a\"b\\c\u000a\u202e\U000e0001"}}`,
    ],
  ])('%j', (path, value, template) => {
    expect(toFormatTemplate(path, value)).toBe(template);
  });

  it('is left out for the root', () => {
    expect(toShell(toFieldCommand({ kind: 'container', name: 'a' }, [], {}))).toBe(
      'docker container inspect a',
    );
  });

  it('is quoted for a shell', () => {
    const command = toFieldCommand({ kind: 'network', name: 'a', verbose: true }, ['Labels', "it's"], 'x');
    expect(toShell(command)).toBe(
      `docker network inspect --verbose --format '{{index .Labels "it'\\''s"}}' a`,
    );
  });
});

it.each([
  ['web_1.x', 1, 'web_1.x'],
  ['web', 2, 'the-id'],
  ['-f', 1, 'the-id'],
  ['a/b', 1, 'the-id'],
  ['a b', 1, 'the-id'],
])('R173: %s, the name of %d networks, is written as %s', (name, count, target) => {
  expect(toTargetName({ id: 'the-id', name }, count)).toBe(target);
});
