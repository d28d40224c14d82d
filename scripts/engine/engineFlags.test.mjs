// @ts-check
import { expect, it } from 'vitest';
import { engineFlags, socketOf } from './engineFlags.mjs';
import { FOLDER_PREFIX } from './leftovers.mjs';

/** @param {string} folder */
function valuesOf(folder) {
  const flags = engineFlags(folder);
  return new Map(flags.flatMap((flag, i) => (flag.startsWith('--') ? [[flag, flags[i + 1] ?? '']] : [])));
}

it('R113: all files of a private engine are in its folder, and its cgroup is its own', () => {
  const folder = `${FOLDER_PREFIX}Ab12cd`;
  const values = valuesOf(folder);
  for (const flag of ['--config-file', '--data-root', '--exec-root', '--pidfile'])
    expect([flag, values.get(flag)]).toEqual([flag, expect.stringContaining(`${folder}/`)]);
  expect(values.get('--host')).toBe(`unix://${socketOf(folder)}`);
  expect(socketOf(folder)).toContain(`${folder}/`);
  expect(values.get('--cgroup-parent')).toMatch(/^\/.*Ab12cd$/);
});

it('R113: two private engines share no file and no cgroup', () => {
  const [one, two] = [valuesOf(`${FOLDER_PREFIX}aaaaaa`), valuesOf(`${FOLDER_PREFIX}bbbbbb`)];
  for (const flag of ['--host', '--data-root', '--exec-root', '--pidfile', '--cgroup-parent'])
    expect([flag, one.get(flag)]).not.toEqual([flag, two.get(flag)]);
});
