import { Checkbox, UnstyledButton } from '@mantine/core';
import type { EngineSummary } from '@portolan/protocol';
import { toVisible } from '../../theme/toVisible.ts';

interface EngineBoxProps {
  engine: EngineSummary;
  /** The names of the engines that are shown. */
  shown: ReadonlySet<string>;
  className: string | undefined;
  onToggle: (engine: EngineSummary) => void;
}

/**
 * R309: the checkbox that adds an engine to those that are shown, or takes it away. It is a button, because shortcuts do
 * nothing while a field has the focus.
 */
export function EngineBox({ engine, shown, className, onToggle }: EngineBoxProps) {
  const isShown = shown.has(engine.name);
  return (
    <UnstyledButton
      className={className}
      role="checkbox"
      aria-checked={isShown}
      aria-label={`Show ${toVisible(engine.name, 64)}`}
      // One is always shown.
      disabled={isShown && shown.size === 1}
      onClick={() => onToggle(engine)}
    >
      <Checkbox.Indicator
        component="span"
        size="xs"
        checked={isShown}
        disabled={isShown && shown.size === 1}
      />
    </UnstyledButton>
  );
}
