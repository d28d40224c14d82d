import { Checkbox } from '@mantine/core';
import { optionsOf } from '@portolan/topology';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import type { CreateFormProps } from './CreateInput.ts';
import { OptionField } from './OptionField.tsx';
import { optionValue } from './options.ts';

/** What the network lets in and out, what can be connected to it, and the named driver options. */
export function BehaviourSection(props: CreateFormProps) {
  const { topology, features, input, change, shown } = props;
  const hasOwnSettings = input.configFrom === '';
  const options = optionsOf(input.driver, topology.engine).filter((option) => !option.required);
  const isSet = (key: string) => optionValue(input.options, key) !== undefined;
  const ofFlags = options.filter(({ kind }) => kind === 'flag');
  const ofTexts = options.filter(({ kind }) => kind !== 'flag');
  // R151: a config-only network has none of these settings: the engine refuses them.
  const takesContainers = !input.configOnly;
  const isSwarmWide = features.swarmNetworks && (input.driver === 'overlay' || input.scope === 'swarm');
  const check = (
    field: 'internal' | 'attachable' | 'ingress',
    label: string,
    description: string,
    isShown = true,
  ) =>
    (isShown || input[field]) && (
      <Checkbox
        size="xs"
        label={label}
        description={description}
        checked={input[field]}
        error={shown.notesOf(field).error}
        onChange={({ currentTarget }) => change(field, { [field]: currentTarget.checked })}
      />
    );
  const set = [
    input.internal && 'internal',
    input.attachable && 'attachable',
    input.ingress && 'ingress',
    ...options.map(({ key, label }) => isSet(key) && label),
  ].filter((each) => typeof each === 'string');
  if (!takesContainers && (!hasOwnSettings || options.length === 0)) return null;
  return (
    <FoldSection
      title="Behaviour"
      digest={set.join(' · ')}
      hasValue={set.length > 0}
      hasError={shown.hasErrorBelow(
        ...['internal', 'attachable', 'ingress'],
        ...options.map(({ key }) => `options.${key}`),
      )}
    >
      <div className={fields.checks}>
        {takesContainers && (
          <>
            {check('internal', 'Internal', 'No route to the outside, and no published ports.')}
            {check(
              'attachable',
              'Attachable',
              'Standalone containers can be connected, not only swarm services.',
              isSwarmWide,
            )}
            {check(
              'ingress',
              'Ingress',
              'Routes the published ports of all swarm services. A swarm has one such network.',
              isSwarmWide && input.driver === 'overlay',
            )}
          </>
        )}
        {hasOwnSettings &&
          ofFlags.map((option) => <OptionField key={option.key} {...props} option={option} />)}
      </div>
      {hasOwnSettings && ofTexts.length > 0 && (
        <div className={fields.columns}>
          {ofTexts.map((option) => (
            <OptionField key={option.key} {...props} option={option} />
          ))}
        </div>
      )}
    </FoldSection>
  );
}
