/** Returns a function that derives its result once for each object, which must never change. */
export function once<K extends object, V>(derive: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const made = known.get(key) ?? { value: derive(key) };
    known.set(key, made);
    return made.value;
  };
}
