// @ts-check
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';
import { isAtLeast } from './requireNode.mjs';
import { hashOf, stampAt } from './staleness.mjs';

describe('hashOf', () => {
  let root = '';
  const write = (/** @type {string} */ path, /** @type {string} */ content) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const hash = () => hashOf(root, ['lock', 'src', 'absent'], (path) => !path.endsWith('.test.ts'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'portolan-staleness-'));
    write('lock', '1');
    write('src/a.ts', 'a');
    write('src/deep/b.ts', 'b');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('R111: stays the same while no input changes', () => {
    const before = hash();
    write('elsewhere.ts', 'x');
    write('src/a.test.ts', 'x');
    write('src/a.ts', 'a');
    expect(hash()).toBe(before);
  });

  it.each([
    ['an edit', () => write('src/deep/b.ts', 'B')],
    ['a new file', () => write('src/deep/c.ts', '')],
    ['a removed file', () => rmSync(join(root, 'src/a.ts'))],
    ['a listed file that appears', () => write('absent', '')],
    ['text moved from one file to the next', () => (write('src/a.ts', ''), write('src/deep/b.ts', 'ab'))],
  ])('R111: changes with %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('R111: interrupted work does not count as finished', () => {
    const stamp = stampAt(join(root, 'dist/.stamp'));
    expect(stamp.matches('h')).toBe(false);
    stamp.write('h');
    expect(stamp.matches('h')).toBe(true);
    expect(stamp.matches('other')).toBe(false);
    stamp.remove();
    expect(stamp.matches('h')).toBe(false);
  });
});

describe('isInstalled', () => {
  const wanted = {
    packages: {
      '': {},
      'apps/web': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/@x/web': { resolved: 'apps/web' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  };
  const present = {
    packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/@x/web': { resolved: 'apps/web' } },
  };

  it('R111: an install of all that the lock file asks for is kept', () => {
    expect(isInstalled(wanted, present)).toBe(true);
  });

  it('R111: none, an unfinished one, and one of another lock file are not', () => {
    expect(isInstalled(wanted, null)).toBe(false);
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    const older = { packages: { ...present.packages, 'node_modules/a': { version: '0.9.0' } } };
    expect(isInstalled(wanted, older)).toBe(false);
    const moved = { packages: { ...present.packages, 'node_modules/@x/web': { resolved: 'apps/page' } } };
    expect(isInstalled(wanted, moved)).toBe(false);
  });
});

describe('isAtLeast', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.1.0', true],
    ['20.18.9', false],
    ['18.20.0', false],
    ['9.99.99', false],
  ])('R110: Node %s against 20.19: %s', (version, expected) => {
    expect(isAtLeast(version, '20.19')).toBe(expected);
  });
});
