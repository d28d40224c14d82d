/** A part of a text: a run of visible characters, or one invisible character as its escape. */
export interface Segment {
  text: string;
  escaped: boolean;
}

/** Controls, format characters (bidi overrides, zero-width), line separators and lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * R81: splits a text from the engine into visible runs and escapes of the characters that are invisible, break the line
 * or change the reading direction. After `max` characters it ends with an ellipsis.
 */
export function toSegments(text: string, max = Number.POSITIVE_INFINITY): Segment[] {
  const segments: Segment[] = [];
  let shown = 0;
  for (const char of text) {
    if (shown++ >= max) {
      segments.push({ text: '…', escaped: false });
      break;
    }
    const escaped = invisible.test(char);
    const last = segments.at(-1);
    if (last && !escaped && !last.escaped) last.text += char;
    else segments.push({ text: escaped ? escape(char) : char, escaped });
  }
  return segments;
}

/** Returns the same as plain text, for options, tooltips and notices (R81). */
export function toVisible(text: string, max = 120): string {
  return toSegments(text, max)
    .map((segment) => segment.text)
    .join('');
}

function escape(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return (
    named.get(char) ??
    (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}
