/** One term of docs/GLOSSARY.md. `meaning` and `dockerTerm` may contain Markdown code and emphasis. */
interface GlossaryTerm {
  term: string;
  meaning: string;
  /** Docker's own term; `null` where Docker has none, or the table has no such column. */
  dockerTerm: string | null;
}

/** The terms under one heading. */
interface GlossarySection {
  title: string;
  terms: GlossaryTerm[];
}

/**
 * Reads the tables of docs/GLOSSARY.md, except that of the retired terms: it is for contributors.
 * @param markdown the document; a table cell contains no `|`
 */
export function readGlossary(markdown: string): GlossarySection[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const rows = lines.filter((line) => line.startsWith('| ') && !/^\| (Term |---)/.test(line));
      return { title, terms: rows.map(toTerm) };
    })
    .filter(({ title }) => title !== 'Retired terms');
}

function toTerm(row: string): GlossaryTerm {
  const [term = '', meaning = '', dockerTerm = ''] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  return { term, meaning, dockerTerm: dockerTerm === '–' || dockerTerm === '' ? null : dockerTerm };
}

/** Splits a cell into plain text, `code` and _emphasis_, in order. */
export function toSpans(cell: string): { kind: 'text' | 'code' | 'emphasis'; text: string }[] {
  return cell
    .split(/(`[^`]+`|\b_[^_]+_\b)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      return part.startsWith('_')
        ? { kind: 'emphasis', text: part.slice(1, -1) }
        : { kind: 'text', text: part };
    });
}
