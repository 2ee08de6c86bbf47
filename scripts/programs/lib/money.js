/**
 * Amounts of ASY, as people write them.
 */

/** How many decimals ASY has. */
const DECIMALS = 12;
const ASY = 10n ** BigInt(DECIMALS);

/**
 * An amount for people.
 *
 * @param {bigint} units
 * @param {number} [digits] how many decimals to show at most; the rest is cut off
 * @returns {string} such as `1,234.5 ASY`
 */
export function asy(units, digits = DECIMALS) {
	const whole = (units / ASY).toLocaleString('en');
	const decimals = (units % ASY).toString().padStart(DECIMALS, '0').slice(0, digits);
	const shown = decimals.replace(/0+$/, '');
	return `${whole}${shown && `.${shown}`} ASY`;
}

/**
 * The units of an amount that a person wrote.
 *
 * @param {string} text such as `2.5`
 * @returns {bigint | undefined} undefined if it is no amount
 */
export function units(text) {
	const match = /^(\d{1,20})(?:\.(\d{1,12}))?$/.exec(text);
	if (!match) return undefined;
	const [, whole, decimals = ''] = match;
	return BigInt(whole) * ASY + BigInt(decimals.padEnd(DECIMALS, '0'));
}

/**
 * Millionths as a percentage for people.
 *
 * @param {bigint} millionths
 * @returns {string} such as `12.34 %`
 */
export function percent(millionths) {
	const [whole, hundredths] = [millionths / 10_000n, (millionths % 10_000n) / 100n];
	return `${whole.toLocaleString('en')}.${hundredths.toString().padStart(2, '0')} %`;
}
