import { useEffect, useState } from 'react';
import { areFontsLoaded, loadFonts } from '../../theme/loadFonts.ts';

/** True once the fonts of the map are loaded, or the wait is over. A canvas does not draw again when a font arrives. */
export function useFontsReady(): boolean {
  const [isReady, setReady] = useState(areFontsLoaded);
  useEffect(() => {
    if (!isReady) void loadFonts().then(() => setReady(true));
  }, [isReady]);
  return isReady;
}
