// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// A private engine runs on Linux only, and its owner is identified by /proc.
describe.runIf(process.platform === 'linux')('R114: of the engines that earlier runs left', () => {
  let root = '';
  /** @type {typeof import('./leftovers.mjs')} */
  let leftovers;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'portolan-leftovers-'));
    // The module reads the folder for temporary files when it is loaded.
    vi.stubEnv('TMPDIR', root);
    vi.resetModules();
    leftovers = await import('./leftovers.mjs');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true });
  });

  /** @param {string} suffix */
  function engineFolder(suffix) {
    const folder = leftovers.FOLDER_PREFIX + suffix;
    mkdirSync(join(folder, 'data'), { recursive: true });
    return folder;
  }

  /** @param {string} folder */
  function isRemoved(folder) {
    leftovers.removeLeftovers();
    return !existsSync(folder);
  }

  it('those of ended owners are removed', () => {
    const folder = engineFolder('ended1');
    writeFileSync(join(folder, 'owner'), `${spawnSync('true').pid} 12345`);
    expect(isRemoved(folder)).toBe(true);
  });

  it('those whose owner’s process id is now that of another process are removed', () => {
    const folder = engineFolder('reused');
    leftovers.markOwner(folder);
    const [pid, time] = readFileSync(join(folder, 'owner'), 'utf8').split(' ');
    writeFileSync(join(folder, 'owner'), `${pid} ${Number(time) - 1}`);
    expect(isRemoved(folder)).toBe(true);
  });

  it('those of live owners are left alone', () => {
    const folder = engineFolder('alive1');
    leftovers.markOwner(folder);
    expect(isRemoved(folder)).toBe(false);
    expect(existsSync(join(folder, 'data'))).toBe(true);
  });

  it('those without an owner are removed only when they are old: the owner is written after the folder is created', () => {
    const folder = engineFolder('orphan');
    const tenSecondsAgo = Date.now() / 1000 - 10;
    utimesSync(folder, tenSecondsAgo, tenSecondsAgo);
    expect(isRemoved(folder)).toBe(false);
    utimesSync(folder, 0, 0);
    expect(isRemoved(folder)).toBe(true);
  });

  it('other folders are left alone', () => {
    const folder = join(root, 'other');
    mkdirSync(folder);
    utimesSync(folder, 0, 0);
    expect(isRemoved(folder)).toBe(false);
  });
});
