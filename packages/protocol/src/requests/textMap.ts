import * as z from 'zod';

/** Any text of a request, with the maximum length for labels and options. */
export const text = z.string().max(4096);

/**
 * A map of texts. R130: the key `__proto__` is refused, because `z.record` drops it without an error (zod 4) and the
 * request sent would then differ from the command shown.
 */
export const textMap = z.preprocess(
  (map, context) => {
    if (typeof map === 'object' && map !== null && Object.hasOwn(map, '__proto__')) {
      context.addIssue({
        code: 'custom',
        path: ['__proto__'],
        message: 'The name __proto__ is not allowed. Choose another one.',
      });
    }
    return map;
  },
  z.record(text, text),
);
