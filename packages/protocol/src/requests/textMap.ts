import * as z from 'zod';

/** Any text of a request, as long as labels and options get. */
export const text = z.string().max(4096);

/**
 * Names with values. R130: `__proto__` is refused, which `z.record` would drop in silence (zod 4): what is asked,
 * shown as a command and sent is always the same.
 */
export const textMap = z.preprocess(
  (map, context) => {
    if (typeof map === 'object' && map !== null && Object.hasOwn(map, '__proto__')) {
      context.addIssue({
        code: 'custom',
        path: ['__proto__'],
        message: 'Choose another name than __proto__.',
      });
    }
    return map;
  },
  z.record(text, text),
);
