import { entriesOf, idBelow, isBranch, textBelow } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';
import type { FieldMeaning } from './FieldMeaning.ts';

/** One line of the tree. */
export interface TreeRow {
  id: string;
  path: Path;
  value: Json;
  /** From 1 on. */
  level: number;
  /** Its place among its siblings that are shown, from 1 on, and how many those are. */
  position: number;
  siblings: number;
  isBranch: boolean;
  isExpanded: boolean;
}

/** What a search found: the fields themselves, and all above them. */
export interface SearchResult {
  matches: ReadonlySet<string>;
  above: ReadonlySet<string>;
}

/** The lines of a tree, top to bottom: with a search, what it found, what is above that, and what is unfolded below. */
export function toTreeRows(
  root: Json,
  found: SearchResult | null,
  isExpanded: (id: string, path: Path, value: Json) => boolean,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (value: Json, path: Path, branchId: string, isBelowMatch: boolean) => {
    const children = entriesOf(value).map(([key, child]) => ({ key, child, id: idBelow(branchId, key) }));
    const shown = children.filter(
      ({ id }) => !found || isBelowMatch || found.matches.has(id) || found.above.has(id),
    );
    shown.forEach(({ key, child, id }, place) => {
      const at = [...path, key];
      const opens = isBranch(child) && entriesOf(child).length > 0;
      const row: TreeRow = {
        ...{ id, path: at, value: child, level: at.length, position: place + 1, siblings: shown.length },
        isBranch: opens,
        isExpanded: opens && isExpanded(id, at, child),
      };
      rows.push(row);
      if (row.isExpanded) add(child, at, id, isBelowMatch || (found?.matches.has(id) ?? false));
    });
  };
  add(root, [], '[]', false);
  return rows;
}

/**
 * R176: the fields whose path, value or meaning holds every term, case aside. One that does so only by what stands
 * above it is left out: `labels` finds the labels, not each of them.
 */
export function searchFields(
  root: Json,
  terms: readonly string[],
  meaningOf: (path: Path) => FieldMeaning | null,
): SearchResult {
  const [matches, above] = [new Set<string>(), new Set<string>()];
  const visit = (value: Json, path: Path, branchId: string, branchText: string): boolean => {
    const textAbove = branchText.toLowerCase();
    let isFoundBelow = false;
    for (const [key, child] of entriesOf(value)) {
      const at = [...path, key];
      const id = idBelow(branchId, key);
      const text = textBelow(branchText, key);
      const meaning = meaningOf(at);
      const own = [text, leafText(child), meaning?.label, meaning?.text].join('\n').toLowerCase();
      const isMatch =
        terms.every((term) => own.includes(term)) && !terms.every((term) => textAbove.includes(term));
      if (isMatch) matches.add(id);
      const isBelow = visit(child, at, id, text);
      if (isBelow) above.add(id);
      isFoundBelow ||= isMatch || isBelow;
    }
    return isFoundBelow;
  };
  visit(root, [], '[]', '');
  return { matches, above };
}

/** A leaf as it is told in one line. */
export function leafText(value: Json): string {
  if (typeof value === 'string') return value;
  if (!isBranch(value)) return String(value);
  return entriesOf(value).length > 0 ? '' : Array.isArray(value) ? '[]' : '{}';
}
