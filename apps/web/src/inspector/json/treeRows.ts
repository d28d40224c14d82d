import { entriesOf, idBelow, isBranch, textBelow } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';
import type { FieldMeaning } from './FieldMeaning.ts';

/** One row of the tree. */
export interface TreeRow {
  id: string;
  path: Path;
  value: Json;
  /** The depth of the row; it starts at 1. */
  level: number;
  /** The position among the siblings that are shown, starting at 1, and the number of those siblings. */
  position: number;
  siblings: number;
  isBranch: boolean;
  isExpanded: boolean;
}

/** The ids of the fields that a search found, and of all branches above them. */
export interface SearchResult {
  matches: ReadonlySet<string>;
  above: ReadonlySet<string>;
}

/**
 * Returns the rows of the tree from top to bottom. After a search these are the matches, the branches above them, and the
 * unfolded rows below them.
 */
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
    shown.forEach(({ key, child, id }, position) => {
      const at = [...path, key];
      const opens = isBranch(child) && entriesOf(child).length > 0;
      const row: TreeRow = {
        ...{ id, path: at, value: child, level: at.length, position: position + 1, siblings: shown.length },
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
 * R176: finds the fields whose path, value or meaning contains every term, in any case. A field that does so only by the
 * path of its branch is left out: `labels` finds the object of labels, not each label.
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

/** Returns a leaf, or an empty branch, as one line; an empty text for other branches. */
export function leafText(value: Json): string {
  if (typeof value === 'string') return value;
  if (!isBranch(value)) return String(value);
  return entriesOf(value).length > 0 ? '' : Array.isArray(value) ? '[]' : '{}';
}
