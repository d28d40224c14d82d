import { Menu } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { requestIntent } from '../../store/intentStore.ts';
import { selectCanChange, useTopologyStore } from '../../store/topologyStore.ts';
import { toLabel } from '../scene/toLabel.ts';

export interface MenuAt {
  /** The mark it is about; `null`: the background. */
  word: string | null;
  x: number;
  y: number;
}

interface Props {
  at: MenuAt | null;
  index: TopologyIndex;
  onClose: () => void;
  onSelect: (word: string) => void;
  onTidy: () => void;
  onFit: () => void;
  layout: 'depth' | 'islands';
  onLayout: (layout: 'depth' | 'islands') => void;
  /** How many marks stand where they were dragged. */
  moved: number;
  onForget: () => void;
}

/** The context menu of a mark, or of the background. */
export function MapMenu(props: Props) {
  const { at, index, onClose } = props;
  const canChange = useTopologyStore(selectCanChange);
  if (!at) return null;
  const id = at.word?.slice(2) ?? '';
  return (
    <Menu
      opened
      onClose={onClose}
      // Not by keys outside: the one that opened it is still on its way when it listens (Mantine 9.7).
      clickOutsideEvents={['mousedown', 'touchstart']}
      position="bottom-start"
      shadow="md"
      width={250}
      returnFocus
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {at.word?.startsWith('c:') && (
          <ContainerItems {...props} id={id} index={index} canChange={canChange} />
        )}
        {at.word?.startsWith('n:') && <NetworkItems {...props} id={id} canChange={canChange} />}
        {at.word?.startsWith('a:') && <AttachmentItems {...props} id={id} canChange={canChange} />}
        {!at.word?.match(/^[cna]:/) && <BackgroundItems {...props} canChange={canChange} />}
      </Menu.Dropdown>
    </Menu>
  );
}

type ItemsProps = Props & { id: string; canChange: boolean };

const short = (text: string) => toLabel(text, 170, 14);

function ContainerItems({ id, index, canChange, onSelect }: ItemsProps) {
  const container = index.containers.get(id);
  if (!container) return <Menu.Label>This container is gone</Menu.Label>;
  const attachments = index.attachmentsOfContainer(id);
  return (
    <>
      <Menu.Label>{short(container.name)}</Menu.Label>
      <Menu.Item onClick={() => onSelect(`c:${id}`)}>Select</Menu.Item>
      <Menu.Item disabled={!canChange} onClick={() => requestIntent({ kind: 'connect', containerId: id })}>
        Connect to a network…
      </Menu.Item>
      {attachments.map(({ id: key, networkId, networkName }) => (
        <Menu.Item
          key={key}
          disabled={!canChange}
          onClick={() =>
            requestIntent({ kind: 'disconnect', containerId: id, networkId: networkId || networkName })
          }
        >
          Disconnect from {short(networkName)}…
        </Menu.Item>
      ))}
    </>
  );
}

function NetworkItems({ id, index, canChange, onSelect }: ItemsProps) {
  const network = index.networks.get(id);
  if (!network) return <Menu.Label>This network is gone</Menu.Label>;
  return (
    <>
      <Menu.Label>{short(network.name)}</Menu.Label>
      <Menu.Item onClick={() => onSelect(`n:${id}`)}>Select</Menu.Item>
      <Menu.Item disabled={!canChange} onClick={() => requestIntent({ kind: 'connect', networkId: id })}>
        Connect a container…
      </Menu.Item>
      <Menu.Item
        disabled={!canChange || network.predefined}
        color="red"
        onClick={() => requestIntent({ kind: 'remove-network', networkId: id })}
      >
        Remove…
      </Menu.Item>
    </>
  );
}

function AttachmentItems({ id, index, canChange, onSelect }: ItemsProps) {
  const attachment = index.attachments.get(id);
  if (!attachment) return <Menu.Label>This attachment is gone</Menu.Label>;
  const { containerId, networkId, networkName } = attachment;
  return (
    <>
      <Menu.Label>
        {short(index.containers.get(containerId)?.name ?? '')} on {short(networkName)}
      </Menu.Label>
      <Menu.Item onClick={() => onSelect(`a:${id}`)}>Select</Menu.Item>
      <Menu.Item
        disabled={!canChange}
        color="red"
        onClick={() =>
          requestIntent({ kind: 'disconnect', containerId, networkId: networkId || networkName })
        }
      >
        Disconnect…
      </Menu.Item>
    </>
  );
}

function BackgroundItems(props: Props & { canChange: boolean }) {
  const { canChange, onTidy, onFit, layout, onLayout, moved, onForget } = props;
  return (
    <>
      <Menu.Item disabled={!canChange} onClick={() => requestIntent({ kind: 'create-network' })}>
        New network…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={onTidy}>Tidy</Menu.Item>
      <Menu.Item onClick={onFit}>Fit to the window</Menu.Item>
      {moved > 0 && <Menu.Item onClick={onForget}>Put dragged marks back</Menu.Item>}
      <Menu.Divider />
      <Menu.Item disabled={layout === 'depth'} onClick={() => onLayout('depth')}>
        Layout: Depth
      </Menu.Item>
      <Menu.Item disabled={layout === 'islands'} onClick={() => onLayout('islands')}>
        Layout: Islands
      </Menu.Item>
    </>
  );
}
