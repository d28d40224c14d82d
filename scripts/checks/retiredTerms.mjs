// @ts-check
import ts from 'typescript';
import { readProjectFile } from './projectFiles.mjs';

/**
 * A term that the project no longer uses, from the table "Retired terms" of docs/GLOSSARY.md.
 * @typedef {object} RetiredTerm
 * @property {string} term - in lower case; may be several words
 * @property {string} instead - what to write
 * @property {boolean} inNames - refused in identifiers
 * @property {boolean} inTexts - refused in comments, strings and documents
 */

/** @returns {RetiredTerm[]} */
export function retiredTerms() {
  const [, table = ''] = readProjectFile('docs/GLOSSARY.md').split('## Retired terms');
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (-|Retired)/.test(line));
  return rows.flatMap((row) => {
    const [retired = '', instead = '', where = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return retired.split(', ').map((term) => ({
      term,
      instead,
      inNames: where.includes('names'),
      inTexts: where.includes('texts'),
    }));
  });
}

/**
 * Finds retired terms in a file.
 * @param {string} path - its ending decides which identifiers are looked at
 * @param {string} text - the content of the file
 * @param {RetiredTerm[]} terms
 * @returns {string[]} one entry for each line and term: `path:line term: write …`
 */
export function findRetiredTerms(path, text, terms) {
  const names = /\.(ts|tsx|mjs|js)$/.test(path) ? identifiersOf(path, text) : [];
  return terms.flatMap(({ term, instead, inNames, inTexts }) => {
    // In texts, a line break and the start of the next comment line may stand between two words of a term.
    const pattern = new RegExp(`\\b${term.replace(' ', String.raw`\s+(?:[*/]+\s+)?`)}s?\\b`, 'gi');
    const places = [
      ...(inNames ? names : []).filter(({ words }) => words.match(pattern)),
      ...(inTexts ? text.matchAll(pattern) : []),
    ];
    const lines = new Set(places.map(({ index }) => text.slice(0, index).split('\n').length));
    return [...lines].sort((a, b) => a - b).map((line) => `${path}:${line} ${term}: write ${instead}`);
  });
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {{ words: string, index: number }[]} each identifier as its words, `toSeatKey` as `to Seat Key`, with its place in the text
 */
function identifiersOf(path, text) {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  /** @type {{ words: string, index: number }[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      const words = node.text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_$#]/g, ' ');
      found.push({ words, index: node.getStart(source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
