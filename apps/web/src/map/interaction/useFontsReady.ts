import { useEffect, useState } from 'react';

const FONTS = ['600 12px "Inter Variable"', '400 10px "JetBrains Mono Variable"'];
/** Milliseconds. */
const WAIT_AT_MOST = 500;

/** True once the fonts of the map are loaded, or the wait is over. A canvas does not draw again when a font arrives. */
export function useFontsReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const done = () => isCurrent && setReady(true);
    const timer = window.setTimeout(done, WAIT_AT_MOST);
    Promise.all(FONTS.map((font) => document.fonts.load(font))).then(done, done);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, []);
  return isReady;
}
