import { openSession } from './connection/session.ts';

/**
 * The entry of the page, which is small: what takes round trips to the server begins while the scripts of the page are
 * still on their way. The address names no view while it is the map.
 */
void openSession();
if (!new URLSearchParams(location.search).has('view')) void import('./map/MapCanvas.tsx');
void import('./main.tsx');
