import { CloseButton, CopyButton, Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconSearch } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { FieldDetail } from './FieldDetail.tsx';
import type { Inspection } from './toInspection.ts';
import classes from './InspectPanes.module.css';
import { entriesOf, fieldAt, pathId, toCopyText } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';
import { JsonTree } from './JsonTree.tsx';
import { networkPart } from './networkPart.ts';
import { containerFieldMeanings } from './containerFieldMeanings.ts';
import { networkFieldMeanings } from './networkFieldMeanings.ts';
import { searchFields, toTreeRows } from './treeRows.ts';

/** Branches with more entries than this are folded at first. */
const MAX_UNFOLDED = 20;

interface InspectPanesProps {
  index: TopologyIndex;
  inspection: Inspection;
  json: Json;
  isVerbose: boolean;
  onVerbose: (isVerbose: boolean) => void;
}

/** R177: the tree of the engine's JSON, the search field, and the details of the chosen field. */
export function InspectPanes({ index, inspection, json, isVerbose, onVerbose }: InspectPanesProps) {
  const search = useRef<HTMLInputElement>(null);
  const [isWhole, setWhole] = useState(inspection.kind === 'network');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Path>(inspection.start);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());

  const root = useMemo(() => (isWhole ? json : networkPart(json)), [json, isWhole]);
  const meaningOf = useMemo(() => {
    const network = index.networks.get(inspection.id);
    const container = index.containers.get(inspection.id);
    if (network) return networkFieldMeanings(index, network);
    return container ? containerFieldMeanings(index, container) : () => null;
  }, [index, inspection.id]);
  const deferredQuery = useDeferredValue(query);
  const terms = useMemo(() => deferredQuery.toLowerCase().split(/\s+/).filter(Boolean), [deferredQuery]);
  const found = useMemo(
    () => (terms.length > 0 ? searchFields(root, terms, meaningOf) : null),
    [root, terms, meaningOf],
  );
  const rows = useMemo(() => {
    // The JSON of a container is long: only its network settings are unfolded.
    const opens = (path: Path, value: Json) =>
      entriesOf(value).length <= MAX_UNFOLDED &&
      (inspection.kind === 'network' || !isWhole || path[0] === 'NetworkSettings');
    return toTreeRows(
      root,
      found,
      (id, path, value) => toggled.get(id) ?? (found ? found.above.has(id) : opens(path, value)),
    );
  }, [root, found, toggled, isWhole, inspection.kind]);

  const changeQuery = (text: string) => {
    setQuery(text);
    setToggled(new Map());
  };
  const handleSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    const first = rows.find((row) => found === null || found.matches.has(row.id));
    if (!first) return;
    event.preventDefault();
    setChosen(first.path);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus(),
    );
  };

  const value = fieldAt(json, chosen);
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          ref={search}
          className={classes.search}
          size="xs"
          aria-label="Search this JSON"
          placeholder="Search keys, values, meanings…"
          value={query}
          onChange={(event) => changeQuery(event.currentTarget.value)}
          onKeyDown={handleSearchKey}
          leftSection={<IconSearch size={14} />}
          rightSection={
            query !== '' && (
              <CloseButton size="xs" aria-label="Clear the search" onClick={() => changeQuery('')} />
            )
          }
        />
        <span role="status" className={classes.count}>
          {found && (found.matches.size === 1 ? '1 field' : `${found.matches.size} fields`)}
        </span>
        {inspection.kind === 'container' && (
          <SegmentedControl
            size="xs"
            aria-label="Part of the JSON"
            value={isWhole ? 'whole' : 'network'}
            onChange={(next) => setWhole(next === 'whole')}
            data={[
              { value: 'network', label: 'Network settings' },
              { value: 'whole', label: 'Full JSON' },
            ]}
          />
        )}
        {inspection.isSwarm && (
          <Switch
            size="xs"
            label="Services (--verbose)"
            checked={isVerbose}
            onChange={(event) => onVerbose(event.currentTarget.checked)}
          />
        )}
        <CopyButton value={toCopyText(json)} timeout={1500}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy JSON'}
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={classes.panes}>
        <div className={classes.tree}>
          <JsonTree
            label="JSON from the engine"
            rows={rows}
            activeId={pathId(chosen)}
            terms={terms}
            meaningOf={meaningOf}
            onActivate={(row) => setChosen(row.path)}
            onToggle={(row) => setToggled(new Map(toggled).set(row.id, !row.isExpanded))}
            onType={() => search.current?.focus()}
          />
          {rows.length === 0 && <p className={classes.none}>No field matches.</p>}
        </div>
        <div className={classes.field}>
          {value === undefined ? (
            <p className={classes.none}>This field no longer exists.</p>
          ) : (
            <FieldDetail
              target={{ kind: inspection.kind, name: inspection.target, verbose: isVerbose }}
              path={chosen}
              value={value}
              meaning={meaningOf(chosen)}
            />
          )}
        </div>
      </div>
    </>
  );
}
