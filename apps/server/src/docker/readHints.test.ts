import { Readable } from 'node:stream';
import { idOf } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import type { EngineHint } from './EngineClient.ts';
import { readHints, toHint } from './readHints.ts';

const network = idOf('network');
const container = idOf('container');
const hint = (Type: string, Action: string, ID: string, Attributes: object = {}) =>
  toHint(JSON.stringify({ Type, Action, Actor: { ID, Attributes } }));

async function read(chunks: (string | Buffer)[]): Promise<EngineHint[]> {
  const hints: EngineHint[] = [];
  for await (const each of readHints(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    hints.push(each);
  return hints;
}

describe('R20: events are hints', () => {
  it('Docker: connect and disconnect are hints for the container', () => {
    expect(hint('network', 'connect', network, { container, name: 'front' })).toEqual({
      kind: 'container',
      id: container,
    });
  });

  it('Podman: the actor of a connect or disconnect is the container', () => {
    expect(hint('network', 'disconnect', container, { network: 'front' })).toEqual({
      kind: 'container',
      id: container,
    });
  });

  it.each(['create', 'destroy', 'remove', 'update'])('network %s is a hint for the network', (action) => {
    expect(hint('network', action, network)).toEqual({ kind: 'network', id: network });
    expect(hint('network', action, 'qr7zvput8atm7fjf5sa5ifefl')).toMatchObject({ kind: 'network' });
  });

  it.each(['create', 'start', 'die', 'rename', 'destroy', 'remove', 'health_status: healthy'])(
    'container %s is a hint for the container',
    (action) => {
      expect(hint('container', action, container, { name: '<b>' })).toEqual({
        kind: 'container',
        id: container,
      });
    },
  );

  it('exec events give no hint; prune and unknown events give the hint "all"', () => {
    expect(hint('container', 'exec_create: /bin/true', container)).toBeNull();
    expect(hint('container', 'exec', container)).toBeNull();
    expect(hint('network', 'prune', '')).toEqual({ kind: 'all' });
    expect(hint('volume', 'create', 'x')).toEqual({ kind: 'all' });
    expect(hint('network', 'create', '../../containers')).toEqual({ kind: 'all' });
  });
});

describe('the event stream', () => {
  const line = `${JSON.stringify({ Type: 'container', Action: 'start', Actor: { ID: container, Attributes: { name: 'Ünïcode→' } } })}\n`;

  it('can be split anywhere, even within a character', async () => {
    const bytes = Buffer.from(line + line);
    const pieces = Array.from({ length: bytes.length }, (_, i) => bytes.subarray(i, i + 1));
    expect(await read(pieces)).toHaveLength(2);
    expect(await read([line + line.slice(0, 40), line.slice(40)])).toHaveLength(2);
  });

  it('continues after invalid lines', async () => {
    expect(await read(['{"Type":\n\n}{\n', '\u0000\n', 'null\n', '42\n', line])).toHaveLength(1);
  });

  it('skips a line that is too long', async () => {
    const flood = Array.from({ length: 40 }, () => 'x'.repeat(1024 * 1024));
    expect(await read([...flood, '\n', line])).toEqual([
      { kind: 'all' },
      { kind: 'container', id: container },
    ]);
  });

  it('throws when it is interrupted', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from(line);
        throw new Error('cut');
      })(),
    );
    await expect(
      (async () => {
        for await (const each of readHints(broken)) expect(each).toBeTruthy();
      })(),
    ).rejects.toMatchObject({ code: 'engine-unreachable' });
  });
});
