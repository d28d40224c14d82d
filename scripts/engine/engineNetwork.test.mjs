// @ts-check
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEngineNetwork } from './engineNetwork.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-ip-'));
  writeFileSync(join(folder, 'ip'), `#!/bin/sh\necho "$@" >> '${folder}/calls'\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('R113: on this machine, an engine’s network is one link, which leads into a namespace of its own', () => {
  const { netns, hostAddress } = createEngineNetwork('Ab12cd');
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  const outside = /^address add (198\.18\.\d+\.\d+)\/30 dev ptest-Ab12cd$/;
  expect(netns).toBe('ptest-Ab12cd');
  expect(calls.filter((call) => !call.startsWith('-netns ptest-Ab12cd '))).toEqual([
    'netns add ptest-Ab12cd',
    'link add ptest-Ab12cd type veth peer name eth0 netns ptest-Ab12cd',
    expect.stringMatching(outside),
    'link set ptest-Ab12cd up',
  ]);
  expect(calls).toContain(`-netns ptest-Ab12cd address add ${hostAddress}/30 dev eth0`);

  // Both ends of the link are the two hosts of one /30.
  const toNumber = (/** @type {string} */ address) =>
    address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const there = toNumber(calls.map((call) => outside.exec(call)?.[1]).find(Boolean) ?? '');
  expect([there % 4, toNumber(hostAddress) - there]).toEqual([1, 1]);
});
