// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../root.mjs';
import { projectFiles, readProjectFile } from './projectFiles.mjs';

const paths = projectFiles(/./);

describe.each(projectFiles(/\.md$/))('R119: %s', (document) => {
  const text = readProjectFile(document);

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(([, target = '']) => target);
    expect(links.filter((target) => !existsSync(join(ROOT, dirname(document), target)))).toEqual([]);
  });

  it('names files that exist', () => {
    const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css))(?::(\w+))?`/g)];
    const wrong = named.filter(([, path = '', name]) => {
      const hits = paths.filter((each) => each === path || each.endsWith(`/${path}`));
      const hit = hits.length === 1 ? hits[0] : undefined;
      return !hit || (name && !defines(readProjectFile(hit), name));
    });
    expect(wrong.map(([all]) => all)).toEqual([]);
  });
});

/**
 * @param {string} code
 * @param {string} name
 * @returns {boolean} true if the code declares a function, class, type, constant or method of this name
 */
function defines(code, name) {
  const declaration = `(?:function\\*?|class|const|interface|type)\\s+${name}\\b`;
  const method = `^\\s+(?:(?:async|static|get|readonly)\\s+|\\*)*#?${name}[(<]`;
  return new RegExp(`${declaration}|${method}`, 'm').test(code);
}
