// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installPackages } from './debianPackages.mjs';

describe('R112: an installation', () => {
  let folder = '';
  let policy = '';

  /** @param {string} script - what the program `apt-get` does after it has written its arguments and the policy's answer */
  const setApt = (script) =>
    writeFileSync(
      join(folder, 'apt-get'),
      `#!/bin/sh\ncd '${folder}'\necho "$@" >> calls\n./policy docker start; echo $? >> answers\n${script}\n`,
      { mode: 0o755 },
    );
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8').trim().split('\n');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-packages-'));
    policy = join(folder, 'policy');
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    setApt('exit 0');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('takes no recommended packages, and lets no service start meanwhile', async () => {
    await installPackages(['docker.io', 'iptables'], policy);
    expect(read('calls')).toEqual([
      expect.stringMatching(/ install --yes --no-install-recommends docker\.io iptables$/),
    ]);
    // "Action forbidden by policy", in Debian's terms.
    expect(read('answers')).toEqual(['101']);
    expect(existsSync(policy)).toBe(false);
  });

  it('leaves a policy that the machine already has', async () => {
    const own = '#!/bin/sh\nexit 104\n';
    writeFileSync(policy, own, { mode: 0o755 });
    await installPackages(['iproute2'], policy);
    expect(read('answers')).toEqual(['104']);
    expect(readFileSync(policy, 'utf8')).toBe(own);
  });

  it('leaves no policy behind when it fails', async () => {
    setApt('echo no such package >&2; exit 100');
    await expect(installPackages(['iproute2'], policy)).rejects.toThrow(/iproute2[^]*no such package/);
    expect(existsSync(policy)).toBe(false);
  });
});
