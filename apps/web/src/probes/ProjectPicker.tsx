import { Button, Menu, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { containerCounts } from '../store/counts/containerCounts.ts';
import { usePlace } from '../store/engine/enginesStore.ts';
import { EngineScope, useEngine } from '../store/engine/EngineScope.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { useEachTopology } from '../store/useEachTopology.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './Probe.module.css';
import { setPickerOpen, projectsOf, runProject, useProjectRun } from './runProject.ts';
import { useRefusalToProbe, useRefusalToProbeAny } from './refusalToProbe.ts';

/** R269: the button and the menu that start a run over all pairs of a project of one of the engines that are shown. */
export function ProjectPicker() {
  const engines = useEachTopology(hasProjects);
  const refusal = useRefusalToProbeAny();
  const isPickerOpen = useProjectRun((state) => state.isPickerOpen);
  const isRunning = useProjectRun(({ run }) => run?.state === 'running');
  const why =
    refusal ??
    (isRunning ? 'Another run is in progress. Cancel it first.' : null) ??
    (engines.some(({ value }) => value) ? null : 'No Compose project has two containers.');
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
        {isPickerOpen &&
          engines.map(({ engine, value }) => (
            <EngineScope key={engine ?? ''} value={engine}>
              {value && <Projects isNamed={engines.length > 1} />}
            </EngineScope>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const hasProjects = (index: TopologyIndex): boolean =>
  containerCounts(index).projects.some(({ value, count }) => value !== '' && count > 1);

/** The projects of an engine when the menu was opened, below its name if there are several engines. */
function Projects({ isNamed }: { isNamed: boolean }) {
  const engine = useEngine();
  const place = usePlace();
  const refusal = useRefusalToProbe();
  const [projects] = useState(() => {
    const { index } = topologyStoreOf(engine).getState();
    return index ? projectsOf(index) : [];
  });
  return (
    <>
      {isNamed && (
        <Menu.Label>
          {place}
          {refusal !== null && `: ${refusal}`}
        </Menu.Label>
      )}
      {projects.map((each) => {
        const many = each.containerIds.length;
        return (
          <Menu.Item
            key={each.project}
            disabled={refusal !== null}
            onClick={() => void runProject(engine, each)}
          >
            <Literal text={each.project} max={60} />
            <br />
            <span className={classes.size}>
              {many} containers, {many * (many - 1)} pairs
            </span>
          </Menu.Item>
        );
      })}
    </>
  );
}
