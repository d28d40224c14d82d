const FONTS = ['600 12px "Inter Variable"', '400 10px "JetBrains Mono Variable"'];
/** A page without its fonts is better than none. In milliseconds. */
const WAIT_AT_MOST = 500;

let isLoaded = false;
let loading: Promise<void> | null = null;

/** Loads the fonts of the map. Resolves when they are there, or when the wait is over. */
export const loadFonts = (): Promise<void> =>
  (loading ??= new Promise((resolve) => {
    const done = () => {
      isLoaded = true;
      resolve();
    };
    setTimeout(done, WAIT_AT_MOST);
    Promise.all(FONTS.map((font) => document.fonts.load(font))).then(done, done);
  }));

/** True once `loadFonts` has resolved. */
export const areFontsLoaded = (): boolean => isLoaded;
