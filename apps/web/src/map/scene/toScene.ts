import type { TopologyIndex } from '@portolan/topology';
import { LiveScene } from './LiveScene.ts';
import type { Scene } from './scene.ts';

/** Returns what the map draws of a topology, as lists. */
export const toScene = (index: TopologyIndex): Scene => new LiveScene(index).lists();
