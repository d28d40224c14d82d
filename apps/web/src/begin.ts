import { openSession } from './connection/session.ts';
import { loadFonts } from './theme/loadFonts.ts';

/**
 * What takes a round trip to the server begins here, before the rest of the page is evaluated: `main.tsx` imports this
 * module first. The address names no view while it is the map.
 */
void openSession();
void loadFonts();
if (!new URLSearchParams(location.search).has('view')) void import('./map/MapCanvas.tsx');
