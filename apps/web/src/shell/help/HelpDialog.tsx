import { Modal, Tabs } from '@mantine/core';
import { closeOverlay, openOverlay } from '../overlayStore.ts';
import { Glossary } from './Glossary.tsx';
import { ShortcutList } from './ShortcutList.tsx';

/** R88, R97: the keyboard shortcuts and the glossary, one tab each. */
export default function HelpDialog({ tab }: { tab: 'shortcuts' | 'glossary' }) {
  return (
    <Modal opened onClose={closeOverlay} title="Help" size="lg">
      <Tabs value={tab} onChange={(value) => openOverlay(value === 'glossary' ? value : 'shortcuts')}>
        <Tabs.List>
          <Tabs.Tab value="shortcuts">Keyboard shortcuts</Tabs.Tab>
          <Tabs.Tab value="glossary">Glossary</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="shortcuts" pt="xs">
          <ShortcutList />
        </Tabs.Panel>
        <Tabs.Panel value="glossary">
          <Glossary />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
