/**
 * Values of the chain in plain JavaScript.
 */

/**
 * A value without its types: whole numbers as `bigint`, structs as objects, `None` as undefined,
 * everything else as JSON has it.
 *
 * @param {any} value as @polkadot/api decodes it
 * @returns {any}
 */
export function plain(value) {
	if (value.toBigInt) return value.toBigInt();
	if (value instanceof Map) {
		return Object.fromEntries([...value].map(([name, part]) => [name, plain(part)]));
	}
	if (Array.isArray(value)) return [...value].map(plain);
	// Enums have `isNone` too.
	const isOption = value.unwrap && value.isNone !== undefined;
	if (isOption) return value.isNone ? undefined : plain(value.unwrap());
	return value.toJSON();
}
