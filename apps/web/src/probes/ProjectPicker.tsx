import { Button, Menu, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { containerCounts } from '../store/counts/containerCounts.ts';
import { useEngine } from '../store/engine/EngineScope.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { useTopologyValue } from '../store/useTopologyValue.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './Probe.module.css';
import { setPickerOpen, projectsOf, runProject, useProjectRun } from './runProject.ts';
import { useRefusalToProbe } from './refusalToProbe.ts';

/** R269: the button and the menu that start a run over all pairs of a project. */
export function ProjectPicker() {
  const hasProjects = useTopologyValue((index) =>
    containerCounts(index).projects.some(({ value, count }) => value !== '' && count > 1),
  );
  const refusal = useRefusalToProbe();
  const isPickerOpen = useProjectRun((state) => state.isPickerOpen);
  const isRunning = useProjectRun(({ run }) => run?.state === 'running');
  const why =
    refusal ??
    (isRunning ? 'Another run is in progress. Cancel it first.' : null) ??
    (!hasProjects ? 'No Compose project has two containers.' : null);
  return (
    <Menu
      opened={isPickerOpen && why === null}
      onChange={(opened) => setPickerOpen(opened && why === null)}
      position="bottom-end"
      shadow="md"
      width={260}
    >
      <Menu.Target>
        <Tooltip
          label={why ?? 'Tests every pair of one project from inside its containers'}
          disabled={isPickerOpen}
        >
          <Button
            variant="default"
            leftSection={<IconFlask size={14} aria-hidden />}
            data-disabled={why !== null || undefined}
            aria-disabled={why !== null}
          >
            Test a project…
          </Button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        <Menu.Label>Test all ordered pairs of</Menu.Label>
        {isPickerOpen && <Projects />}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The projects when the menu was opened. */
function Projects() {
  const engine = useEngine();
  const [projects] = useState(() => {
    const { index } = topologyStoreOf(engine).getState();
    return index ? projectsOf(index) : [];
  });
  return projects.map((each) => {
    const many = each.containerIds.length;
    return (
      <Menu.Item key={each.project} onClick={() => void runProject(engine, each)}>
        <Literal text={each.project} max={60} />
        <br />
        <span className={classes.size}>
          {many} containers, {many * (many - 1)} pairs
        </span>
      </Menu.Item>
    );
  });
}
