import { useEffect, useState } from 'react';

const FONTS = ['600 12px "Inter Variable"', '400 10px "JetBrains Mono Variable"'];
const WAIT_AT_MOST = 500;

/** Whether the map's fonts are there, or have been waited for long enough: a canvas does not draw again when a font arrives. */
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
