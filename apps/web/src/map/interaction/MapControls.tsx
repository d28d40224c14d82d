import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus, IconSparkles } from '@tabler/icons-react';
import classes from '../MapCanvas.module.css';
import { MapLegend } from './MapLegend.tsx';

interface Props {
  onZoom: (factor: number) => void;
  onFit: () => void;
  onTidy: () => void;
}

export function MapControls({ onZoom, onFit, onTidy }: Props) {
  return (
    <ActionIcon.Group className={classes.controls ?? ''} orientation="vertical">
      <MapLegend />
      <Control label="Tidy: run the layout again" icon={<IconSparkles size={17} />} onClick={onTidy} />
      <Control label="Fit to window" icon={<IconFocusCentered size={17} />} onClick={onFit} />
      <Control label="Zoom in" icon={<IconPlus size={17} />} onClick={() => onZoom(1.3)} />
      <Control label="Zoom out" icon={<IconMinus size={17} />} onClick={() => onZoom(1 / 1.3)} />
    </ActionIcon.Group>
  );
}

function Control({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <Tooltip label={label} position="left" openDelay={400}>
      <ActionIcon variant="default" size={32} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
