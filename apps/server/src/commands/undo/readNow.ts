import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/** The container as the engine has it now. @throws EngineError `cannot-undo` */
export async function containerNow({ client }: UndoContext, id: string): Promise<ContainerReading> {
  const reading = await client.readContainer(id);
  if (!reading) throw cannotUndo('The container has been removed.');
  return reading;
}

/** The network, or what took its place (R147), as the engine has it now. @throws EngineError `cannot-undo` */
export async function networkNow({ client, replacements }: UndoContext, id: string): Promise<Network> {
  const network = await client.readNetwork(replacements.latest(id));
  if (!network) throw cannotUndo('The network has been removed.');
  return network;
}
